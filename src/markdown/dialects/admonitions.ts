/**
 * Converts `:::` admonitions (Docusaurus, VitePress, Starlight) to GitHub alerts, or to quotes for other
 * names.
 */

import { CodeLines, rewriteLines } from './rewrite-lines.js';
import { MAX_MARKERS } from './rewrite-prose.js';
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
  const code = new CodeLines(source);
  let depth = 0;
  let changed = 0;
  const marks = () => '> '.repeat(Math.min(depth, MAX_DEPTH));
  const rewritten = rewriteLines(source, (start, end) => {
    const isCode = code.contains(start, end);
    const isFull = depth === 0 ? changed >= MAX_MARKERS : changed >= 2 * MAX_MARKERS;
    if (isFull || (depth === 0 && isCode)) return undefined;
    const row = source.slice(start, end);
    const isMark = !isCode && row.includes(':::');
    const [whole, , kind = '', bracketed, bare = ''] = (isMark && OPENING.exec(row)) || [];
    if (whole === undefined && depth === 0) return undefined;
    changed++;
    if (whole !== undefined) {
      depth++;
      const alert = ALERTS[kind];
      const title = (bracketed ?? bare).trim();
      return marks() + (alert && !title ? `[!${alert}]` : titleLine(kind, title));
    }
    if (isMark && CLOSING.test(row)) {
      depth--;
      return marks().trimEnd();
    }
    return marks() + row;
  });
  // not closed, or too long
  return depth === 0 ? rewritten : source;
}
