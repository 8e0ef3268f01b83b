/**
 * Decodes character references and backslash escapes (CommonMark 0.31, sections 2.4 and 2.5), each exactly
 * once. Knows all HTML5 names; `library/metadata/html4-entities.ts` is a small table for titles, which are
 * read without the parser.
 */
import { decodeHTMLStrict } from 'entities/decode';

const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/y;
const ESCAPE_OR_REFERENCE =
  /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/g;

/**
 * Reads the character reference whose `&` is at `at`. Returns its source length and its text; undefined if there is none.
 */
export function referenceAt(source: string, at: number): { length: number; text: string } | undefined {
  REFERENCE.lastIndex = at;
  if (!REFERENCE.test(source)) return undefined;
  const reference = source.slice(at, REFERENCE.lastIndex);
  const text = decodeReference(reference);
  return text === reference ? undefined : { length: reference.length, text };
}

/** Texts of the short references decoded so far. Most documents repeat a few, and the library reads its table each time. */
const decoded = new Map<string, string>();
const MAX_DECODED = 1024;
/** Maximum length of a reference in the cache. V8 keeps the source of a longer part of it in memory. */
const MAX_CACHED_LENGTH = 12;

function decodeReference(reference: string): string {
  if (reference.length > MAX_CACHED_LENGTH) return decodeHTMLStrict(reference);
  let text = decoded.get(reference);
  if (text === undefined) {
    text = decodeHTMLStrict(reference);
    if (decoded.size < MAX_DECODED) decoded.set(reference, text);
  }
  return text;
}

/** Decodes the references in HTML text and attribute values. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Decodes escapes and references in a link's target or title, or an info string. */
export function unescapeText(text: string): string {
  if (!text.includes('\\') && !text.includes('&')) return text;
  return text.replace(ESCAPE_OR_REFERENCE, (match, escaped?: string) => escaped ?? decodeReference(match));
}
