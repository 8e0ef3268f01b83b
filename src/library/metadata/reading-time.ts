/** How long a body takes to read, told without parsing it: one cheap pass. */

/** Words a minute of silent reading (Brysbaert 2019: 238 for non-fiction in English), and characters of Chinese and Japanese. */
const WORDS_A_MINUTE = 230;
const CHARACTERS_A_MINUTE = 500;

export interface Length {
  /** Words; a character of Chinese or Japanese counts as one. */
  words: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

/** A body of more code units than these is measured at so many places of so many code units: opening it must not wait for a count. */
const COUNTED = 1 << 20;
const PLACES = 64;
const PLACE = 1 << 13;

/**
 * The length of a Markdown body that starts at `from`: runs between blanks that hold a letter or a digit are words. Counted up to
 * a million characters, estimated beyond.
 */
export function measureLength(source: string, from = 0): Length {
  const length = source.length - from;
  if (length <= COUNTED) return timed(count(source, from, source.length));
  const sampled = { words: 0, characters: 0 };
  for (let place = 0; place < PLACES; place++) {
    const at = from + Math.floor(((length - PLACE) * place) / (PLACES - 1));
    const { words, characters } = count(source, at, at + PLACE);
    sampled.words += words;
    sampled.characters += characters;
  }
  const share = length / (PLACES * PLACE);
  return timed({
    words: Math.round(sampled.words * share),
    characters: Math.round(sampled.characters * share),
  });
}

interface Counted {
  words: number;
  /** Of Chinese or Japanese. */
  characters: number;
}

function timed({ words, characters }: Counted): Length {
  const minutes = Math.round(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE);
  return { words: words + characters, minutes: Math.max(1, minutes) };
}

function count(source: string, from: number, to: number): Counted {
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

/** Neither punctuation nor symbols nor surrogates, as far as whole blocks tell. */
function isOtherLetter(code: number): boolean {
  if (code < 0x2c00) return code > 0xbf && code < 0x2000;
  return code > 0x303f ? code < 0xd800 || (code > 0xf8ff && code < 0xfe00) : code < 0x3000;
}

/** Kana and Han, of which the planes beyond the first count by their high surrogate. */
function isIdeograph(code: number): boolean {
  if (code < 0x3041) return false;
  return (
    code <= 0x30ff ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  );
}
