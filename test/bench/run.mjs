// @ts-check
/**
 * `npm run bench`: prints every measurable budget as a table. `npm run bench -- start frame` measures only these topics. A topic
 * is a file in this folder that exports `title` and `measure`. No test asserts times.
 */
import { cpus } from 'node:os';

const TOPICS = ['start', 'frame', 'filter', 'layout', 'publish', 'library', 'search', 'package'];

/** Topics that take minutes and are measured only on request. */
const ON_REQUEST = ['patches', 'bounds', 'highlight'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter(topic => ![...TOPICS, ...ON_REQUEST].includes(topic));
if (unknown.length > 0)
  throw new Error(
    `unknown topic: ${unknown.join(', ')} (known topics: ${[...TOPICS, ...ON_REQUEST].join(', ')})`,
  );

console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores`);
// It triples the start of bare Node, which flatters every ratio, and most users do not have it.
delete process.env.NODE_EXTRA_CA_CERTS;
for (const topic of wanted.length > 0 ? wanted : TOPICS) {
  /** @type {{ title: string, measure: () => Promise<import('./measure.mjs').Row[]> }} */
  const { title, measure } = await import(`./${topic}.mjs`);
  console.log(`\n${title}\n`);
  print(await measure());
}

/** @param {import('./measure.mjs').Row[]} rows */
function print(rows) {
  const cells = rows.map(({ what, measured, ratio, budget, over }) => [
    what,
    measured,
    ratio ?? '',
    budget ?? '',
    over ? 'OVER' : '',
  ]);
  const table = [['', 'measured', '× Node', 'budget', ''], ...cells];
  const widths = [0, 1, 2, 3].map(column => Math.max(...table.map(row => row[column]?.length ?? 0)));
  for (const row of table) {
    const [what = '', ...rest] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log([what, ...rest].join('  ').trimEnd());
  }
}
