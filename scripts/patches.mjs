// @ts-check
/** Every patch, in no order that matters. */
import { ci } from './ink/ci.mjs';
import { clocks } from './ink/clock.mjs';
import { devtools } from './ink/devtools.mjs';
import { errorScreen } from './ink/error-screen.mjs';
import { measure } from './ink/measure.mjs';
import { output } from './ink/output.mjs';
import { sanitise } from './ink/sanitise.mjs';
import { segmenters } from './ink/segmenter.mjs';
import { signalExits } from './ink/signal-exit.mjs';
import { terminalSize } from './ink/terminal-size.mjs';
import { width } from './ink/width.mjs';
import { yoga } from './ink/yoga.mjs';
import { commander } from './slim/commander.mjs';
import { grayMatter, jsYaml } from './slim/gray-matter.mjs';
import { grammars, unused } from './slim/highlight.mjs';
import { parse5 } from './slim/parse5.mjs';
import { clipboardy, execa, open } from './slim/programs.mjs';
import { wrapAnsi } from './slim/wrap-ansi.mjs';

export const INK_PATCHES = [
  ci,
  ...clocks,
  devtools,
  errorScreen,
  measure,
  output,
  sanitise,
  ...segmenters,
  ...signalExits,
  terminalSize,
  width,
  yoga,
];

export const PATCHES = [
  ...INK_PATCHES,
  commander,
  grayMatter,
  jsYaml,
  grammars,
  ...unused,
  ...parse5,
  clipboardy,
  execa,
  open,
  wrapAnsi,
];
