// @ts-check
/** All patches of the build. */
import { devtools } from './ink/devtools.mjs';
import { clipboardy, execa, open } from './packages/clipboardy-open.mjs';
import { commander } from './packages/commander.mjs';
import { grayMatter, jsYaml } from './packages/gray-matter.mjs';
import { grammars } from './packages/highlight.mjs';
import { linebreak } from './packages/linebreak.mjs';
import { marked } from './packages/marked.mjs';
import { mermaid } from './packages/mermaid.mjs';
import { parse5 } from './packages/parse5.mjs';
import { HIGHLIGHTER_STUBS, INK_STUBS } from './stubs.mjs';

/** Patches of Ink and of the libraries that only Ink uses. */
export const INK_PATCHES = [...INK_STUBS, devtools];

/** Patches of the syntax highlighter. */
export const HIGHLIGHTER_PATCHES = [...HIGHLIGHTER_STUBS, grammars, parse5];

export const PATCHES = [
  ...INK_PATCHES,
  ...HIGHLIGHTER_PATCHES,
  clipboardy,
  commander,
  execa,
  grayMatter,
  jsYaml,
  linebreak,
  marked,
  mermaid,
  open,
];
