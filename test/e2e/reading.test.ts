/** A long session with the installed package in a real terminal. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, pack } from './package.mjs';
import { Machine, shellWord } from './program.mjs';
import { createReaderSession, listIsShown } from './reader-session.js';

const store = new Machine();
const folder = path.join(store.home, 'installed');
const LECTERN = [process.execPath, path.join(folder, 'node_modules/lectern/bin/lectern.js')];

beforeAll(async () => {
  mkdirSync(folder);
  const { tarball } = await pack(store.home, store.env());
  await install(tarball, folder, store.env());
});
afterAll(() => store.remove());

const here = createReaderSession(() => LECTERN);

/** Returns the first words of the article on the screen, without the contents panel and borders. */
function firstWords(): string {
  const [first = ''] = here.terminal.rows
    .map(row => row.split('│').at(-1) ?? '')
    .filter(row => /\w{3}/.test(row));
  return first.trim().split(' ').slice(0, 4).join(' ');
}

test('filters with a typo, opens a result, steps through matches, pages to the end, resizes, follows a link and returns', async () => {
  const { shows } = here;
  const terminal = await here.open({ columns: 100, rows: 30 }).waitFor(listIsShown);
  terminal.keys('/');
  terminal.keys('WaitForFirstConsumr');
  await shows(/1 result/);
  terminal.keys('\r');
  await shows(/\/\S+ 1\/\d/);
  expect(terminal.text).toContain('WaitForFirstConsumer');
  terminal.keys('n');
  await shows(/\/\S+ 2\/\d/);
  terminal.keys('\u001b');
  await terminal.waitFor(({ text }) => !/ 2\/\d/.test(text));
  terminal.keys('g');
  await shows(/ 0%/);
  for (let page = 0; page < 30 && !terminal.text.includes('100%'); page++) {
    const { text } = terminal;
    terminal.keys(' ');
    await terminal.waitFor(now => now.text !== text, 'the next page');
  }
  expect(terminal.text).toContain('100%');

  terminal.keys('g');
  await shows(/ 0%/);
  terminal.keys('  ');
  await shows(/[1-9]%/);
  const words = firstWords();
  for (const [columns, rows] of [
    [60, 20],
    [120, 40],
    [45, 12],
    [200, 50],
    [100, 30],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor(({ rows: shown }) => shown.length === rows && (shown.at(-1) ?? '').includes('%'));
    if (columns >= 110) expect(terminal.rows[0]).toContain('│');
  }
  await terminal.waitFor(() => firstWords() === words, `"${words}" on top again`);

  terminal.keys('g\t');
  await shows(/→ .*noisy neighbour/);
  terminal.keys('\r');
  await terminal.waitFor(({ rows }) => rows.at(-1)?.includes('CPU: the arithmetic') === true);
  terminal.keys('H');
  // The followed link is still selected.
  await shows(/→ .*noisy neighbour/);
  terminal.keys('q');
  await shows(/\d+ articles|result/);
  terminal.keys('\u001b');
  await terminal.waitFor(({ text }) => !text.includes('❯'));
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  here.expectRestored();
});

test.skipIf(process.platform === 'win32')('Ctrl+Z returns to the shell, and fg to the reader', async () => {
  const { shows } = here;
  const command = ['bash', '--norc', '--noprofile', '-i'];
  const terminal = here.open({ command, columns: 100, rows: 30, env: { PS1: 'prompt> ' } });
  await shows(/prompt>/);
  terminal.keys(`${LECTERN.map(shellWord).join(' ')} kuber\r`);
  await shows(/min left/);
  terminal.keys('  ');
  await shows(/[1-9]%/);
  const page = terminal.text;
  terminal.keys('\u001a');
  await terminal.waitFor(({ text, alternate }) => !alternate && text.includes('Stopped'));
  expect(terminal.cursorShown).toBe(true);
  terminal.keys('fg\r');
  await terminal.waitFor(({ alternate, text }) => alternate && text === page, 'the same page');
  terminal.keys('j');
  await terminal.waitFor(({ text }) => text !== page);
  terminal.keys('q');
  await shows(/\d+ articles/);
  terminal.keys('q');
  await terminal.waitFor(({ alternate, text }) => !alternate && text.trimEnd().endsWith('prompt>'));
  terminal.keys('exit\r');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
});

test('--accessible prints list, search, contents, link, bookmark and exit line by line', async () => {
  const terminal = here.open({ args: ['--accessible'], columns: 60, rows: 24 });
  /** Types a line and returns the output up to the next prompt. */
  const answer = async (line: string): Promise<string> => {
    const before = terminal.raw.length;
    terminal.keys(`${line}\r`);
    await terminal.waitFor(({ raw }) => /: $/.test(raw.slice(before + line.length)), `an answer to ${line}`);
    return terminal.raw.slice(before).replaceAll(/\s+/g, ' ');
  };
  await terminal.waitFor(({ raw }) => /q\s+to\s+quit: $/.test(raw));
  expect(await answer('/throttled CPU limit')).toMatch(/results? for throttled CPU limit\. 1\. /);
  expect(await answer('/')).toMatch(/\d+ articles\./);
  expect(await answer('/title:Scaling')).toContain('1. Scaling Kubernetes');
  expect(await answer('1')).toContain('A small cluster forgives everything.');
  expect(await answer('t')).toMatch(/Contents\. 1\. Resource management, level 2/);
  expect(await answer('2')).toContain('Heading level 2: Networking at scale');
  expect(await answer('m')).toContain('Bookmark set');
  expect(await answer('1')).toContain('Requests, limits and the noisy neighbour');
  expect(await answer('H')).toContain('Heading level 2: Networking at scale');
  await answer('g');
  expect(await answer("'")).toContain('Bookmarks. 1. Networking at scale');
  expect(await answer('1')).toContain('Heading level 2: Networking at scale');
  expect(await answer('q')).toContain('1 result for');
  terminal.keys('q\r');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  expect(terminal.raw).not.toContain('\u001b');
  // The terminal echoes the typed text after the prompt.
  const lines = terminal.raw.split(/\r?\n/).map(line => line.replace(/(?<=to quit: ).*$/, ''));
  expect(lines.filter(line => line.length > 60)).toEqual([]);
});
