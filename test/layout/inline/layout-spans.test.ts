import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type Span } from '../../../src/document/document.js';
import { createLayout } from '../../../src/layout/layout.js';
import type { Line } from '../../../src/layout/line.js';
import { layoutOptions } from '../../support/rows.js';

const linesOf = (spans: Span[], width: number) =>
  createLayout(
    { ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, spans }] },
    layoutOptions({ width }),
  ).lines(0);
const shown = ({ text, spans }: Line): string => text ?? spans.map(span => span.text).join('');
/** Each character with its offset, independent of spans. */
const charactersOf = ({ spans, width, offset }: Line) => ({
  width,
  offset,
  characters: spans.flatMap(({ text, at = 0 }) =>
    text.split('').map((character, index) => [character, at + index]),
  ),
});

describe('layoutSpans', () => {
  it('returns the same rows for one span and for two, as text and as spans', () => {
    const word = fc.constantFrom(
      'a',
      'to',
      'hyphen\u00adation',
      'zero\u200bwidth',
      '漢字',
      '\u2028',
      'long-winded',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (words, width) => {
        // Enough rows that some of them are deferred.
        const text = `${'row\u2028'.repeat(130)}${words.join(' ')}`.trim();
        const half = text.length >> 1;
        const one = [{ text }];
        const two = [{ text: text.slice(0, half) }, { text: text.slice(half) }];
        expect(linesOf(one, width).map(shown)).toEqual(linesOf(two, width).map(shown));
        const lines = linesOf(one, width);
        expect(lines.map(charactersOf)).toEqual(linesOf(two, width).map(charactersOf));
        expect(lines.map(shown)).toEqual(linesOf(one, width).map(shown));
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('returns each of 1,000 lines of one letter', () => {
    expect(linesOf([{ text: 'a\u2028'.repeat(1000) }], 40).map(shown)).toEqual(Array(1000).fill('a'));
  });
});
