import { describe, expect, it } from 'vitest';
import { DROPPED_BLOCK } from '../../../src/document/document.js';
import { documentText } from '../../../src/document/document-text.js';
import { parseToml } from '../../../src/host/toml.js';
import type { Article } from '../../../src/library/article.js';
import type { Library } from '../../../src/library/library.js';
import { openDocument } from '../../../src/library/source/open-source.js';
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

  it('drops most blocks before the match in a long article', async () => {
    const markdown = `## First\n\n${'- a\n\n***\n\n'.repeat(8000)}[^1]\n\n## Last\n\n- b\n- A heron stands.\n\n[^1]: Note\n`;
    const made = await openDocument({ text: markdown }, { parseToml });
    const parsings: IncrementalParse[] = [];
    const parsing = async (article: Article) => {
      const started = await made.parsing(article);
      parsings.push(started);
      return started;
    };
    const { results } = await createSearcher({ ...made, parsing }).searchAll('heron');
    expect(results[0]?.body).toMatchObject({
      section: 'Last',
      anchor: 'last',
      snippet: 'A heron stands.',
      line: markdown.split('\n').indexOf('- A heron stands.') + 1,
    });
    const blocks = parsings.at(-1)?.document.blocks ?? [];
    expect(blocks.length).toBeGreaterThan(16_000);
    expect(blocks.filter(block => block !== DROPPED_BLOCK).length).toBeLessThan(8192);
  });
});
