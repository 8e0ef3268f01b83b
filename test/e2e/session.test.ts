/** The reader in real terminals of many kinds. */
import { readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LECTERN } from './program.mjs';
import { articleIsShown, createReaderSession, listIsShown } from './reader-session.js';

const here = createReaderSession(() => LECTERN);
const { open, expectRestored } = here;

test('shows the list on the alternate screen, and q quits', async () => {
  const terminal = await open().waitFor(listIsShown);
  expect(terminal.alternate).toBe(true);
  terminal.keys('q');
  expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
  expectRestored();
});

test('opens an article, goes back, and restores the position in the next run', async () => {
  const terminal = await open({ args: ['kubernetes'] }).waitFor(articleIsShown);
  terminal.keys('  ');
  await terminal.waitFor(({ text }) => /[1-9]\d?%/.test(text));
  terminal.keys('q');
  await terminal.waitFor(listIsShown);
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  await open({ args: ['kubernetes'] }).waitFor(
    again => articleIsShown(again) && /[1-9]\d?%/.test(again.text),
  );
});

test('handles all keys that arrive in one read', async () => {
  const terminal = await open({ args: ['measuring'] }).waitFor(articleIsShown);
  const [top] = terminal.rows.filter(row => row !== '');
  terminal.keys('jjjjj');
  await terminal.waitFor(({ text }) => !text.includes(top ?? ''));
  terminal.keys('kkkkk');
  await terminal.waitFor(({ text }) => text.includes(top ?? ''));
});

test('redraws after a resize', async () => {
  const terminal = await open().waitFor(listIsShown);
  for (const [columns, rows] of [
    [120, 40],
    [50, 12],
    [80, 24],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor(
      ({ rows: shown }) => shown[0]?.includes('lectern') === true && shown.includes('─'.repeat(columns)),
      `a list set for ${columns}×${rows}`,
    );
  }
});

test.each([
  ['CI', { CI: '1' }],
  ['no colour', { NO_COLOR: '1' }],
  ['another locale', { LANG: 'C', LC_ALL: 'C' }],
])('draws with %s', async (_, env) => {
  const terminal = await open({ env }).waitFor(listIsShown);
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

test.each([
  [1, 1],
  [5, 2],
  [20, 5],
  [250, 70],
])('opens at %i×%i, and q quits', async (columns, rows) => {
  const terminal = await open({ columns, rows }).waitFor(
    ({ alternate, text }) => alternate && (columns === 1 || text.trim() !== ''),
  );
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expectRestored();
});

test.each([
  ['its state and cache folders', [], ['cache', 'state']],
  ['its state folder with --no-cache', ['--no-cache'], ['state']],
])('writes only to %s', async (_, args, folders) => {
  const terminal = await open({ args: ['kubernetes', ...args] }).waitFor(articleIsShown);
  terminal.keys(' \u0003');
  await terminal.exit();
  expect(readdirSync(here.home).sort()).toEqual(folders);
});

test('starts from its cached code, and does not write it again', async () => {
  const code = path.join(here.home, 'cache/lectern/code');
  const readFrom = async (): Promise<Record<string, number>> => {
    const terminal = await open({ args: ['kubernetes'] }).waitFor(articleIsShown);
    terminal.keys('qq');
    expect(await terminal.exit()).toMatchObject({ code: 0 });
    const files = readdirSync(code, { recursive: true }).map(String);
    return Object.fromEntries(files.map(name => [name, statSync(path.join(code, name)).mtimeMs]));
  };
  let saved = await readFrom();
  // Node 22 and later name the files themselves.
  if (!('enableCompileCache' in module))
    expect(Object.keys(saved)).toContain(path.join('open', 'tui-open-reader.cjs.bin'));
  // A session that loads a bundle for the first time saves all again. Ink may be loaded by a later one.
  for (let next = await readFrom(); ; next = await readFrom()) {
    const isSameList = Object.keys(next).length === Object.keys(saved).length;
    if (isSameList) expect(next).toEqual(saved);
    if (isSameList) break;
    saved = next;
  }
});
