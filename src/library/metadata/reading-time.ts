/** Estimates how long a body takes to read, in one pass without parsing it. */

/** Silent reading: words (Brysbaert 2019: 238 for English non-fiction), and characters of Chinese and Japanese. */
const WORDS_PER_MINUTE = 230;
const CHARACTERS_PER_MINUTE = 500;

export interface Length {
  /** A character of Chinese or Japanese counts as one word. */
  words: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

/** Longest body that is counted, in code units. A longer one is sampled, so that opening it is not delayed. */
const MAX_COUNTED = 1 << 20;
/** Number of samples, and code units of each. */
const SAMPLES = 64;
const SAMPLE_LENGTH = 1 << 13;

/**
 * The length of a Markdown body that starts at `from`. A word is a sequence without white space that has a letter or a
 * digit. Counted up to a million characters, estimated for longer bodies.
 */
export function measureLength(source: string, from = 0): Length {
  const length = source.length - from;
  if (length <= MAX_COUNTED) return toLength(count(source, from, source.length));
  const sampled = { words: 0, characters: 0 };
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = from + Math.floor(((length - SAMPLE_LENGTH) * sample) / (SAMPLES - 1));
    const { words, characters } = count(source, at, at + SAMPLE_LENGTH);
    sampled.words += words;
    sampled.characters += characters;
  }
  const factor = length / (SAMPLES * SAMPLE_LENGTH);
  return toLength({
    words: Math.round(sampled.words * factor),
    characters: Math.round(sampled.characters * factor),
  });
}

interface Counts {
  words: number;
  /** Characters of Chinese or Japanese. */
  characters: number;
}

function toLength({ words, characters }: Counts): Length {
  const minutes = Math.round(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE);
  return { words: words + characters, minutes: Math.max(1, minutes) };
}

function count(source: string, from: number, to: number): Counts {
  let words = 0;
  let characters = 0;
  let inWord = false;
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code < 0x80) {
      if (code <= 0x20) inWord = false;
      else if (!inWord && isLetterOrDigit(code)) {
        inWord = true;
        words++;
      }
    } else if (isIdeograph(code)) {
      inWord = false;
      characters++;
    } else if (!inWord && isOtherLetter(code)) {
      inWord = true;
      words++;
    }
  }
  return { words, characters };
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** Approximate, by whole Unicode blocks: excludes punctuation, symbols and surrogates. */
function isOtherLetter(code: number): boolean {
  if (code < 0x2c00) return code > 0xbf && code < 0x2000;
  return code > 0x303f ? code < 0xd800 || (code > 0xf8ff && code < 0xfe00) : code < 0x3000;
}

/** Kana and Han. A character of a supplementary plane is counted by its high surrogate. */
function isIdeograph(code: number): boolean {
  if (code < 0x3041) return false;
  return (
    code <= 0x30ff ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  );
}
