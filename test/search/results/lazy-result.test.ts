import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import type { Library } from '../../../src/library/library.js';
import type { IncrementalParse } from '../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../src/markdown/parse.js';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary } from '../../support/library.js';

describe('addBodyMatch', () => {
  it('parses a long article only up to the sentence of the match', async () => {
    const paragraph = `${'Some words that stand here. '.repeat(30).trim()}\n\n`;
    const section = (title: string) => `# ${title}\n\n${paragraph.repeat(40)}`;
    const markdown = `${section('One')}A heron stands in the pond.\n\n${Array.from({ length: 80 }, (_, n) => section(`More ${n}`)).join('')}`;
    const made = makeLibrary([{ title: 'Long', markdown }]);
    let parsing: IncrementalParse | undefined;
    const library: Library = {
      ...made,
      parsing: async () => {
        parsing ??= startParse(markdown);
        return parsing;
      },
    };
    const { results } = await createSearcher(library).searchAll('heron');
    expect(results[0]?.body).toMatchObject({
      section: 'One',
      snippet: 'A heron stands in the pond.',
      line: 83,
    });
    expect(parsing?.done).toBe(false);
    expect(documentText((parsing as IncrementalParse).document).slice(results[0]?.body?.offset)).toMatch(
      /^heron stands/,
    );
  });
});
