// @ts-check
/**
 * `npm run bench`: every budget that can be measured, as one table. `npm run bench -- start frame` measures these topics alone.
 * A topic is a file in this folder that exports `title` and `measure`; nothing here is asserted by a test.
 */
import { cpus } from 'node:os';

const TOPICS = ['start', 'frame', 'typing', 'typeset', 'publish', 'library', 'search', 'package'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter(topic => !TOPICS.includes(topic));
if (unknown.length > 0)
  throw new Error(`no such topic: ${unknown.join(', ')}; there are ${TOPICS.join(', ')}`);

console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores`);
if (process.env.NODE_EXTRA_CA_CERTS !== undefined) {
  console.log(
    'NODE_EXTRA_CA_CERTS is set: every start of Node reads it, bare Node too, so ratios are smaller than without it.',
  );
}
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
