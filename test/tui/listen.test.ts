/** The session for listening with its real edges: what is written for what is typed, to the last character. */
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { openJournal } from '../../src/journal/open.js';
import { openSession } from '../../src/tui/listen.js';
import type { ReaderSetup } from '../../src/tui/setup.js';
import { SAMPLES } from './samples.js';
import { makeShelf } from './shelf.js';

const PROMPT = 'A number to read, / and words to search, ? for help, q to quit: ';

interface Session {
  type(text: string): void;
  end(): void;
  written(): string;
  /** Waits until so much is written. */
  hears(text: string): Promise<unknown>;
  code: Promise<number>;
}

function open(columns = 80, samples = SAMPLES): Session {
  const input = new PassThrough();
  const stdout = Object.assign(new PassThrough(), { columns, rows: 24 });
  let written = '';
  stdout.on('data', chunk => (written += chunk));
  const process = { stdout, env: {}, on: () => process, off: () => process, kill: () => true };
  const setup = {
    library: makeShelf(samples),
    journal: openJournal({ dir: undefined, key: 'test', clock: () => new Date(0) }),
    searcher: async () => Promise.reject(new Error('no search')),
    start: {},
    settings: { depth: 0, ascii: false, hyperlinks: false, keys: {} },
    program: 'lectern',
    process,
    input,
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
  const rows = session.written().split('\n');
  expect(rows.filter(row => row.length > 40 && !row.includes(PROMPT))).toEqual([]);
  expect(rows.some(row => row.startsWith('   past the end') || /^ {3}\w/.test(row))).toBe(true);
});
