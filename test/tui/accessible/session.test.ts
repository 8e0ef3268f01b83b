/** The accessible reader with real effects and streams: every character printed for the lines entered. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { History } from '../../../src/history/history.js';
import { startParse } from '../../../src/markdown/parse.js';
import { openAccessibleReader } from '../../../src/tui/accessible/session.js';
import type { ReaderOptions } from '../../../src/tui/session/reader-options.js';
import type { Sample } from '../../support/library.js';
import { waitUntil } from '../../support/wait.js';
import { makeParsedLibrary } from '../sample-library.js';
import { SAMPLES } from '../samples.js';

const PROMPT = 'A number to read, /words to search, ? for help, q to quit: ';

interface Session {
  type(text: string): void;
  end(): void;
  output(): string;
  /** Waits until the text is printed. */
  prints(text: string): Promise<unknown>;
  signal(name: string): void;
  code: Promise<number>;
}

function open(
  columns = 80,
  samples: Sample[] = SAMPLES,
  change: Partial<ReaderOptions> = {},
  env: NodeJS.ProcessEnv = {},
): Session {
  const input = new PassThrough();
  const stdout = Object.assign(new PassThrough(), { columns, rows: 24 });
  let written = '';
  stdout.on('data', chunk => (written += chunk));
  const process = Object.assign(new EventEmitter(), { stdout, env, kill: () => true });
  const options = {
    library: makeParsedLibrary(samples),
    history: new History({ dir: undefined, key: 'test', clock: () => new Date(0) }),
    searcher: async () => Promise.reject(new Error('no search')),
    start: {},
    settings: { depth: 0, ascii: false, hyperlinks: false, italics: true, keys: {} },
    program: 'lectern',
    process,
    input,
    ...change,
  } as unknown as ReaderOptions;
  return {
    type: text => void input.write(text),
    end: () => void input.end(),
    output: () => written,
    prints: text => waitUntil(() => written.includes(text)),
    signal: name => void process.emit(name, name),
    code: openAccessibleReader(options),
  };
}

test('prints one prompt after the help, that of the list', async () => {
  const session = open();
  await session.prints(PROMPT);
  const before = session.output().length;
  session.type('?\n');
  await waitUntil(() => session.output().endsWith(PROMPT) && session.output().length > before);
  const help = session.output().slice(before);
  expect(help.split(PROMPT)).toHaveLength(2);
  expect(help).toContain(`\n${PROMPT}`);
  expect(help).not.toContain('close');
  session.type('q\n');
  expect(await session.code).toBe(0);
});

test('ends the row of the prompt on Ctrl+D, but not after q and Enter', async () => {
  const ended = open();
  await ended.prints(PROMPT);
  ended.end();
  expect(await ended.code).toBe(0);
  expect(ended.output().endsWith(`${PROMPT}\n`)).toBe(true);
  const left = open();
  await left.prints(PROMPT);
  left.type('q\n');
  expect(await left.code).toBe(0);
  expect(left.output().endsWith(PROMPT)).toBe(true);
});

test('prints no row wider than the terminal', async () => {
  const description = 'A long description that goes on and on, past the end of any row of forty columns.';
  const session = open(40, [{ title: `A title of many words ${description}`, description }]);
  await session.prints('q to quit');
  session.type('a command of many words, none of them known, long enough for two rows\n');
  await session.prints('; type ?');
  session.end();
  await session.code;
  // The input follows the prompt, and the terminal shows its line break.
  const rows = session.output().replaceAll('to quit: ', 'to quit:\n').split('\n');
  expect(rows.filter(row => row.length > 40)).toEqual([]);
  expect(rows.some(row => row.startsWith('   past the end') || /^ {3}\w/.test(row))).toBe(true);
});

test('reports a change of the open file on a row of its own', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-accessible-'));
  try {
    const file = path.join(folder, 'a.md');
    writeFileSync(file, 'Before.');
    const session = open(80, [{ title: 'A', file, markdown: 'Some text.' }, { title: 'B' }]);
    await session.prints(PROMPT);
    session.type('1\n');
    await session.prints('q for the list: ');
    writeFileSync(file, 'Before, and after.');
    await session.prints('q for the list: \nThe article has changed and was reloaded\nA\n');
    session.end();
    expect(await session.code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('prints nothing and ignores Ctrl+C while the editor has the terminal', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-accessible-'));
  const [file, started, finish] = ['a.md', 'started', 'finish'].map(name => path.join(folder, name));
  if (!file || !started || !finish) throw new Error('no files');
  const editor = path.join(folder, 'editor.cjs');
  writeFileSync(
    editor,
    `const { existsSync, writeFileSync } = require('node:fs');
     writeFileSync(${JSON.stringify(started)}, '');
     setInterval(() => existsSync(${JSON.stringify(finish)}) && process.exit(), 10);`,
  );
  try {
    writeFileSync(file, 'Before.');
    const samples = [{ title: 'A', file, markdown: 'Some text.' }, { title: 'B' }];
    const env = { EDITOR: `"${process.execPath}" "${editor}"` };
    const [session, other] = [open(80, samples, {}, env), open(80, samples)];
    for (const each of [session, other]) {
      await each.prints(PROMPT);
      each.type('1\n');
      await each.prints('q for the list: ');
    }
    session.type('e\n');
    await waitUntil(() => existsSync(started));
    const before = session.output();
    session.signal('SIGINT');
    // The session has seen the first edit when the other has seen two.
    for (const count of [1, 2]) {
      writeFileSync(file, `Edit ${count}${'.'.repeat(count)}`);
      await waitUntil(() => other.output().split('has changed').length > count);
    }
    expect(session.output()).toBe(before);
    writeFileSync(finish, '');
    await session.prints('The article was reloaded');
    session.type('q\nq\n');
    other.end();
    expect(await session.code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('prints nothing while the rest of an article is parsed, and one prompt', async () => {
  const samples = [{ title: 'A', markdown: 'text' }, { title: 'B' }];
  const parsing = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
  const library = { ...makeParsedLibrary(samples), parsing: async () => parsing };
  const session = open(80, samples, { library });
  await session.prints(PROMPT);
  session.type('1\n');
  await waitUntil(() => parsing.done);
  session.type('G\n');
  await session.prints('100 percent');
  expect(session.output().split('\n0 percent, ')).toHaveLength(2);
  session.end();
  await session.code;
});
