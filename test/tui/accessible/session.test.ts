/** The session for listening with its real edges: what is written for what is typed, to the last character. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { openHistory } from '../../../src/history/open-history.js';
import { startParse } from '../../../src/markdown/parse.js';
import { openSession } from '../../../src/tui/accessible/session.js';
import type { ReaderSetup } from '../../../src/tui/session/reader-options.js';
import type { Sample } from '../../support/library.js';
import { makeShelf } from '../sample-library.js';
import { SAMPLES } from '../samples.js';

const PROMPT = 'A number to read, / and words to search, ? for help, q to quit: ';

interface Session {
  type(text: string): void;
  end(): void;
  written(): string;
  /** Waits until so much is written. */
  hears(text: string): Promise<unknown>;
  code: Promise<number>;
}

function open(columns = 80, samples: Sample[] = SAMPLES, change: Partial<ReaderSetup> = {}): Session {
  const input = new PassThrough();
  const stdout = Object.assign(new PassThrough(), { columns, rows: 24 });
  let written = '';
  stdout.on('data', chunk => (written += chunk));
  const process = { stdout, env: {}, on: () => process, off: () => process, kill: () => true };
  const setup = {
    library: makeShelf(samples),
    journal: openHistory({ dir: undefined, key: 'test', clock: () => new Date(0) }),
    searcher: async () => Promise.reject(new Error('no search')),
    start: {},
    settings: { depth: 0, ascii: false, hyperlinks: false, keys: {} },
    program: 'lectern',
    process,
    input,
    ...change,
  } as unknown as ReaderSetup;
  return {
    type: text => void input.write(text),
    end: () => void input.end(),
    written: () => written,
    hears: text => vi.waitUntil(() => written.includes(text)),
    code: openSession(setup),
  };
}

test('help has no prompt of its own: the list’s comes after it, once', async () => {
  const session = open();
  await session.hears(PROMPT);
  const before = session.written().length;
  session.type('?\n');
  await vi.waitUntil(() => session.written().endsWith(PROMPT) && session.written().length > before);
  const help = session.written().slice(before);
  expect(help.split(PROMPT)).toHaveLength(2);
  expect(help).toContain(`\n${PROMPT}`);
  expect(help).not.toContain('close');
  session.type('q\n');
  expect(await session.code).toBe(0);
});

test('Ctrl+D leaves the shell a row of its own; q was ended by Enter and needs none', async () => {
  const ended = open();
  await ended.hears(PROMPT);
  ended.end();
  expect(await ended.code).toBe(0);
  expect(ended.written().endsWith(`${PROMPT}\n`)).toBe(true);
  const left = open();
  await left.hears(PROMPT);
  left.type('q\n');
  expect(await left.code).toBe(0);
  expect(left.written().endsWith(PROMPT)).toBe(true);
});

test('no row said is wider than the terminal', async () => {
  const description = 'A long description that goes on and on, past the end of any row of forty columns.';
  const session = open(40, [{ title: `A title of many words ${description}`, description }]);
  await session.hears('q to quit');
  session.type('so many words that are not known here that it takes two rows to say so\n');
  await session.hears('lists what');
  session.end();
  await session.code;
  // What is typed stands after the prompt, and its Enter is the terminal's to show.
  const rows = session.written().replaceAll('to quit: ', 'to quit:\n').split('\n');
  expect(rows.filter(row => row.length > 39)).toEqual([]);
  expect(rows.some(row => row.startsWith('   past the end') || /^ {3}\w/.test(row))).toBe(true);
});

test('a change to the file of the article being read is said, on a row of its own', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-listen-'));
  try {
    const file = path.join(folder, 'a.md');
    writeFileSync(file, 'Before.');
    const session = open(80, [{ title: 'A', file, markdown: 'Some text.' }, { title: 'B' }]);
    await session.hears(PROMPT);
    session.type('1\n');
    await session.hears('q for the list: ');
    writeFileSync(file, 'Before, and after.');
    await session.hears('q for the list: \nThe article was changed and is loaded again.\nA\n');
    session.end();
    expect(await session.code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('while the rest of an article is parsed nothing is said, and the prompt comes once', async () => {
  const samples = [{ title: 'A', markdown: 'text' }, { title: 'B' }];
  const parsing = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
  const library = { ...makeShelf(samples), parsing: async () => parsing };
  const session = open(80, samples, { library });
  await session.hears(PROMPT);
  session.type('1\n');
  await vi.waitUntil(() => parsing.done);
  session.type('G\n');
  await session.hears('100 percent');
  expect(session.written().split('\n0 percent, ')).toHaveLength(2);
  session.end();
  await session.code;
});
