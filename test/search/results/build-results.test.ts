import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/document/document-text.js';
import type { Library } from '../../../src/library/library.js';
import type { Parsing } from '../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../src/markdown/parse.js';
import { createSearcher } from '../../../src/search/search.js';
import { makeLibrary } from '../../support/library.js';

describe('a hit in a long article', () => {
  it('parses as far as its sentence and no further', async () => {
    const paragraph = `${'Some words that stand here. '.repeat(30).trim()}\n\n`;
    const section = (title: string) => `# ${title}\n\n${paragraph.repeat(40)}`;
    const markdown = `${section('One')}A heron stands in the pond.\n\n${Array.from({ length: 80 }, (_, n) => section(`More ${n}`)).join('')}`;
    const made = makeLibrary([{ title: 'Long', markdown }]);
    let parsing: Parsing | undefined;
    const library: Library = {
      ...made,
      parsing: async () => {
        parsing ??= startParse(markdown);
        return parsing;
      },
    };
    const { hits } = await createSearcher(library).complete('heron');
    expect(hits[0]?.body).toMatchObject({ section: 'One', snippet: 'A heron stands in the pond.', line: 83 });
    expect(parsing?.done).toBe(false);
    expect(documentText((parsing as Parsing).document).slice(hits[0]?.body?.offset)).toMatch(/^heron stands/);
  });
});
