/** Blocks between colons, as Docusaurus, VitePress and Starlight have them, as GitHub's notes; other names as quotes. */

import { fences, titled } from './code-fences.js';
import type { Dialect } from './dialect.js';

const NOTES: Record<string, string> = {
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
/** Deeper ones stand in the last: with each level every line gets longer. */
const DEEPEST = 8;
const CLOSING = /^\s{0,8}:{3,}\s*$/;

export const admonitions: Dialect = source => {
  if (!source.includes(':::')) return source;
  const isCode = fences();
  let depth = 0;
  const marks = () => '> '.repeat(Math.min(depth, DEEPEST));
  const rows = source.split('\n').map(row => {
    const code = isCode(row);
    const [whole, , kind = '', bracketed, bare = ''] = code ? [] : (OPENING.exec(row) ?? []);
    if (whole !== undefined) {
      depth++;
      const note = NOTES[kind];
      const title = (bracketed ?? bare).trim();
      return marks() + (note && !title ? `[!${note}]` : titled(kind, title));
    }
    if (depth > 0 && !code && CLOSING.test(row)) {
      depth--;
      return marks().trimEnd();
    }
    return depth > 0 ? marks() + row : row;
  });
  return depth === 0 ? rows.join('\n') : source;
};
