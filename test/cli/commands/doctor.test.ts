/** `doctor`: what it reports, with reasons, and what it must not reveal. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redact } from '../../../src/cli/doctor/redact.js';
import { LECTERN, Machine, run } from '../../e2e/program.mjs';
import { Terminal, untilRead } from '../../e2e/terminal.mjs';

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

async function doctor(args: string[] = [], env: Record<string, string> = {}): Promise<string> {
  const result = await run([...LECTERN, 'doctor', ...args], { env: machine.env(env), cwd: machine.home });
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result.stdout;
}

function write(file: string, text: string): void {
  const full = path.join(machine.home, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

describe('doctor reports', () => {
  test.each<[string[], Record<string, string>, string]>([
    [[], {}, 'colour: none (stdout is not a terminal)'],
    [[], { TERM: 'dumb' }, 'colour: none (TERM=dumb)'],
    [[], { NO_COLOR: '1', FORCE_COLOR: '3' }, 'colour: none (NO_COLOR is set)'],
    [[], { FORCE_COLOR: '2' }, 'colour: 256 colours (FORCE_COLOR=2)'],
    [[], { CLICOLOR_FORCE: '1', COLORTERM: 'truecolor' }, 'colour: 24 bits (CLICOLOR_FORCE=1)'],
    [['--color', 'never'], { FORCE_COLOR: '3' }, 'colour: none (--color never)'],
    [[], {}, 'hyperlinks: no (stdout is not a terminal)'],
    [[], {}, 'drawing: Unicode (LANG=C.UTF-8)'],
    [[], { LC_ALL: 'C' }, 'drawing: ASCII (LC_ALL=C)'],
    [['--ascii'], {}, 'drawing: ASCII (--ascii)'],
    [
      ['--color', 'always'],
      { FORCE_COLOR: '3' },
      "images: half blocks (or kitty's protocol, if the terminal is kitty or Ghostty and answers its query)",
    ],
    [['--images', 'kitty'], { FORCE_COLOR: '3' }, "images: kitty's protocol (--images kitty)"],
    [['--images', 'kitty'], {}, 'images: captions only (fewer than 256 colours)'],
    [['--images', 'off'], { FORCE_COLOR: '3' }, 'images: captions only (--images off)'],
    [['--ascii'], { FORCE_COLOR: '3' }, 'images: captions only (ASCII drawing)'],
    [[], {}, 'width: 80 (the default)'],
    [[], { COLUMNS: '70' }, 'width: 70 (COLUMNS=70)'],
    [['-w', '60'], { COLUMNS: '70' }, 'width: 60 (--width)'],
    [['-w', '0'], {}, 'width: not wrapped (--width)'],
    [['--theme', 'mono'], {}, 'theme: mono (--theme)'],
    [[], { ACCESSIBLE: '1' }, 'reader: accessible (ACCESSIBLE)'],
    [[], { PAGER: 'more' }, 'pager: more (PAGER)'],
    [[], { PAGER: 'more', LECTERN_PAGER: '' }, 'pager: none (LECTERN_PAGER)'],
    [['--no-history'], {}, 'history: not used (--no-history)'],
  ])('%j %j', async (args, env, row) => expect(await doctor(args, env)).toContain(`- ${row}`));

  test('the config file', async () => {
    write('config/lectern/config.toml', 'width = 50\npager = "more"\n');
    const text = await doctor();
    for (const row of ['width: 50 (config)', 'pager: more (config)', 'config width: 50'])
      expect(text).toContain(`- ${row}`);
    expect(text).toContain('- config: ~/config/lectern/config.toml (used)');
  });

  test.each(['width = "wide"\n', 'width = \n'])('an invalid config file: %j', async config => {
    write('config/lectern/config.toml', config);
    const text = await doctor();
    expect(text).toMatch(/^- config: .*\(not used: ~\/config\/lectern\/config\.toml:1: /m);
    expect(text).toContain('- articles: ');
  });

  test('invalid keys with their line', async () => {
    write('config/lectern/config.toml', 'theme = "dark"\n\n[keys]\ntheme = "x"\nlist.donw = "j"\n');
    const text = await doctor();
    expect(text).toContain(
      '- config: ~/config/lectern/config.toml (used; the reader does not start because of its keys: ~/config/lectern/config.toml:5: unknown action "list.donw"',
    );
    write('config/lectern/config.toml', '[keys]\nlist.down = "x"\n');
    expect(await doctor()).toContain('config.toml (used)');
  });

  test('the library, or that it does not exist', async () => {
    write('notes/good.md', '# Good\n');
    write('notes/broken.md', '---\ntitle: "Open\n---\nText.\n');
    const text = await doctor(['--library', 'notes']);
    for (const row of ['name: notes', 'articles: 2', 'problems: 1']) expect(text).toContain(`- ${row}`);
    expect(await doctor(['--library', 'nowhere'])).toMatch(/^- error: .*nowhere/m);
  });

  test('a damaged history, which it does not repair', async () => {
    write('state/lectern/history.jsonl', 'not a record\n');
    expect(await doctor()).toContain('- history: ~/state/lectern/history.jsonl (1 line, 1 damaged)');
    expect(readdirSync(path.join(machine.home, 'state/lectern'))).toEqual(['history.jsonl']);
  });

  test('the folder of compiled code', async () => {
    expect(await doctor()).toContain('- compiled code: ~/cache/lectern/code (does not exist)\n');
    expect(await doctor(['--no-cache'])).toContain('- compiled code: ~/cache/lectern/code (not used)\n');
    write('cache/lectern/code/list/x', '');
    expect(await doctor()).toContain('- compiled code: ~/cache/lectern/code (exists)\n');
  });

  test('folders that cannot be examined', async () => {
    write('home', '');
    const inFile = path.join(machine.home, 'home');
    const text = await doctor([], {
      XDG_CACHE_HOME: inFile,
      XDG_CONFIG_HOME: inFile,
      XDG_STATE_HOME: inFile,
    });
    expect(text).toContain('- config: ~/home/lectern/config.toml (not found)');
    expect(text).toContain('- cache: ~/home/lectern (cannot be examined: part of the path is not a folder)');
    const longName = path.join(machine.home, 'x'.repeat(300));
    expect(await doctor([], { XDG_CACHE_HOME: longName })).toContain(
      '(cannot be examined: the name is too long)',
    );
  });

  test('a terminal', async () => {
    const env = machine.env({ COLORTERM: 'truecolor', FORCE_HYPERLINK: '1', TMUX: '/tmp/secret,1,0' });
    const terminal = new Terminal(untilRead([...LECTERN, 'doctor']), { env, columns: 100, rows: 60 });
    await terminal.exit();
    for (const row of [
      ...['stdin', 'stdout', 'stderr'].map(name => `${name}: a terminal`),
      'size: 100×60',
      'colour: 24 bits (detected)',
      'hyperlinks: yes (detected)',
      'width: 80 (the terminal, at most 80)',
      'pager: less (the default)',
      'TMUX: set',
    ])
      expect(terminal.rows).toContain(`- ${row}`);
  });
});

test('doctor writes nothing to the disk', async () => {
  write('notes/good.md', '# Good\n');
  await doctor(['--library', 'notes']);
  for (const folder of ['state', 'cache', 'config'])
    expect(existsSync(path.join(machine.home, folder))).toBe(false);
});

test('doctor reveals neither the home folder nor the name of the user', async () => {
  write('ann/notes.md', '# Notes\n');
  write('config/lectern/config.toml', `library = "${machine.home}/ann"\npager = "${machine.home}/bin/ann"\n`);
  const text = await doctor([], {
    USER: 'ann',
    LOGNAME: 'ann',
    XDG_STATE_HOME: '/var/ann/state',
    LECTERN_PAGER: '/usr/home/ann/page',
    TERM_PROGRAM: 'Ann\u001b[31m',
  });
  expect(text).not.toContain(machine.home);
  expect(text).not.toContain(path.basename(machine.home));
  expect(text).not.toMatch(/\bann\b/i);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('- LECTERN_PAGER: /usr/home/[user]/page');
});

test.each([
  ['/home/ann/x', '~/x'],
  ['/home/ann', '~'],
  ['/home/annette/x', '/home/annette/x'],
  ['"/home/ann":1', '"~":1'],
  ['/srv/ann/x by Ann', '/srv/[user]/x by [user]'],
  ['channel', 'channel'],
  ['C:\\Users\\a.b+c\\x', '~\\x'],
])('redact(%s) returns %s', (text, shown) => {
  expect(redact(text, { homes: ['/home/ann', 'C:\\Users\\a.b+c'], names: ['ann'] })).toBe(shown);
});
