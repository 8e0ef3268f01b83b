/**
 * Converts `:::` admonitions (Docusaurus, VitePress, Starlight) to GitHub alerts, or to quotes for other
 * names.
 */

import { createCodeLineTest } from './rewrite-prose.js';
import { titleLine } from './write-markdown.js';

const ALERTS: Record<string, string> = {
  note: 'NOTE',
  info: 'NOTE',
  tip: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
};

const OPENING = /^(\s{0,8}):{3,}\s*([a-z]+)\s*(?:\[([^\]\n]*)\]|([^{\n]*))?\s*(?:\{[^}\n]*\})?\s*$/;
/** Maximum nesting, because every level makes each line longer. Deeper ones are put into the innermost. */
const MAX_DEPTH = 8;
const CLOSING = /^\s{0,8}:{3,}\s*$/;

export function rewriteAdmonitions(source: string): string {
  if (!source.includes(':::')) return source;
  const isCode = createCodeLineTest();
  let depth = 0;
  const marks = () => '> '.repeat(Math.min(depth, MAX_DEPTH));
  const rows = source.split('\n').map(row => {
    const code = isCode(row);
    const [whole, , kind = '', bracketed, bare = ''] = code ? [] : (OPENING.exec(row) ?? []);
    if (whole !== undefined) {
      depth++;
      const alert = ALERTS[kind];
      const title = (bracketed ?? bare).trim();
      return marks() + (alert && !title ? `[!${alert}]` : titleLine(kind, title));
    }
    if (depth > 0 && !code && CLOSING.test(row)) {
      depth--;
      return marks().trimEnd();
    }
    return depth > 0 ? marks() + row : row;
  });
  return depth === 0 ? rows.join('\n') : source;
}
