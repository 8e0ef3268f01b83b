/** The journal among processes: killed while they write, and writing at the same time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/history/open-history.js';

const root = fs.mkdtempSync(join(tmpdir(), 'journals-'));
const writer = join(root, 'writer.cjs');
let dir: string;
let children: ChildProcess[] = [];

/** Keeps percent 1, 2, 3... of its own article and marks another at each, says the number then, and stops after `count`. */
const SOURCE = `
  import { openHistory } from './src/history/open-history.ts';
  import { writeSync } from 'node:fs';
  const [dir, name, count, padding] = process.argv.slice(2);
  const journal = openHistory({ dir, key: 'blog', clock: () => new Date() });
  for (let turn = 1; turn <= Number(count); turn++) {
    journal.keep(name, { percent: turn, place: { block: turn, offset: 0, print: 'x'.repeat(Number(padding)) } });
    journal.keep(name + turn, { read: true });
    writeSync(1, turn + '\\n');
  }
  journal.close();
`;

beforeAll(() => {
  buildSync({
    stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    outfile: writer,
  });
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function start(name: string, count: number, padding = 20): { child: ChildProcess; said: () => number } {
  const child = spawn(process.execPath, [writer, dir, name, String(count), String(padding)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let text = '';
  child.stdout?.on('data', data => (text += data));
  // The last number may be cut by the kill: only what ends in a line break was said.
  return { child, said: () => Number(text.split('\n').at(-2) ?? 0) };
}

const open = () => openHistory({ dir, key: 'blog', clock: () => new Date() });

describe('a process that is killed', () => {
  it('loses at most what it was just writing, and spoils nothing', async () => {
    dir = join(root, 'killed');
    for (const moment of [1, 3, 17, 40, 150, 400, 1500]) {
      const { child, said } = start(`${moment}.md`, 1e9, 300);
      while (said() < moment) await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const journal = open();
      expect(journal.trouble).toBeUndefined();
      expect(journal.kept(`${moment}.md`).percent).toBeGreaterThanOrEqual(said());
    }
  });
});

describe('processes that write at once', () => {
  it('lose nothing, though each makes the file small while the others write', async () => {
    dir = join(root, 'together');
    const count = 1200;
    const names = ['a', 'b', 'c'];
    const writers = names.map(name => start(name, count, 400));
    await Promise.all(writers.map(({ child }) => once(child, 'close')));
    const journal = open();
    const marks = names.flatMap(name => Array.from({ length: count }, (_, turn) => `${name}${turn + 1}`));
    expect(marks.filter(path => !journal.kept(path).read)).toEqual([]);
    expect(names.map(name => journal.kept(name).percent)).toEqual([count, count, count]);
    expect(journal.trouble).toBeUndefined();
    expect(fs.readdirSync(dir)).toEqual(['journal.jsonl']);
    // They wrote more than twice as much.
    expect(fs.statSync(join(dir, 'journal.jsonl')).size).toBeLessThan(1_000_000);
  });
});
