/**
 * Character references and backslash escapes (CommonMark 0.31, sections 2.4 and 2.5). Each is decoded exactly
 * once, here; what comes out is not looked at again.
 */
import { decodeHTMLStrict } from 'entities/decode';

const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/y;
const ESCAPE_OR_REFERENCE =
  /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/g;

/** The reference that starts at `at` (an `&`), as its length in the source and its text; undefined where there is none. */
export function referenceAt(source: string, at: number): { length: number; text: string } | undefined {
  REFERENCE.lastIndex = at;
  if (!REFERENCE.test(source)) return undefined;
  const reference = source.slice(at, REFERENCE.lastIndex);
  const text = decodeHTMLStrict(reference);
  return text === reference ? undefined : { length: reference.length, text };
}

/** Decodes the references of HTML's text and attribute values. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** A link's target or title, or a fence's info string: escapes and references decoded in one pass. */
export function unescapeText(text: string): string {
  if (!text.includes('\\') && !text.includes('&')) return text;
  return text.replace(ESCAPE_OR_REFERENCE, (found, escaped?: string) => escaped ?? decodeHTMLStrict(found));
}
