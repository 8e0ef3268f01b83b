/** Histories of several processes: killed while they write, and writing at the same time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.js';

const root = fs.mkdtempSync(join(tmpdir(), 'histories-'));
const writer = join(root, 'writer.cjs');
let dir: string;
let children: ChildProcess[] = [];

/** Saves block 1, 2, 3... of its own article. Marks another as read each time, prints the number, and stops after `count`. */
const SOURCE = `
  import { History } from './src/history/history.ts';
  import { writeSync } from 'node:fs';
  const [dir, name, count, padding] = process.argv.slice(2);
  const history = new History({ dir, key: 'blog', clock: () => new Date() });
  for (let turn = 1; turn <= Number(count); turn++) {
    history.save(name, { percent: turn % 100, position: { block: turn, offset: 0, fingerprint: 'x'.repeat(Number(padding)) } });
    history.save(name + turn, { read: true });
    writeSync(1, turn + '\\n');
  }
  history.close();
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

function start(name: string, count: number, padding = 20): { child: ChildProcess; printed: () => number } {
  const child = spawn(process.execPath, [writer, dir, name, String(count), String(padding)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let text = '';
  child.stdout?.on('data', data => (text += data));
  // The kill may cut the last number: only lines with a line break are complete.
  return { child, printed: () => Number(text.split('\n').at(-2) ?? 0) };
}

const open = () => new History({ dir, key: 'blog', clock: () => new Date() });

describe('History of a killed process', () => {
  it('loses at most the record being written', async () => {
    dir = join(root, 'killed');
    for (const moment of [1, 3, 17, 40, 150, 400, 1500]) {
      const { child, printed } = start(`${moment}.md`, 1e9, 300);
      while (printed() < moment) await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const history = open();
      expect(history.warning).toBeUndefined();
      expect(history.readingState(`${moment}.md`).position?.block).toBeGreaterThanOrEqual(printed());
    }
  });
});

describe('History of processes that write at the same time', () => {
  it('loses nothing while each of them compacts the file', async () => {
    dir = join(root, 'together');
    const count = 1200;
    const names = ['a', 'b', 'c'];
    const writers = names.map(name => start(name, count, 400));
    await Promise.all(writers.map(({ child }) => once(child, 'close')));
    const history = open();
    const marks = names.flatMap(name => Array.from({ length: count }, (_, turn) => `${name}${turn + 1}`));
    expect(marks.filter(path => !history.readingState(path).read)).toEqual([]);
    expect(names.map(name => history.readingState(name).position?.block)).toEqual([count, count, count]);
    expect(history.warning).toBeUndefined();
    expect(fs.readdirSync(dir)).toEqual(['history.jsonl']);
    // They wrote more than twice that.
    expect(fs.statSync(join(dir, 'history.jsonl')).size).toBeLessThan(1_000_000);
  });
});
