/** Rules about code blocks. */

import type { CodeBlock } from '../../../document/document.js';
import { grammarFor, languageNames } from '../../../render/highlight/languages.js';
import { editDistance } from '../../../search/fuzzy/edit-distance.js';
import { displayWidth } from '../../../text/display-width.js';
import { quote } from '../../../text/quote.js';
import { maxOf } from '../../../util/large-lists.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';

/** Maximum width of a row of code: half of a wide screen. */
const MAX_WIDTH = 100;
const TAB_WIDTH = 4;

/** Languages without highlighting: plain text, and languages that other tools draw. */
const PLAIN_LANGUAGE =
  /^(?:te?xt|plain(?:text)?|none|output|log|tree|ascii|csv|tsv|[ae]?bnf|cli|terminal|mermaid|math|dot|graphviz|plantuml)$/i;

/** Languages without highlighting whose names are near a known one. */
const OTHER_LANGUAGE =
  /^(?:sats|cake|cljc|cljx|editor-config|gnolang|go[.-]mod|hxml|haml|jsonld|jison|mako|obj-c|objective-?c\+\+|objective-?j|objj|pgsql|posh|perl6|tool|vbscript|vim-script|vxml|rest|jsonp|typoscript|html\w|xhtml|jsonnet|javadoc|test|tests|table|tables|color|colors|basic|swifty)$/i;

export function* codeBlocksOf({ blocks }: RuleContext): Generator<CodeBlock> {
  for (const block of blocks) if (block.kind === 'code') yield block;
}

/** Reports a language that is probably a typo of a known one. Other unknown names are languages or uses of other tools. */
export function* unknownLanguage(context: RuleContext): Generator<RuleDiagnostic> {
  // Most blocks have the language of the block before them.
  let lastValid: string | undefined;
  for (const { language, line } of codeBlocksOf(context)) {
    if (language === lastValid || language === undefined) continue;
    const meant = grammarFor(language) === undefined ? nearestLanguage(language) : undefined;
    if (meant === undefined) {
      lastValid = language;
      continue;
    }
    yield {
      line,
      text: language,
      message: `unknown language: ${quote(language)}`,
      hint: `did you mean "${meant}"?`,
    };
  }
}

/** Shortest and longest name that is compared: short names are near many others. */
const MIN_COMPARED = 4;
const MAX_COMPARED = 20;

const nearest = new Map<string, string | undefined>();

/** Returns the known language that a name is a typo of. Each name is compared once: an article may have 100,000 fences. */
function nearestLanguage(language: string): string | undefined {
  const name = language.toLowerCase();
  if (name.length < MIN_COMPARED || name.length > MAX_COMPARED) return undefined;
  if (PLAIN_LANGUAGE.test(name) || OTHER_LANGUAGE.test(name)) return undefined;
  if (nearest.has(name)) return nearest.get(name);
  const max = name.length < 8 ? 1 : 2;
  const found = languageNames().find(
    known => known.length >= MIN_COMPARED && known[0] === name[0] && editDistance(name, known, max) <= max,
  );
  if (nearest.size < 10_000) nearest.set(name, found);
  return found;
}

export function* wideCode(context: RuleContext): Generator<RuleDiagnostic> {
  for (const block of codeBlocksOf(context)) {
    if (block.text.length * TAB_WIDTH <= MAX_WIDTH) continue;
    const widths = block.text.split('\n').map(rowWidth);
    const widest = maxOf(widths);
    if (widest <= MAX_WIDTH) continue;
    const first = widths.findIndex(width => width > MAX_WIDTH);
    yield {
      line: block.line + (block.indented ? 0 : 1) + first,
      message: `code is ${widest} columns wide and wraps on most screens`,
      hint: `break lines at ${MAX_WIDTH} columns`,
    };
  }
}

/** Width of a row in columns, with a tab stop every four columns. */
function rowWidth(row: string): number {
  const [start = '', ...parts] = row.split('\t');
  let columns = displayWidth(start);
  for (const part of parts) columns += TAB_WIDTH - (columns % TAB_WIDTH) + displayWidth(part);
  return columns;
}
