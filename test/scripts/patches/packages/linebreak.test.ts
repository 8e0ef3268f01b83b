/** Compares the classes of the patched linebreak, stored as ranges, with the original. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { ESBUILD_OPTIONS } from '../../../../scripts/bundle/esbuild-options.mjs';
import { linebreak } from '../../../../scripts/patches/packages/linebreak.mjs';
import { patchPlugin } from '../../../../scripts/patches/patch-plugin.mjs';
import { ROOT } from '../../../e2e/program.mjs';
import { folderOf } from '../../folder.js';

interface Breaker {
  new (text: string): { pos: number; nextCharClass(): number };
}

const require = createRequire(import.meta.url);
const folder = folderOf({});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Classes of the characters of `text`. */
function classesOf(Breaker: Breaker, text: string): Uint8Array {
  const classes = new Uint8Array(text.length);
  const breaker = new Breaker(text);
  for (let index = 0; breaker.pos < text.length; index++) classes[index] = breaker.nextCharClass();
  return classes;
}

test('has the class of every code point', async () => {
  const outfile = path.join(folder, 'linebreak.cjs');
  const entryPoints = [path.join(ROOT, 'node_modules/linebreak/dist/main.cjs')];
  await build({
    ...ESBUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints,
    outfile,
    plugins: [patchPlugin([linebreak])],
  });
  const patched: Breaker = require(outfile);
  const original: Breaker = require('linebreak');
  for (let plane = 0; plane <= 0x10; plane++) {
    // Descending, so that no two surrogates are a pair.
    const codes = Array.from({ length: 0x10000 }, (_, index) => plane * 0x10000 + 0xffff - index);
    const text = codes.map(code => String.fromCodePoint(code)).join('');
    const classes = classesOf(patched, text);
    expect(Buffer.compare(classes, classesOf(original, text)), `plane ${plane}`).toBe(0);
  }
});
