/** The time before Ink is loaded, in the program that ships: the frame, keys, and all ways to end. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import xterm from '@xterm/headless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine, ROOT, requireOption, run, shellWord } from './program.mjs';
import { articleIsShown, createReaderSession, inShell, listIsShown } from './reader-session.js';
import type { Terminal } from './terminal.mjs';

const here = createReaderSession(() => LECTERN);
const { expectLeft, signal } = here;

/** Without the cache, every bundle is loaded by Node's own `require`, which `hold-ink.cjs` replaces. */
const NO_CACHE = '--no-cache';
const HOLD = { NODE_OPTIONS: requireOption(path.join(ROOT, 'test/e2e/hold-ink.cjs')) };
/** The titles that `hold-ink.cjs` writes before and after Ink's first frame. */
const INK_DRAWS = '\u001b]2;Ink draws\u0007';
const INK_HAS_DRAWN = '\u001b]2;Ink has drawn\u0007';

const inkHasDrawn = ({ raw }: Terminal) => raw.includes(INK_HAS_DRAWN);

/** True if Ink's frame was written whole after it took over. */
function isRedrawn({ raw }: Terminal): boolean {
  const [, after = ''] = raw.split(INK_HAS_DRAWN);
  return after.includes('\u001b[2J') && after.endsWith('\u001b[?2026l');
}

const WIDE_TITLE = '端末で読む 👩‍👩‍👧‍👦 — naïve café';
const WIDE_BODY = `日本語の段落です。「引用」、（全角）と👍🏽と🇯🇵と1️⃣。 *Emphasis* and **strong** and \`code\`, ~~gone~~, [a link](https://example.com/a).

- 한국어 문장
- मराठी e\u0301a\u0300
- [ ] a task

> A quote — “so”.

| 名前 | value |
| --- | --: |
| ✈️ 飛行機 | 1 |

## 終わり
`;

const SIZES = [
  [1, 1],
  [7, 3],
  [20, 5],
  [39, 8],
  [40, 12],
  [60, 15],
  [80, 24],
  [110, 30],
  [120, 40],
  [200, 60],
] as const;

/** Width from which the list shows a preview. It is loaded a moment after the list. */
const PREVIEW_COLUMNS = 110;

describe.skipIf(process.platform === 'win32')('Ink takes over without a changed cell', () => {
  let folder: string;
  let program: string[];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-take-over-'));
    const articles = path.join(folder, 'articles');
    mkdirSync(articles);
    writeFileSync(
      path.join(articles, 'wide.md'),
      `---\ntitle: ${JSON.stringify(WIDE_TITLE)}\ndate: "2024-12-15"\ncategory: 技術\n---\n${WIDE_BODY}`,
    );
    writeFileSync(path.join(articles, 'plain.md'), '---\ntitle: Plain\ndate: "2024-12-14"\n---\nText.\n');
    writeFileSync(path.join(folder, 'package.json'), '{ "name": "wide-articles", "version": "1.0.0" }');
    const machine = new Machine();
    const { code } = await run([...LECTERN, 'build'], { env: machine.env(), cwd: folder });
    machine.remove();
    expect(code).toBe(0);
    const bin = path.join(folder, 'bin.js');
    const library = path.join(folder, 'dist/library');
    writeFileSync(
      bin,
      `require(${JSON.stringify(ROOT)} + '/dist/index.cjs').reader({ library: ${JSON.stringify(library)} });`,
    );
    program = [process.execPath, bin];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(SIZES)('at %i×%i', (columns, rows) => {
    test.each([
      ['the list', []],
      ['an article', ['wide']],
    ])('in %s', async (_, args) => {
      const command = program;
      const env = { ...HOLD, COLORTERM: 'truecolor', FORCE_HYPERLINK: '1' };
      const terminal = here.open({ command, args: [NO_CACHE, ...args], columns, rows, env });
      const isReady = ({ raw, text }: Terminal): boolean =>
        raw.includes('\u001b[?2026l') && (columns < PREVIEW_COLUMNS || text.includes('Emphasis'));
      await terminal.waitFor(isReady);
      process.kill(terminal.pid, 'SIGURG');
      await terminal.waitFor(inkHasDrawn);
      const [before = '', between] = terminal.raw.split(INK_DRAWS);
      expect(between).toBe(INK_HAS_DRAWN);
      // Draws Ink's frame whole.
      terminal.keys('\u000c');
      await terminal.waitFor(isRedrawn);
      const cells = await cellsOf(before, columns, rows);
      expect(await cellsOf(terminal.raw, columns, rows)).toEqual(cells);
      if (columns > 20) expect(cells.join('')).toContain('端');
    });
  });
});

/** One text for each row: each cell with its colours and attributes. */
function cellsOf(raw: string, columns: number, rows: number): Promise<string[]> {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  return new Promise(resolve =>
    emulator.write(raw, () => {
      const { active } = emulator.buffer;
      resolve(Array.from({ length: rows }, (_, row) => describeRow(active.getLine(row), columns)));
    }),
  );
}

type EmulatorLine = NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>;

function describeRow(line: EmulatorLine | undefined, columns: number): string {
  const cells = Array.from({ length: columns }, (_, column) => {
    const cell = line?.getCell(column);
    if (!cell) return '';
    const flags = [
      cell.isBold(), cell.isDim(), cell.isItalic(), cell.isUnderline(), cell.isInverse(), cell.isStrikethrough(),
    ]; // biome-ignore format: a row
    const isPlain = flags.every(flag => flag === 0) && cell.isFgDefault() && cell.isBgDefault();
    const colours = [cell.getFgColorMode(), cell.getFgColor(), cell.getBgColorMode(), cell.getBgColor()];
    const style = isPlain ? '' : `<${[...flags.map(Number), ...colours].join(' ')}>`;
    return `${style}${cell.getChars() || (cell.getWidth() === 0 ? '' : ' ')}`;
  });
  return cells.join('').trimEnd();
}

describe.skipIf(process.platform === 'win32')('before Ink is loaded', () => {
  const size = { columns: 100, rows: 30 };
  const openHeld = (env: Record<string, string> = {}) =>
    here
      .open({ command: inShell(), args: [NO_CACHE], ...size, env: { ...HOLD, ...env } })
      .waitFor(listIsShown);

  test('keys are handled and drawn, and Ink goes on from there', async () => {
    const terminal = await openHeld();
    terminal.keys('\r');
    await terminal.waitFor(articleIsShown);
    terminal.keys('  ');
    await terminal.waitFor(({ text }) => /[1-9]\d?%/.test(text));
    const { text } = terminal;
    signal('SIGURG');
    await terminal.waitFor(inkHasDrawn);
    expect(terminal.text).toBe(text);
    terminal.keys('j');
    await terminal.waitFor(({ text: now }) => now !== text);
    terminal.keys('qq');
    await expectLeft(0);
  });

  test('no key is lost from the start of the process to after Ink was loaded', async () => {
    /** Index of the selected article. */
    const selected = ({ rows }: Terminal): number =>
      rows.filter(row => /^ . .*\d+ min$/.test(row)).findIndex(row => row.startsWith(' ▌'));
    const terminal = here.open({ command: inShell(), args: [NO_CACHE], ...size, env: HOLD });
    await terminal.waitFor(() => existsSync(path.join(here.home, 'pid')), 'the start of the reader');
    terminal.keys('jjj');
    await terminal.waitFor(now => selected(now) === 3, 'three keys from before the first frame');
    terminal.keys('jj');
    await terminal.waitFor(now => selected(now) === 5);
    signal('SIGURG');
    terminal.keys('jj');
    await terminal.waitFor(now => inkHasDrawn(now) && selected(now) === 7);
    terminal.keys('k');
    await terminal.waitFor(now => selected(now) === 6);
  });

  describe('a long file', () => {
    const openLong = () => {
      const file = path.join(here.home, 'long.md');
      const sections = Array.from({ length: 120_000 }, (_, index) => `## Part ${index}\n\nText — of it.\n\n`);
      writeFileSync(file, `# A long file\n\n${sections.join('')}`);
      return here.open({ command: inShell(), args: [NO_CACHE, file], ...size, env: HOLD });
    };
    const countFrames = ({ raw }: Terminal): number => raw.split('\u001b[?2026l').length - 1;

    test('is not drawn again when all of it is loaded', async () => {
      const terminal = await openLong().waitFor(({ text }) => text.includes('? help'));
      expect(countFrames(terminal)).toBe(1);
      const { text } = terminal;
      // The key waits for all of it.
      terminal.keys('j');
      await terminal.waitFor(({ text: now }) => now !== text);
      expect(countFrames(terminal)).toBe(2);
    });

    test('is scrolled to its end by a key from before the first frame', async () => {
      const terminal = openLong();
      await terminal.waitFor(() => existsSync(path.join(here.home, 'pid')), 'the start of the reader');
      terminal.keys('G');
      await terminal.waitFor(({ text }) => text.includes('100%'));
      expect(terminal.text).toContain('Part 119999');
    });
  });

  test('a resize is drawn, and kept by Ink', async () => {
    const terminal = await openHeld();
    const isResized = ({ rows }: Terminal): boolean => rows.includes('─'.repeat(70));
    terminal.resize(70, 20);
    await terminal.waitFor(isResized);
    const { text } = terminal;
    signal('SIGURG');
    await terminal.waitFor(inkHasDrawn);
    terminal.keys('\u000c');
    await terminal.waitFor(isRedrawn);
    expect(terminal.text).toBe(text);
  });

  test.each([
    ['q', 'q', 0],
    ['Ctrl+C', '\u0003', 130],
    ['Ctrl+C with the mouse on, in a search', 'M/retry\u0003', 130],
  ])('%s ends the reader and restores the terminal', async (_, keys, code) => {
    (await openHeld()).keys(keys);
    await expectLeft(code);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends the reader and restores the terminal', async (name, code) => {
    await openHeld();
    signal(name);
    await expectLeft(code);
  });

  test('an error while Ink is loaded ends the reader, restores the terminal, and is printed', async () => {
    const terminal = await openHeld({ INK_FAILS: '1' });
    signal('SIGURG');
    await expectLeft(1);
    expect(terminal.raw).toContain('no such bundle');
  });

  test('Ctrl+Z returns to the shell, and fg to the reader', async () => {
    const command = ['bash', '--norc', '--noprofile', '-i'];
    const terminal = here.open({ command, ...size, env: { PS1: 'prompt> ', ...HOLD } });
    await here.shows(/prompt>/);
    const inner = `echo $$ > pid; exec ${[...LECTERN, NO_CACHE].map(shellWord).join(' ')}`;
    terminal.keys(`echo $$; bash -c ${shellWord(inner)}\r`);
    await terminal.waitFor(listIsShown);
    const page = terminal.text;
    terminal.keys('\u001a');
    await terminal.waitFor(({ text, alternate }) => !alternate && text.includes('Stopped'));
    expect(terminal.cursorShown).toBe(true);
    terminal.keys('fg\r');
    await terminal.waitFor(({ alternate, text }) => alternate && text === page, 'the same page');
    signal('SIGURG');
    await terminal.waitFor(inkHasDrawn);
    expect(terminal.text).toBe(page);
    terminal.keys('q');
    await terminal.waitFor(({ alternate, text }) => !alternate && text.trimEnd().endsWith('prompt>'));
    terminal.keys('exit\r');
    expect(await terminal.exit()).toMatchObject({ code: 0 });
  });
});
