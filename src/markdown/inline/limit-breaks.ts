/** Limits the breaks of a block's text. Each hard break starts a row, and each soft hyphen splits a span. */
import type { Span } from '../../document/document.js';
import { mapUnits } from '../../text/code-units.js';
import { replaceUnit } from '../../text/replace-unit.js';
import { isBreakOpportunity } from '../../text/sanitise.js';
import type { ReferenceLookup } from './reference-lookup.js';
import { HARD_BREAK } from './span-builder.js';

/** Maximum number of hard breaks in a paragraph. */
export const MAX_ROWS = 1 << 14;
/** Maximum number of soft hyphens and zero-width spaces in a span. They are invisible, so that a span with more loses them. */
export const MAX_OPPORTUNITIES = 1 << 14;

/** Counts the hard breaks of spans. Makes those after `MAX_ROWS` soft and sets `isCut`. Removes too many break opportunities. */
export function limitBreaks(spans: readonly Span[], cut: Pick<ReferenceLookup, 'isCut'>): number {
  let count = 0;
  for (const span of spans) {
    if (span.text.length > MAX_OPPORTUNITIES) span.text = limitOpportunities(span.text);
    const { text } = span;
    let at = text.indexOf(HARD_BREAK);
    for (; at >= 0 && count < MAX_ROWS; count++) at = text.indexOf(HARD_BREAK, at + 1);
    if (at < 0) continue;
    span.text = text.slice(0, at) + replaceUnit(text.slice(at), HARD_BREAK, '\n');
    cut.isCut = true;
  }
  return count;
}

function limitOpportunities(text: string): string {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isBreakOpportunity(text.charCodeAt(at))) count++;
  return count > MAX_OPPORTUNITIES ? mapUnits(text, unit => (isBreakOpportunity(unit) ? -1 : unit)) : text;
}
