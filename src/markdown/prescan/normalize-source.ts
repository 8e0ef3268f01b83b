/**
 * Normalises the source before the prescan: one kind of line end. The searches read the whole source before
 * anything is shown, so UTF-16 is made well-formed later, slice by slice.
 */
import { normalizeLineEnds } from '../../text/code-units.js';

declare global {
  /** ES2024, supported by Node 20. */
  interface String {
    isWellFormed(): boolean;
    toWellFormed(): string;
  }
}

export function normalizeSource(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  return normalizeLineEnds(text);
}

/** Replaces lone surrogates with U+FFFD, which has the same length. */
export function toWellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
