/**
 * Makes an author's characters safe to print: what could move the cursor or turn text around is shown, what is
 * invisible and meaningless is dropped. It owns the rules (section 6 of the design, last one); it must not know
 * Markdown, and it is applied once, after everything has been decoded.
 */

/** Characters that one of the rules below is about. Text without any (nearly all text) is returned as it is. */
const SUSPECT =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200c-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;
const SUSPECT_IN_LINE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;

/** A flag of a region: a black flag, tag letters, the tag that ends it (UTS #51, ED-14a). */
const REGION_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/u;
/** Joiners that join nothing; in a word or an emoji they stay. */
const JOINERS = /(?<!\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?!\S)/;
/** Directional marks, word joiner and the invisible operators after it, byte order marks. */
const DROPPED = /[\u061c\u200e\u200f\u2060-\u2065\ufeff]+/;
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u{1D173}-\u{1D17A}\u{1BCA0}-\u{1BCA3}\u{E0000}-\u{E007F}\ud800-\udfff]/u;

const RULES = new RegExp([REGION_FLAG, JOINERS, DROPPED, CONTROLS].map(rule => rule.source).join('|'), 'gu');

const LINE_BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
const BREAK_OPPORTUNITIES = /[\u00ad\u200b]+/g;

/**
 * `text` of several lines, made safe. Keeps `\n` and `\t`; U+2028, U+2029 and NEL become `\u2028`, Lectern's
 * hard break. Soft hyphens and zero-width spaces stay: line breaking needs them and drops them. Not to be
 * called twice on the same text.
 */
export function clean(text: string): string {
  return SUSPECT.test(text) ? hardBreaks(text).replace(RULES, replace) : text;
}

/** NEL and U+2029 as U+2028. There may be one for every letter: for a pattern of one character V8 keeps no list of what it found. */
function hardBreaks(text: string): string {
  return text.replace(/\u0085/g, '\u2028').replace(/\u2029/g, '\u2028');
}

/** A title, a name, an address: `clean`, and on one line: each stretch of line breaks and tabs is one space. Trimmed. */
export function cleanLine(text: string): string {
  if (!SUSPECT_IN_LINE.test(text)) return text.trim();
  return text.replace(LINE_BREAKS, ' ').replace(BREAK_OPPORTUNITIES, '').replace(RULES, replace).trim();
}

function replace(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (code === 0x1f3f4) return found;
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
