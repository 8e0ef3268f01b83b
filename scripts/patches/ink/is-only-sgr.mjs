// @ts-check
import { styleEnd } from './plain-width.mjs';

const LINK = /\u001b\]8;[ -~]*(?:\u0007|\u001b\\)/y;

/**
 * True if all escape sequences of a text are styles (SGR) or complete hyperlinks. May be false for other harmless texts, which Ink then
 * checks itself.
 *
 * @param {string} text
 */
export function isOnlySgr(text) {
  if (/[\u0080-\u009f]/.test(text)) return false;
  for (let at = text.indexOf('\u001b'); at >= 0; at = text.indexOf('\u001b', at)) {
    const end = styleEnd(text, at);
    if (end >= 0) at = end + 1;
    else {
      LINK.lastIndex = at;
      if (!LINK.test(text)) return false;
      at = LINK.lastIndex;
    }
  }
  return true;
}
