/** `lectern init` on a terminal: its two questions. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine } from './program.mjs';
import { Terminal, untilRead } from './terminal.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

/** A text to wait for on the screen, and the keys to press then. */
type Step = [shown: string, keys: string];

let folders = 0;
async function init(args: string[], steps: Step[], more: Record<string, string> = {}) {
  const cwd = path.join(machine.home, `desk-${++folders}`);
  mkdirSync(cwd);
  const terminal = new Terminal([...LECTERN, 'init', ...args], { env: machine.env(more), cwd });
  try {
    for (const [shown, keys] of steps) {
      await terminal.waitFor(({ text }) => text.includes(shown), shown);
      terminal.keys(keys);
    }
    const { code } = await terminal.exit();
    const files = readdirSync(cwd, { recursive: true }).map(String);
    const manifest = files.find(file => file.endsWith('package.json'));
    const { name, title } = manifest ? JSON.parse(readFileSync(path.join(cwd, manifest), 'utf8')) : {};
    return { code, files, name, title, text: terminal.text };
  } finally {
    terminal.kill();
  }
}

test('Enter chooses the default in brackets', async () => {
  const { text, ...made } = await init(['Field Notes'], [['[field-notes]:', '\r'], ['[Field notes]:', '\r']]); // biome-ignore format: a dialogue
  expect(made).toMatchObject({ code: 0, name: 'field-notes', title: 'Field notes' });
  expect(made.files).toContain(path.join('Field Notes', 'bin', 'field-notes.js'));
  expect(text).not.toContain('--name');
});

test('asks again for a name that npm does not accept, with the reason', async () => {
  const steps: Step[] = [
    ['[x]:', 'My Notes\r'],
    ['has capital letters', 'fs\r'],
    ['name of a Node.js module', '@ann/notes\r'],
    ['[Notes]:', 'Ann’s notes\r'],
  ];
  expect(await init(['x'], steps)).toMatchObject({ code: 0, name: '@ann/notes', title: 'Ann’s notes' });
});

test('uses answers that are typed ahead', async () => {
  expect(await init(['x'], [['[x]:', 'notes\rAll of them\r']])).toMatchObject({
    name: 'notes',
    title: 'All of them',
  });
});

describe.each([
  ['Ctrl+C', '\u0003'],
  ['the end of input', '\u0004'],
])('%s', (_name, key) => {
  test.each<[string, Step[]]>([
    ['first', [['[x]:', key]]],
    ['second', [['[x]:', '\r'], ['[X]:', key]]],
  ])('at the %s question writes nothing', async (_which, steps) => {
    expect(await init(['x'], steps)).toMatchObject({ code: 130, files: [] });
  }); // biome-ignore format: a dialogue
});

test('reports an existing file before it asks', async () => {
  const cwd = path.join(machine.home, 'taken');
  mkdirSync(path.join(cwd, 'articles'), { recursive: true });
  mkdirSync(path.join(cwd, 'package.json'));
  const terminal = new Terminal(untilRead([...LECTERN, 'init']), { env: machine.env(), cwd });
  expect(await terminal.exit()).toMatchObject({ code: 1 });
  expect(terminal.text).toMatch(/^lectern: error: .*package\.json.* already exists/);
});

test('asks nothing if the name or the title is given', async () => {
  expect(await init(['x', '--name', 'notes'], [])).toMatchObject({ code: 0, title: 'Notes' });
  expect(await init(['x', '--title', 'All'], [])).toMatchObject({ code: 0, name: 'x', title: 'All' });
});

test.each<Record<string, string>>([{ TERM: 'dumb' }, { ACCESSIBLE: '1' }])('asks with %j too', async more => {
  expect(await init(['x'], [['[x]:', 'a\r'], ['[A]:', '\r']], more)).toMatchObject({ code: 0, name: 'a', title: 'A' });
}); // biome-ignore format: a dialogue
