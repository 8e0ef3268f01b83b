/**
 * The source made uniform before it is looked at: dialects rewritten, one kind of line end. Each search here is over
 * the whole source, before anything is shown. Well-formed UTF-16 is what each slice is made by itself.
 */
import type { Dialect } from '../dialects/dialect.js';

declare global {
  /** ES2024; Node 20 has them. */
  interface String {
    isWellFormed(): boolean;
    toWellFormed(): string;
  }
}

const LINE_ENDS = /\r\n?/g;

export function uniform(source: string, dialects: readonly Dialect[]): string {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\r')) text = text.replace(LINE_ENDS, '\n');
  for (const dialect of dialects) text = dialect(text);
  return text;
}

/** Lone surrogates are made U+FFFD: the same number of code units. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
