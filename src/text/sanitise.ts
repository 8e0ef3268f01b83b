/**
 * Makes untrusted text safe to print. Control and bidi characters are made visible, invisible ones without meaning are
 * dropped. Applied once, after entities and escapes are decoded; knows no Markdown.
 */

/** Characters that a rule below may change. Text without them, which is nearly all text, is returned as it is. */
const SUSPECT =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200c-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;
const SUSPECT_IN_LINE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;

/** Flag of a region: a black flag, tag letters, and a cancel tag (UTS #51, ED-14a). */
const REGION_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/u;
/** Joiners at the edge of a word, where they join nothing. Those inside a word or an emoji are kept. */
const JOINERS = /(?<!\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?!\S)/;
/** Directional marks, the word joiner and invisible operators, byte order marks. */
const DROPPED = /[\u061c\u200e\u200f\u2060-\u2065\ufeff]+/;
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u{1D173}-\u{1D17A}\u{1BCA0}-\u{1BCA3}\u{E0000}-\u{E007F}\ud800-\udfff]/u;

const RULES = new RegExp([REGION_FLAG, JOINERS, DROPPED, CONTROLS].map(rule => rule.source).join('|'), 'gu');

const LINE_BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
const BREAK_OPPORTUNITIES = /[\u00ad\u200b]+/g;

/**
 * Sanitises a text of several lines. Keeps `\n` and `\t`; U+2028, U+2029 and NEL become `\u2028`, Lectern's hard
 * break. Keeps soft hyphens and zero-width spaces: wrapping needs them and drops them. Must not be called twice on
 * the same text.
 */
export function sanitise(text: string): string {
  return SUSPECT.test(text) ? toHardBreaks(text).replace(RULES, replacement) : text;
}

/** Replaces NEL and U+2029 by U+2028. Two patterns of one character: V8 then keeps no list of matches, and there may be one for each letter. */
function toHardBreaks(text: string): string {
  return text.replace(/\u0085/g, '\u2028').replace(/\u2029/g, '\u2028');
}

/** Sanitises a title, name or address to one trimmed line: line breaks and tabs become one space. */
export function sanitiseLine(text: string): string {
  if (!SUSPECT_IN_LINE.test(text)) return text.trim();
  return text.replace(LINE_BREAKS, ' ').replace(BREAK_OPPORTUNITIES, '').replace(RULES, replacement).trim();
}

function replacement(match: string): string {
  const code = match.codePointAt(0) ?? 0;
  if (code === 0x1f3f4) return match;
  if (isDropped(code)) return '';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function isDropped(code: number): boolean {
  return (
    code === 0x061c ||
    (code >= 0x200c && code <= 0x200f) ||
    (code >= 0x2060 && code <= 0x2065) ||
    code === 0xfeff
  );
}
