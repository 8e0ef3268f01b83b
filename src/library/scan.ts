/** What a body says without being parsed: how long it takes to read, and its first heading. One cheap pass each. */
import { cleanLine } from '../text/sanitise.js';

/** Words a minute of silent reading (Brysbaert 2019: 238 for non-fiction in English), and characters of Chinese and Japanese. */
const WORDS_A_MINUTE = 230;
const CHARACTERS_A_MINUTE = 500;

export interface Length {
  /** Words; a character of Chinese or Japanese counts as one. */
  words: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

/** The length of a Markdown body that starts at `from`: runs between blanks that hold a letter or a digit are words. */
export function measureLength(source: string, from = 0): Length {
  let words = 0;
  let characters = 0;
  let inWord = false;
  for (let at = from; at < source.length; at++) {
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
  const minutes = Math.round(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE);
  return { words: words + characters, minutes: Math.max(1, minutes) };
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

/** A title that is longer is a paragraph: characters. */
const LONGEST_TITLE = 500;

/** The text of the first H1 of a body that starts at `from`, outside code fences; undefined where there is none. */
export function firstHeading(source: string, from = 0): string | undefined {
  let fence = '';
  let above = '';
  for (let at = from; at < source.length; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const row = source.slice(at, Math.min(end, at + LONGEST_TITLE)).trimEnd();
    at = end + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(row)?.[1];
    if (fence) {
      if (mark?.startsWith(fence) && row.trim() === mark) fence = '';
      continue;
    }
    const heading = /^ {0,3}#(?:[ \t]+(.*))?$/.exec(row);
    const text = heading ? (heading[1] ?? '').replace(/(?:^|[ \t]+)#+$/, '') : underlines(row, above);
    if (text?.trim()) return plainInline(text) || undefined;
    fence = mark ?? '';
    above = mark || heading ? '' : row;
  }
  return undefined;
}

function underlines(row: string, above: string): string | undefined {
  const paragraph = above !== '' && !/^(?: {4}|\t| {0,3}(?:[>#|]|[-*+][ \t]|\d{1,9}[.)][ \t]))/.test(above);
  return paragraph && /^ {0,3}=+$/.test(row) ? above : undefined;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A heading's text without its inline marks, near enough for a title in a list. */
function plainInline(markdown: string): string {
  const text = markdown
    .replace(/!?\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g, '$1')
    .replace(/<([a-z][a-z+.-]*:[^<>\s]*)>/gi, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(`+)([^`]+)\1/g, '$2')
    .replace(
      /\*{1,3}|~~|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu,
      (mark, at: number, all: string) => (all[at - 1] === '\\' ? mark : ''),
    )
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, decode);
  // A slice keeps the whole source in memory; what is put together and cut again keeps itself alone.
  return cleanLine(` ${text}`.slice(1));
}

function decode(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name] ?? entity;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
