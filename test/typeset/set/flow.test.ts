import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type Run } from '../../../src/typeset/document.js';
import type { Line } from '../../../src/typeset/line.js';
import { createPage } from '../../../src/typeset/page.js';
import { pageOptions } from '../../support/rows.js';

const linesOf = (runs: Run[], measure: number) =>
  createPage(
    { ...emptyDocument(), blocks: [{ kind: 'paragraph', line: 1, runs }] },
    pageOptions({ measure }),
  ).lines(0);
const shown = ({ text, runs }: Line): string => text ?? runs.map(run => run.text).join('');
/** Each character with its place, whatever runs they are in. */
const placed = ({ runs, width, offset }: Line) => ({
  width,
  offset,
  characters: runs.flatMap(({ text, at = 0 }) =>
    text.split('').map((character, index) => [character, at + index]),
  ),
});

describe('flow', () => {
  it('gives the same rows for one run and for two, asked for their text and for their runs', () => {
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
