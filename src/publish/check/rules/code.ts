/** Rules on code blocks. */

import type { CodeBlock } from '../../../document/document.js';
import { knownLanguage } from '../../../render/highlight/languages.js';
import { displayWidth } from '../../../text/display-width.js';
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

/** Columns that a row of code may have: what half a wide screen shows. */
const WIDEST = 100;
const TAB = 4;

/** Names for text that is no program, and for what other tools draw. */
const PLAIN =
  /^(?:te?xt|plain(?:text)?|none|output|log|tree|ascii|csv|tsv|[ae]?bnf|cli|terminal|mermaid|math|dot|graphviz|plantuml)$/i;

function* codeOf({ blocks }: Subject): Generator<CodeBlock> {
  for (const block of blocks) if (block.kind === 'code') yield block;
}

export function* unknownLanguage(subject: Subject): Generator<Fault> {
  for (const { language, line } of codeOf(subject)) {
    if (language === undefined || PLAIN.test(language) || knownLanguage(language) !== undefined) continue;
    yield {
      line,
      text: language,
      message: `The code is in “${language}”, which is not coloured.`,
      hint: 'Mend the name behind the fence, or write `text`.',
    };
  }
}

export function* wideCode(subject: Subject): Generator<Fault> {
  for (const block of codeOf(subject)) {
    const widths = block.text.split('\n').map(row => displayWidth(expand(row)));
    const widest = Math.max(...widths);
    if (widest <= WIDEST) continue;
    const first = widths.findIndex(width => width > WIDEST);
    yield {
      line: block.line + (block.indented ? 0 : 1) + first,
      message: `The code is up to ${widest} columns wide.`,
      hint: `Break its rows at ${WIDEST} or before: wider ones wrap on most screens.`,
    };
  }
}

function expand(row: string): string {
  let text = '';
  for (const piece of row.split('\t')) {
    if (text !== '' || row.startsWith('\t')) text += ' '.repeat(TAB - (text.length % TAB));
    text += piece;
  }
  return text;
}
