/**
 * Width of one grapheme cluster, by the rules of string-width 8, which Ink uses. A test compares both over all of Unicode.
 * string-width itself is not imported: it creates an `Intl.Segmenter`, which takes 20 ms of the start.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { lazyRegExp } from '../util/lazy-regexp.js';
import {
  isJamo,
  isLeadingJamo,
  isTrailingJamo,
  isVowelJamo,
  NARROW,
  WIDE,
  widthClass,
} from './char-width-class.js';

// One class without a quantifier: a repeated one overflows the backtrack stack on long clusters.
const visible = lazyRegExp(
  '[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Format}\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Surrogate}]',
);
const spacingMark = lazyRegExp('\\p{Spacing_Mark}');
// `\p{RGI_Emoji}` has all of these sequences. Compiling it takes 30 ms, so each kind has a pattern.
const styledEmoji = lazyRegExp(
  '^(?:\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}|(?![\\d#*]|\\p{Emoji_Presentation})\\p{Emoji}\\ufe0f)$',
);
// The sets of sequences need the `v` flag.
const flag = lazyRegExp('^\\p{RGI_Emoji_Flag_Sequence}$', 'v');
const tagSequence = lazyRegExp('^\\p{RGI_Emoji_Tag_Sequence}$', 'v');
const keycap = /^[\d#*]\ufe0f?\u20e3$/;
const pictographic = lazyRegExp('\\p{Extended_Pictographic}', 'gu');

/** Maximum length of an emoji sequence in code units. Keeps the pattern away from clusters of a million joiners. */
export const LONGEST_EMOJI = 50;

/** Display columns of one cluster. */
export const clusterWidth = cached(computeWidth);

/**
 * Maximum columns of a cluster on terminals in use, several of which draw its parts side by side. Emoji sequences are two columns,
 * as on current terminals. Older ones draw half of them wider, and the frame writer sets the column after each.
 */
export const maxClusterWidth = cached(computeMaxWidth);

/** Adds a cache for clusters of up to 32 code units. */
function cached(compute: (cluster: string) => number): (cluster: string) => number {
  const known = new Map<string, number>();
  // Long repetitions are of one cluster, and comparing with the last one is faster than a lookup.
  let last = '';
  let lastWidth = 0;
  return cluster => {
    if (cluster === last) return lastWidth;
    if (cluster.length > 32) return compute(cluster);
    if (cluster.length === 1) {
      const unitClass = widthClass(cluster.charCodeAt(0));
      if (unitClass === NARROW || unitClass === WIDE) return unitClass;
    }
    let width = known.get(cluster);
    if (width === undefined) {
      width = compute(cluster);
      if (known.size >= 4096) known.clear();
      known.set(cluster, width);
    }
    last = cluster;
    lastWidth = width;
    return width;
  };
}

function computeMaxWidth(cluster: string): number {
  const width = clusterWidth(cluster);
  if (cluster.length === 1 || isEmojiSequence(cluster)) return width;
  let sideBySide = 0;
  for (const character of cluster)
    if (visible().test(character)) sideBySide += eastAsianWidth(codeOf(character));
  return Math.max(width, sideBySide);
}

function computeWidth(cluster: string): number {
  const from = cluster.search(visible());
  if (from === -1) return 0;
  if (isEmojiSequence(cluster)) return 2;
  const shown = cluster.slice(from);
  const first = codeOf(shown);
  if (isJamo(first)) return jamoColumns(shown);
  let width = eastAsianWidth(first);
  let index = 0;
  for (const character of shown) {
    const trailing = index++ > 0 && (spacingMark().test(character) || /[\uff00-\uffef]/.test(character));
    if (trailing) width += eastAsianWidth(codeOf(character));
  }
  return width;
}

/** True for an emoji of several code points. One code point has the columns of its East Asian width, also if it is an emoji. */
function isEmojiSequence(cluster: string): boolean {
  const first = codeOf(cluster);
  if (cluster.length <= sizeOf(first) || cluster.length > LONGEST_EMOJI) return false;
  if (cluster.includes('\u200d')) return (cluster.match(pictographic())?.length ?? 0) >= 2;
  if (first >= FIRST_INDICATOR && first <= LAST_INDICATOR) return flag().test(cluster);
  if (first === BLACK_FLAG && cluster.length > 4) return tagSequence().test(cluster);
  return keycap.test(cluster) || styledEmoji().test(cluster);
}

/** Regional indicators, two of which are a flag. */
const FIRST_INDICATOR = 0x1f1e6;
const LAST_INDICATOR = 0x1f1ff;
const BLACK_FLAG = 0x1f3f4;

function sizeOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/** Width of Hangul letters: those that make a syllable are drawn as one character, others separately. */
function jamoColumns(shown: string): number {
  const codes = [...shown].filter(character => visible().test(character)).map(codeOf);
  let width = 0;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (!isJamo(code)) {
      return codes.slice(index).reduce((sum, rest) => sum + eastAsianWidth(rest), width);
    }
    if (isLeadingJamo(code) && isVowelJamo(codes[index + 1] ?? 0)) {
      width += 2;
      index += isTrailingJamo(codes[index + 2] ?? 0) ? 2 : 1;
    } else {
      width += eastAsianWidth(code);
    }
  }
  return width;
}

function codeOf(text: string): number {
  return text.codePointAt(0) ?? 0;
}
