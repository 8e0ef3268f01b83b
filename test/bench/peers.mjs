// @ts-check
/**
 * Prints 10 MB into a pipe, with Lectern and with the other Markdown readers that are installed: generated posts, and the bundled
 * articles, repeated.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MB, median, rate } from './measure.mjs';
import { sampleText } from './samples.mjs';

/** Commands of other readers to print a file into a pipe. @type {Record<string, (file: string) => string[]>} */
export const PEERS = {
  less: file => ['less', '-R', file],
  treemd: file => ['treemd', file],
  lowdown: file => ['lowdown', '-Tterm', file],
  mdcat: file => ['mdcat', file],
  glow: file => ['glow', '-s', 'notty', '-w', '80', file],
  bat: file => ['bat', '-p', '--color=always', file],
  batcat: file => ['batcat', '-p', '--color=always', file],
  'marked-terminal': file => [
    process.execPath,
    '--input-type=module',
    '-e',
    `import { marked } from 'marked'; import { markedTerminal } from 'marked-terminal'; import { readFileSync } from 'node:fs';
     marked.use(markedTerminal({ reflowText: true, width: 80 })); process.stdout.write(marked(readFileSync(${JSON.stringify(file)}, 'utf8')));`,
  ],
};

/**
 * @param {string} folder for the files
 * @returns {import('./measure.mjs').Row[]}
 */
export function measureReaders(folder) {
  return [
    ...measureText(folder, 'posts', sampleText('README', 10 * MB)),
    ...measureText(folder, 'articles', bundledArticles(10 * MB)),
  ];
}

/**
 * The bodies of the bundled articles, repeated.
 *
 * @param {number} length minimum, in UTF-16 code units
 */
function bundledArticles(length) {
  const folder = resolve('articles');
  const files = readdirSync(folder).filter(name => name.endsWith('.md'));
  const bodies = files.map(name => readFileSync(join(folder, name), 'utf8').replace(/^---\n.*?\n---\n/s, ''));
  const all = `${bodies.join('\n\n')}\n\n`;
  return all.repeat(Math.ceil(length / all.length));
}

/**
 * @param {string} folder for the file
 * @param {string} what
 * @param {string} source
 * @returns {import('./measure.mjs').Row[]}
 */
function measureText(folder, what, source) {
  const file = join(folder, `${what}.md`);
  writeFileSync(file, source);
  /** @type {[string, string[]][]} */
  const commands = [
    ['lectern', [process.execPath, resolve('bin/lectern.js'), 'read', file]],
    ...Object.entries(PEERS).map(
      ([name, command]) => /** @type {[string, string[]]} */ ([name, command(file)]),
    ),
  ];
  return commands.flatMap(([name, [program = '', ...args]]) => {
    const times = [];
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now();
      const { status, error } = spawnSync(program, args, { maxBuffer: 1 << 30, timeout: 60_000 });
      if (error !== undefined && 'code' in error && error.code === 'ENOENT') return [];
      if (status !== 0)
        return [{ what: `${name}, 10 MB of ${what} into a pipe`, measured: 'failed or over a minute' }];
      times.push(performance.now() - start);
    }
    const time = median(times);
    const speed = source.length / MB / (time / 1000);
    return [
      {
        what: `${name}, 10 MB of ${what} into a pipe`,
        measured: rate(source.length, time),
        ...(name === 'lectern' && { budget: '≥ 10.0 MB/s', over: speed < 10 }),
      },
    ];
  });
}
