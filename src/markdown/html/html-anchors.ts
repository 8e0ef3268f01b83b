/** The anchors that an author gave in HTML: `<a name="x">`, `<h2 id="x">`. */

import type { Name } from '../../document/document.js';
import { cleanLine } from '../../text/sanitise.js';
import { linesIn } from '../blocks/line-kinds.js';

const NAME = /<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)/gi;

/** Those in `text`, which starts on `line`; what only looks like HTML, in code, gives names that nobody links to. */
export function namesIn(text: string, line: number): Name[] {
  if (!/\s(?:id|name)\s*=/i.test(text)) return [];
  const names: Name[] = [];
  let at = 0;
  let reached = line;
  for (const { 1: name = '', index } of text.matchAll(NAME)) {
    reached += linesIn(text, at, index);
    at = index;
    names.push({ anchor: cleanLine(name), line: reached });
  }
  return names;
}
