/** Compares the patched highlighter (fewer grammars, HTML parsed by `span-parser.mjs`) with the original. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ESBUILD_OPTIONS } from '../../../../scripts/bundle/esbuild-options.mjs';
import { HIGHLIGHTER_PATCHES } from '../../../../scripts/patches/all-patches.mjs';
import { patchPlugin } from '../../../../scripts/patches/patch-plugin.mjs';
import { highlightCode } from '../../../../src/render/highlight/highlight-code.js';
import { GRAMMARS } from '../../../../src/render/highlight/languages.js';
import { ROOT } from '../../../e2e/program.mjs';
import { folderOf } from '../../folder.js';

const folder = folderOf({});
let patched: { highlightCode: typeof highlightCode };

beforeAll(async () => {
  const outfile = path.join(folder, 'highlighter.cjs');
  const entryPoints = [path.join(ROOT, 'src/render/highlight/highlight-code.ts')];
  await build({
    ...ESBUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints,
    outfile,
    plugins: [patchPlugin(HIGHLIGHTER_PATCHES)],
  });
  patched = createRequire(import.meta.url)(outfile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Code with tokens in most languages. Strings and comments may start in one line and end in another. */
const line = fc.constantFrom(
  'def f(x): return "a & b" if x < 3 else \'c\'',
  'const el = <b class="x">1 &amp; 2</b>; // </span> <span class="hljs-keyword">',
  '/* &lt; */ import { a } from "./b"; let s = `t` + x > 1 && y;',
  '# heading\n**strong** _em_ `code` [link](http://x.y/?a=1&b=2)',
  'key: "value" # &anchor *alias\n- 1.5e3\n- true',
  '<?php echo "<a href=\'$x\'>" ?> <style>a > b { color: #fff }</style><script>if (a < b) {}</script>',
  "SELECT * FROM t WHERE a <> 'b''c' AND d >= 10; -- end",
  'fn main() { println!("{:?}", &x); } #[derive(Debug)] struct A<\'a>(&\'a str);',
  '@@ -1,2 +1,3 @@\n-old <x>\n+new & "y"',
  'FROM node:20\nRUN echo $HOME && ls | grep "x" > /dev/null',
  '',
);
const code = fc.array(fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 6,
});

test('highlights every included language as the original does', () => {
  let highlighted = 0;
  fc.assert(
    fc.property(fc.constantFrom(...GRAMMARS), code, (language, lines) => {
      const text = lines.join('\n');
      const spans = patched.highlightCode(text, language);
      expect(spans).toEqual(highlightCode(text, language));
      if (spans?.some(({ style }) => style !== undefined)) highlighted++;
    }),
    { seed: 7, numRuns: 600 },
  );
  expect(highlighted).toBeGreaterThan(300);
});
