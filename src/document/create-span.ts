import type { Span } from './document.js';

/**
 * Creates a span. Every span of the parser has all these properties, also if they are undefined: V8 compiles a function that reads
 * objects of many shapes into slow code.
 */
export function createSpan(text: string, style?: string, link?: number): Span {
  return { text, style, link, footnote: undefined, tex: undefined };
}
