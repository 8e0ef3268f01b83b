/** Creates code blocks: language from the info string, and sanitised text. */

import type { CodeBlock } from '../../document/document.js';
import { dropBreakOpportunities, sanitise, sanitiseLine } from '../../text/sanitise.js';
import { decodeReferences } from '../inline/entities.js';

const HARD_BREAKS = /\u2028/g;
/**
 * Language in an info string. Zola and rustdoc add options after it, `rust,linenos`; Pandoc, Quarto and kramdown write it in
 * braces, `{ .cpp file=x }`, `{r, echo=FALSE}`, and MyST as an argument, `{code-block} python`.
 */
const LANGUAGE =
  /^(?:\{code(?:-block|-cell)?\}[ \t]*|\{[ \t]*\.?(?=[\w+#-]+(?:[ \t,}]|$)))?(?<word>[\w+#.-]+(?=[,}]|$)|[^\s{]\S*)/;

/** Sanitises code: lines joined by `\n`, without trailing line ends, and without soft hyphens, which would be invisible. */
export function cleanCode(raw: string): string {
  let end = raw.length;
  while (raw.charCodeAt(end - 1) === 0x0a) end--;
  return dropBreakOpportunities(sanitise(raw.slice(0, end))).replace(HARD_BREAKS, '\n');
}

/** Creates a code block from marked's `code` token. */
export function createCodeBlock(
  raw: string,
  info: string | undefined,
  indented: boolean,
  line: number,
): CodeBlock {
  const word = info ? LANGUAGE.exec(sanitiseLine(decodeReferences(info)))?.groups?.word : undefined;
  return {
    kind: 'code',
    line,
    text: cleanCode(raw),
    language: word,
    indented: indented ? true : undefined,
    notDrawn: undefined,
  };
}
