/**
 * Makes untrusted text safe to print. Control and bidi characters are made visible, invisible ones without meaning are
 * dropped. Applied once, after entities and escapes are decoded; knows no Markdown.
 */

import { lazyRegExp } from '../util/lazy-regexp.js';
import { MAX_SHORT, mapUnits, toOneByte } from './code-units.js';

/** Code units of the characters that a rule below may change. */
const RULED_UNITS =
  '\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u034f\\u061c\\u180b-\\u180d\\u180f\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb';
const RULED = new RegExp(`[${RULED_UNITS}]`);
/** The same with other line breaks. Text without them, which is nearly all text, is returned as it is. */
const SUSPECT = new RegExp(`[\\u2028\\u2029${RULED_UNITS}]`);
const SUSPECT_IN_LINE = new RegExp(`[\\t\\n\\u00ad\\u200b\\u2028\\u2029${RULED_UNITS}]`);

/** Flag of a region: a black flag, three to six tag letters and digits, and a cancel tag (UTS #51, ED-14a; BCP 47). */
const REGION_FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/u;
export const REGION_FLAGS = new RegExp(REGION_FLAG, 'gu');
/** Joiners at the edge of a word, where they join nothing. Those inside a word or an emoji are kept. */
const JOINERS = /(?<!\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?!\S)/;
/** Directional marks, the word joiner and invisible operators, byte order marks. */
const DROPPED = /[\u061c\u200e\u200f\u2060-\u2065\ufeff]+/;
/** Selectors of ideographic variants, except one after its ideograph (UTS #37). Sequences of them can hide a text. */
const LONE_SELECTORS = '[\\u{E0100}-\\u{E01EF}](?<!\\p{Unified_Ideograph}.)[\\u{E0100}-\\u{E01EF}]*';
/**
 * Code units of characters that have variants: signs, emoji and ideographs, Mongolian and Burmese. In Hebrew, a joiner orders the
 * points.
 */
const VARIED_UNITS =
  '\\d#*\\xa9\\xae\\u0591-\\u05f4\\u1000-\\u109f\\u1820-\\u18aa\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u23ff\\u2422-\\ufdff\\uff01-\\uffef';
/** Selectors of variants, each of one code unit. */
const SELECTORS = '\\u034f\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f';
/** One of them after a character that has no variants, for patterns without the `u` flag. */
export const LONE_SELECTOR = `[${SELECTORS}](?<![${VARIED_UNITS}\\udc00-\\udfff].)`;
/** The other selectors of variants, except one after such a character. */
const OTHER_SELECTORS = `[${SELECTORS}](?<![${VARIED_UNITS}\\u{10000}-\\u{dffff}].)[${SELECTORS}]*`;
const CONTROLS =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u{1D173}-\u{1D17A}\u{1BCA0}-\u{1BCA3}\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}\ud800-\udfff]{1,4096}/u;

/** All rules as one pattern. Compiled for the first suspect text, because of its Unicode property. */
const rules = lazyRegExp(
  [REGION_FLAG.source, JOINERS.source, DROPPED.source, LONE_SELECTORS, OTHER_SELECTORS, CONTROLS.source].join(
    '|',
  ),
  'gu',
);

const LINE_BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
const BREAK_OPPORTUNITIES = /[\u00ad\u200b]+/g;
/** One break opportunity is enough for wrapping; a sequence of them can hide a text. */
const REPEATED_BREAKS = /(?<=[\u00ad\u200b])[\u00ad\u200b]+/g;

/** True only for a text that `sanitise` returns as it is. */
export function isClean(text: string): boolean {
  return !SUSPECT.test(text);
}

/**
 * Sanitises a text of several lines. Keeps `\n` and `\t`; U+2028, U+2029 and NEL become `\u2028`, Lectern's hard
 * break. Keeps soft hyphens and zero-width spaces: wrapping needs them and drops them. Must not be called twice on
 * the same text.
 */
export function sanitise(text: string): string {
  if (isClean(text)) return text;
  const mapped = !MAPPED.test(text)
    ? text
    : text.length > MAX_SHORT
      ? mapUnits(text, toShown)
      : text.replaceAll('\u0085', '\u2028').replaceAll('\u2029', '\u2028');
  if (!RULED.test(mapped)) return mapped;
  // The pattern returns two bytes for each character, which makes all work on a long text slower.
  return toOneByte(mapped.replace(rules(), replacement));
}

/** Matches a code unit that `toShown` changes. */
const MAPPED = /[\0-\x08\x0e-\x1f\x7f\x85\u2029]/;

/** Hard breaks, and the pictures of control characters. Not of those that are white space, which the rule of joiners looks for. */
function toShown(unit: number): number {
  if (unit < 0x20) return unit < 0x09 || unit > 0x0d ? 0x2400 + unit : unit;
  if (unit === 0x85 || unit === 0x2029) return 0x2028;
  return unit === 0x7f ? 0x2421 : unit;
}

/** True for a soft hyphen and a zero-width space: places for a line break, which are not shown. */
export function isBreakOpportunity(unit: number): boolean {
  return unit === 0xad || unit === 0x200b;
}

/** Removes soft hyphens and zero-width spaces of a sanitised text that is not wrapped. */
export function dropBreakOpportunities(text: string): string {
  return text.replace(BREAK_OPPORTUNITIES, '');
}

/** Reduces sequences of soft hyphens and zero-width spaces to the first one, in a text that is wrapped elsewhere. */
export function reduceBreakOpportunities(text: string): string {
  return text.replace(REPEATED_BREAKS, '');
}

/** Sanitises a title, name or address to one trimmed line: line breaks and tabs become one space. */
export function sanitiseLine(text: string): string {
  if (!SUSPECT_IN_LINE.test(text)) return text.trim();
  return dropBreakOpportunities(text.replace(LINE_BREAKS, ' ')).replace(rules(), replacement).trim();
}

/** Characters without a visible form: joiners, and those of the rules about directions, operators and selectors. */
const hidden = lazyRegExp(`[\\u{E0100}-\\u{E01EF}\\u061c\\u200c-\\u200f\\u2060-\\u2065\\ufeff${SELECTORS}]`);

/** Cache of the visible forms of control characters; there are at most a few thousand. */
const forms = new Map<number, string>();

/** Returns the visible form of the characters that a rule matched. */
function replacement(match: string): string {
  let shown = '';
  for (let at = 0; at < match.length; ) {
    const code = match.codePointAt(at) ?? 0;
    // The flag of a region starts with a black flag, and is kept whole.
    if (code === 0x1f3f4) return match;
    const start = at;
    const size = code > 0xffff ? 2 : 1;
    // A whole text may repeat one character.
    do at += size;
    while (match.codePointAt(at) === code);
    shown += formOf(code).repeat((at - start) / size);
  }
  return shown;
}

function formOf(code: number): string {
  let form = forms.get(code);
  if (form === undefined) {
    form = hidden().test(String.fromCodePoint(code))
      ? ''
      : code < 0x20
        ? String.fromCharCode(0x2400 + code)
        : code === 0x7f
          ? '\u2421'
          : code >= 0xd800 && code <= 0xdfff
            ? '\ufffd'
            : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    forms.set(code, form);
  }
  return form;
}
