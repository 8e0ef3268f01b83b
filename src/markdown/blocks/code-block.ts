/** Code blocks: what a fence says of itself, and its text made safe. */

import type { CodeBlock } from '../../document/document.js';
import { clean, cleanLine } from '../../text/sanitise.js';
import { decodeReferences } from '../inline/entities.js';

/** Break opportunities mean nothing in code, and there they only hide. */
const BREAK_OPPORTUNITIES = /[\u00ad\u200b]/g;
const HARD_BREAKS = /\u2028/g;
/** Zola and rustdoc put more behind the language: `rust,linenos`. */
const FIRST_WORD = /^(?:[\w+#.-]+(?=,)|\S+)/;

/** Code as it is shown: rows joined by `\n`, without a last line end. */
export function cleanCode(raw: string): string {
  let end = raw.length;
  while (raw.charCodeAt(end - 1) === 0x0a) end--;
  return clean(raw.slice(0, end)).replace(BREAK_OPPORTUNITIES, '').replace(HARD_BREAKS, '\n');
}

/** A block of marked's `code` token. */
export function codeBlock(raw: string, info: string | undefined, indented: boolean, line: number): CodeBlock {
  const block: CodeBlock = { kind: 'code', line, text: cleanCode(raw) };
  if (indented) block.indented = true;
  const word = info ? FIRST_WORD.exec(cleanLine(decodeReferences(info)))?.[0] : undefined;
  if (word) block.language = word;
  return block;
}
