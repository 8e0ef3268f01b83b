/** Estimates how long a body takes to read, in one pass without parsing it. Of code, only the fences are looked for. */

/** Silent reading: words (Brysbaert 2019: 238 for English non-fiction), and characters of Chinese and Japanese. */
const WORDS_PER_MINUTE = 230;
const CHARACTERS_PER_MINUTE = 500;
/** Share of the time that a word of code counts. Code is skimmed: an article that is mostly code does not take hours. */
const CODE_SHARE = 0.25;

export interface Length {
  /** A character of Chinese or Japanese counts as one word. */
  words: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

/** Maximum length of a body that is counted, in code units. A longer one is sampled, so that opening it is not delayed. */
export const MAX_COUNTED = 1 << 20;
/** Number of samples, and code units of each. */
const SAMPLES = 24;
const SAMPLE_LENGTH = 1 << 12;

/** A text as a whole, or one that is decoded in parts. */
type Source = string | { readonly length: number; slice(from: number, to: number): string };

/**
 * The length of a Markdown body that starts at `from`. A word is a sequence without white space that has a letter or a
 * digit. Counted up to a million characters, estimated for longer bodies.
 */
export function measureLength(source: Source, from = 0): Length {
  const length = source.length - from;
  if (length <= MAX_COUNTED)
    return toLength(
      typeof source === 'string' ? count(source, from) : count(source.slice(from, source.length), 0),
    );
  const sampled = { words: 0, characters: 0, codeWords: 0, codeCharacters: 0 };
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = from + Math.floor(((length - SAMPLE_LENGTH) * sample) / (SAMPLES - 1));
    const part = source.slice(at, at + SAMPLE_LENGTH);
    const counts = count(part, 0, openFenceOf(part));
    for (const key of COUNT_NAMES) sampled[key] += counts[key];
  }
  const factor = length / (SAMPLES * SAMPLE_LENGTH);
  for (const key of COUNT_NAMES) sampled[key] = Math.round(sampled[key] * factor);
  return toLength(sampled);
}

const COUNT_NAMES = ['words', 'characters', 'codeWords', 'codeCharacters'] as const;

/** Words, and characters of Chinese or Japanese: of the prose, and of the code. */
type Counts = Record<(typeof COUNT_NAMES)[number], number>;

function toLength({ words, characters, codeWords, codeCharacters }: Counts): Length {
  const minutes =
    (words + CODE_SHARE * codeWords) / WORDS_PER_MINUTE +
    (characters + CODE_SHARE * codeCharacters) / CHARACTERS_PER_MINUTE;
  return {
    words: words + characters + codeWords + codeCharacters,
    minutes: Math.max(1, Math.round(minutes)),
  };
}

/** Counts the words from `from` on. `open` is the fence of the code that the text starts in, if it does. */
function count(source: string, from: number, open?: Fence): Counts {
  const counts = { words: 0, characters: 0, codeWords: 0, codeCharacters: 0 };
  const kinds = unitKinds();
  let inWord = false;
  let fence = open;
  for (let at = from, isLineStart = true; at < source.length; at++) {
    const next = isLineStart ? fenceAt(source, at, fence) : undefined;
    if (next) fence = fence ? undefined : next;
    const unit = source.charCodeAt(at);
    isLineStart = unit === LINE_FEED;
    const kind = kinds[unit];
    if (kind === BLANK) inWord = false;
    else if (kind === IDEOGRAPH) {
      inWord = false;
      if (fence) counts.codeCharacters++;
      else counts.characters++;
    } else if (kind === LETTER && !inWord) {
      inWord = true;
      if (fence) counts.codeWords++;
      else counts.words++;
    }
  }
  return counts;
}

const LINE_FEED = 0x0a;

/** The marks of a fence: one of ``` and ~~~, and how many. */
interface Fence {
  mark: string;
  length: number;
}

/** Quote marks, a list marker and blanks before a fence, the fence, and its info string. */
const FENCE = /[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})([^\n\r]{0,1000})/y;

/** First characters of lines that `FENCE` may match, as a set of ASCII codes. */
const FENCE_STARTS = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(/[ \t>*+\d`~-]/.test(String.fromCharCode(code))),
);

/** The fence of the line at `at`: one that opens code, or that closes the `open` one. */
function fenceAt(source: string, at: number, open: Fence | undefined): Fence | undefined {
  if (at >= source.length || FENCE_STARTS[source.charCodeAt(at)] !== 1) return undefined;
  FENCE.lastIndex = at;
  const [, marks = '', info = ''] = FENCE.exec(source) ?? [];
  const [mark = ''] = marks;
  if (open) return open.mark === mark && marks.length >= open.length && info.trim() === '' ? open : undefined;
  return mark === '' || (mark === '`' && info.includes('`')) ? undefined : { mark, length: marks.length };
}

/**
 * The fence of the code that a part of a source starts in. Before a fence that names a language there is no open one, so an odd
 * number of fences before it means that the first of them closes code.
 */
function openFenceOf(part: string): Fence | undefined {
  let first: Fence | undefined;
  let isOdd = false;
  for (let at = part.indexOf('\n') + 1; at > 0 && at < part.length; at = part.indexOf('\n', at) + 1) {
    const fence = fenceAt(part, at, undefined);
    if (!fence) continue;
    if (NAMED_FENCE.test(part.slice(at, at + MAX_FENCE_LENGTH))) return isOdd ? first : undefined;
    first ??= fence;
    isOdd = !isOdd;
  }
  return undefined;
}

const NAMED_FENCE = /^[^`~\n]*(?:`{3,}|~{3,})[ \t]*\w/;
const MAX_FENCE_LENGTH = 100;

const BLANK = 1;
const LETTER = 2;
const IDEOGRAPH = 3;

/** The kinds of code units, by ranges without their ends. */
const RANGES: readonly (readonly [kind: number, start: number, end: number])[] = [
  [BLANK, 0, 0x21],
  [LETTER, 0x30, 0x3a],
  [LETTER, 0x41, 0x5b],
  [LETTER, 0x61, 0x7b],
  // Whole Unicode blocks: without those of punctuation and symbols, and without surrogates.
  [LETTER, 0xc0, 0x2000],
  [LETTER, 0x2c00, 0x3000],
  [LETTER, 0x3040, 0xd800],
  [LETTER, 0xf900, 0xfe00],
  // Kana and Han. A character of a supplementary plane is counted by its high surrogate.
  [IDEOGRAPH, 0x3041, 0x3100],
  [IDEOGRAPH, 0x3400, 0xa000],
  [IDEOGRAPH, 0xd840, 0xd889],
  [IDEOGRAPH, 0xf900, 0xfb00],
];

let kindTable: Uint8Array | undefined;

/** Returns the kind of each code unit. A table, because V8 compiles comparisons again each time a text reaches a further one. */
function unitKinds(): Uint8Array {
  if (kindTable) return kindTable;
  kindTable = new Uint8Array(0x10000);
  for (const [kind, start, end] of RANGES) kindTable.fill(kind, start, end);
  return kindTable;
}
