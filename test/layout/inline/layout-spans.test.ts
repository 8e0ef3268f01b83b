import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type Span } from '../../../src/document/document.js';
import { createLayout } from '../../../src/layout/layout.js';
import type { Line } from '../../../src/layout/line.js';
import { pageOptions } from '../../support/rows.js';

const linesOf = (spans: Span[], measure: number) =>
  createLayout(
    { ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, spans }] },
    pageOptions({ measure }),
  ).lines(0);
const shown = ({ text, spans }: Line): string => text ?? spans.map(run => run.text).join('');
/** Each character with its place, whatever runs they are in. */
const placed = ({ spans, width, offset }: Line) => ({
  width,
  offset,
  characters: spans.flatMap(({ text, at = 0 }) =>
    text.split('').map((character, index) => [character, at + index]),
  ),
});

describe('flow', () => {
  it('gives the same rows for one run and for two, asked for their text and for their spans', () => {
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
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (words, measure) => {
        // as many rows as make some of them wait
        const text = `${'row\u2028'.repeat(130)}${words.join(' ')}`.trim();
        const half = text.length >> 1;
        const one = [{ text }];
        const two = [{ text: text.slice(0, half) }, { text: text.slice(half) }];
        expect(linesOf(one, measure).map(shown)).toEqual(linesOf(two, measure).map(shown));
        const lines = linesOf(one, measure);
        expect(lines.map(placed)).toEqual(linesOf(two, measure).map(placed));
        expect(lines.map(shown)).toEqual(linesOf(one, measure).map(shown));
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('takes row by row what many lines of one letter are', () => {
    expect(linesOf([{ text: 'a\u2028'.repeat(1000) }], 40).map(shown)).toEqual(Array(1000).fill('a'));
  });
});
