/** Pictures in a real terminal, which answers the query about images late, never, or with rubbish. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pixelsOf, toPng } from '../render/images/sample-images.js';
import { KittyTerminal } from '../support/kitty-terminal.js';
import { LECTERN } from './program.mjs';
import { createReaderSession } from './reader-session.js';
import type { Terminal } from './terminal.mjs';

const session = createReaderSession(() => LECTERN);
const OK = '\u001bP>|kitty(0.35.2)\u001b\\\u001b_Gi=4001;OK\u001b\\';
const hasQuery = ({ raw }: Terminal): boolean => raw.includes('a=q');
const hasBlocks = ({ text }: Terminal): boolean => /▀{20}/.test(text);
const hasPlaceholders = ({ text }: Terminal): boolean => text.includes('\u{10eeee}');

function open(args: string[] = []): Terminal {
  const folder = path.join(session.home, 'articles');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.png'), toPng(pixelsOf(160, 80)));
  writeFileSync(path.join(folder, 'a.md'), '# Pictures\n\nText before.\n\n![Alt](a.png)\n\nText after.\n');
  return session.open({ args: [path.join(folder, 'a.md'), ...args], env: { COLORTERM: 'truecolor' } });
}

/** The frames of a program: synchronized updates. */
function firstFrame({ raw }: Terminal): string {
  return raw.slice(0, raw.indexOf('\u001b[?2026l'));
}

test('draws the same first frame for any answer, and images after a late one', async () => {
  const terminal = open();
  await terminal.waitFor(hasQuery);
  expect(terminal.raw.indexOf('a=q')).toBeGreaterThan(firstFrame(terminal).length);
  await terminal.waitFor(hasBlocks);
  terminal.keys('j');
  terminal.keys(OK);
  await terminal.waitFor(hasPlaceholders);
  terminal.keys('q');
  expect(await terminal.exit()).toMatchObject({ code: 0 });
  session.expectRestored();
  const model = new KittyTerminal();
  model.write(terminal.raw.replace(/\u001b\[\?2026[hl]/g, ''));
  expect(model.images.size).toBe(0);
  expect(terminal.raw).toContain('a=T,U=1');

  const rubbish = open2();
  await rubbish.waitFor(hasBlocks);
  rubbish.keys(
    '\u001bP>|WezTerm 1\u001b\\\u001b_Gi=4001;OK\u001b\\\u001b_Gi=4001;ENOTSUP\u001b\\\u001b_G;;\u001b\\\u001b_Gi=1;OK\u001b\\',
  );
  rubbish.keys('?');
  await session.shows(/a line down/);
  expect(firstFrame(rubbish)).toBe(firstFrame(terminal));
  expect(rubbish.raw).not.toContain('a=T');
});

/** Opens the same article again. */
function open2(args: string[] = []): Terminal {
  const file = path.join(session.home, 'articles/a.md');
  return session.open({ args: [file, '--no-history', ...args], env: { COLORTERM: 'truecolor' } });
}

test('asks nothing for a choice, and shows what was chosen', async () => {
  await open(['--images', 'kitty']).waitFor(hasPlaceholders);
  expect(hasQuery(session.terminal)).toBe(false);
  const blocks = open2(['--images', 'blocks']);
  await blocks.waitFor(hasBlocks);
  const off = open2(['--images', 'off']);
  await session.shows(/▣ Alt[\s\S]*Text after/);
  for (const terminal of [blocks, off]) expect(hasQuery(terminal)).toBe(false);
  expect(off.text).not.toContain('▀');
});
