/**
 * The width of one grapheme cluster, by the rules of string-width 8, which Ink measures by (a test holds the two
 * together over all of Unicode). string-width itself is not used: it makes an `Intl.Segmenter` when imported,
 * which takes 20 ms of a start that may never see an emoji.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { lazyRegExp } from '../util/lazy-regexp.js';
import {
  isJamo,
  isLeadingJamo,
  isTrailingJamo,
  isVowelJamo,
  kindOf,
  NARROW,
  WIDE,
} from './char-width-class.js';

// A single class without a quantifier: a repeated pattern of these overflows the backtrack stack on long clusters.
const visible = lazyRegExp(
  '[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Format}\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Surrogate}]',
);
const spacingMark = lazyRegExp('\\p{Spacing_Mark}');
// The RGI sets need the `v` flag.
const rgiEmoji = lazyRegExp('^\\p{RGI_Emoji}$', 'v');
const keycap = /^[\d#*]\u20e3$/;
const pictographic = lazyRegExp('\\p{Extended_Pictographic}', 'gu');

/** Code units. Sequences are short; the bound keeps a cluster of a million joiners from being matched. */
export const LONGEST_EMOJI = 50;

/** Display columns of one cluster. */
export const clusterColumns = remembered(measure);

/** The most columns that terminals in use give to a cluster: several draw the parts of one side by side. */
export const clusterReach = remembered(measureReach);

/** Remembers what is found of short clusters, some thousands of them. */
function remembered(find: (cluster: string) => number): (cluster: string) => number {
  const known = new Map<string, number>();
  // Floods are of one cluster: to compare two is faster than to look one up.
  let last = '';
  let lastWidth = 0;
  return cluster => {
    if (cluster === last) return lastWidth;
    if (cluster.length > 32) return find(cluster);
    if (cluster.length === 1) {
      const kind = kindOf(cluster.charCodeAt(0));
      if (kind === NARROW || kind === WIDE) return kind;
    }
    let width = known.get(cluster);
    if (width === undefined) {
      width = find(cluster);
      if (known.size >= 4096) known.clear();
      known.set(cluster, width);
    }
    last = cluster;
    lastWidth = width;
    return width;
  };
}

function measureReach(cluster: string): number {
  const width = clusterColumns(cluster);
  if (cluster.length === 1 || isEmoji(cluster)) return width;
  let apart = 0;
  for (const character of cluster) if (visible().test(character)) apart += eastAsianWidth(codeOf(character));
  return Math.max(width, apart);
}

function measure(cluster: string): number {
  const from = cluster.search(visible());
  if (from === -1) return 0;
  if (isEmoji(cluster)) return 2;
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

function isEmoji(cluster: string): boolean {
  // One unit is as wide as East Asian width says, and compiling the set takes 12 ms.
  if (cluster.length === 1 || cluster.length > LONGEST_EMOJI) return false;
  if ((beginsEmoji(cluster.charCodeAt(0)) && rgiEmoji().test(cluster)) || keycap.test(cluster)) return true;
  return cluster.includes('\u200d') && (cluster.match(pictographic())?.length ?? 0) >= 2;
}

/** Digits, signs, symbols and what lies beyond the basic plane: a letter of any script begins none. */
function beginsEmoji(unit: number): boolean {
  return unit < 0xaf || (unit >= 0x203c && unit <= 0x3299) || (unit >= 0xd800 && unit <= 0xdfff);
}

/** Leading, vowel and trailing letters that make a syllable are drawn as one; the others stand by themselves. */
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
