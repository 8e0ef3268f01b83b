import { MAX_SHORT } from '../../text/code-units.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { type FlowSpan, spanPart } from './flow-spans.js';

/**
 * East Asian characters between which a soft break is no space. Hangul is not included, because Korean is written with
 * spaces.
 */
const JOINS_WITHOUT_SPACE =
  /[\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\ud840-\ud888]/;
/** Matches any text that may have such a character. Nearly all texts have none, and some have a break after every letter. */
const MAY_JOIN = /[\u2e80-\uffff]/;
const LOW_SURROGATE = /[\udc00-\udfff]/;

const SOFT_BREAKS = /\n/g;

/** Replaces each soft break with a space. In a short text by a pattern, which returns one string and not a string of parts. */
export function breaksToSpaces(text: string): string {
  return text.length > MAX_SHORT ? replaceUnit(text, '\n', ' ') : text.replace(SOFT_BREAKS, ' ');
}

/** True if a soft break of the text may be removed, which moves the text after it. */
export function mayRemoveSoftBreaks(text: string): boolean {
  return text.includes('\n') && MAY_JOIN.test(text);
}

/**
 * Replaces each soft break with a space, one code unit for one. Between two ideographs it is removed. Returns the new text and
 * spans, which are split where a break was removed.
 */
export function joinSoftBreaks(
  source: string,
  spans: readonly FlowSpan[],
): { text: string; spans: readonly FlowSpan[] } {
  const text = breaksToSpaces(source);
  if (!MAY_JOIN.test(source)) return { text, spans };
  const removed: number[] = [];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    if (isIdeograph(source, at - 1) && isIdeograph(source, at + 1)) removed.push(at);
  }
  if (removed.length === 0) return { text, spans };
  const pieces: FlowSpan[] = [];
  let start = 0;
  let next = 0;
  for (const span of spans) {
    const end = start + span.text.length;
    let from = start;
    for (; next < removed.length && (removed[next] ?? 0) < end; next++) {
      const at = removed[next] ?? 0;
      pieces.push(gluedPart(span, start, from, text.slice(from, at)));
      from = at + 1;
    }
    pieces.push(gluedPart(span, start, from, text.slice(from, end)));
    start = end;
  }
  const parts = pieces.filter(span => span.text !== '');
  return { text: parts.map(span => span.text).join(''), spans: parts };
}

/** Returns the part of a span, glued if the span is. See `spanPart`. */
function gluedPart(span: FlowSpan, start: number, from: number, text: string): FlowSpan {
  const part = spanPart(span, start, from, text);
  return span.glued ? { ...part, glued: true } : part;
}

function isIdeograph(text: string, index: number): boolean {
  const character = text.charAt(index);
  return JOINS_WITHOUT_SPACE.test(LOW_SURROGATE.test(character) ? text.charAt(index - 1) : character);
}
