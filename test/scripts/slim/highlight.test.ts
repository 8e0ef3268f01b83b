/** The highlighter as the build cuts it colours as the whole one does: the grammars kept, and HTML read by `spans.mjs`. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUNDLING } from '../../../scripts/bundling.mjs';
import { applying } from '../../../scripts/patch.mjs';
import { PATCHES } from '../../../scripts/patches.mjs';
import { colourCode } from '../../../src/render/highlight/highlight-code.js';
import { GRAMMARS } from '../../../src/render/highlight/languages.js';
import { ROOT } from '../../e2e/program.mjs';
import { folderOf } from '../folder.js';

const folder = folderOf({});
let cut: { colourCode: typeof colourCode };

beforeAll(async () => {
  const outfile = path.join(folder, 'highlighter.cjs');
  const entryPoints = [path.join(ROOT, 'src/render/highlight/highlight-code.ts')];
  await build({ ...BUNDLING, absWorkingDir: ROOT, entryPoints, outfile, plugins: [applying(PATCHES)] });
  cut = createRequire(import.meta.url)(outfile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines that most languages find something in; the parts of one may open what those of another close. */
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

test('colours as the whole one does, in every language that is kept', () => {
  let coloured = 0;
  fc.assert(
    fc.property(fc.constantFrom(...GRAMMARS), code, (language, lines) => {
      const text = lines.join('\n');
      const spans = cut.colourCode(text, language);
      expect(spans).toEqual(colourCode(text, language));
      if (spans?.some(run => run.style !== undefined)) coloured++;
    }),
    { seed: 7, numRuns: 600 },
  );
  expect(coloured).toBeGreaterThan(300);
});
