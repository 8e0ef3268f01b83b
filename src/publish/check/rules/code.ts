/** Rules about code blocks. */

import type { CodeBlock } from '../../../document/document.js';
import { grammarFor } from '../../../render/highlight/languages.js';
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

function* codeBlocksOf({ blocks }: RuleContext): Generator<CodeBlock> {
  for (const block of blocks) if (block.kind === 'code') yield block;
}

export function* unknownLanguage(context: RuleContext): Generator<RuleDiagnostic> {
  for (const { language, line } of codeBlocksOf(context)) {
    if (language === undefined || PLAIN_LANGUAGE.test(language) || grammarFor(language) !== undefined)
      continue;
    yield {
      line,
      text: language,
      message: `unknown language: ${quote(language)}`,
      hint: 'correct it or use "text"',
    };
  }
}

export function* wideCode(context: RuleContext): Generator<RuleDiagnostic> {
  for (const block of codeBlocksOf(context)) {
    const widths = block.text.split('\n').map(row => displayWidth(expandTabs(row)));
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

function expandTabs(row: string): string {
  let text = '';
  for (const part of row.split('\t')) {
    if (text !== '' || row.startsWith('\t')) text += ' '.repeat(TAB_WIDTH - (text.length % TAB_WIDTH));
    text += part;
  }
  return text;
}
