import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/document.js';
import { documentText } from '../../../src/document/document-text.js';
import { parseToml } from '../../../src/host/toml.js';
import { extractBodies, extractText } from '../../../src/library/body-text/extract-text.js';
import { openDocument } from '../../../src/library/source/open-source.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { fold } from '../../../src/text/case-fold.js';
import { textsOf } from '../../support/body-texts.js';
import { openFolder } from '../../support/open-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function compiled(markdown: string) {
  const library = await openDocument({ text: markdown }, { parseToml });
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  return extract(finishParse(await library.parsing(article)));
}

function extract(document: Document) {
  const { parts, ...rest } = extractText(document);
  return { ...rest, text: parts.map(({ bytes }) => bytes.toString()).join('') };
}

describe('extractText', () => {
  it('folds the blocks and footnotes as one text', async () => {
    const library = await openDocument(
      { text: '# Élan\n\n- A\n- B[^1]\n\n    C\tD\n\n[^1]: Ünd\n' },
      { parseToml },
    );
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    const document = finishParse(await library.parsing(article));
    expect(document.footnotes).toHaveLength(1);
    expect(extract(document).text).toBe(fold(documentText(document)));
  });

  it('folds the text one code unit for one', async () => {
    const library = await openDocument({ text: '# Élan\n\nCafé **crème**\n' }, { parseToml });
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    const document = finishParse(await library.parsing(article));
    const { text } = extract(document);
    expect(text).toBe(fold(documentText(document)));
    expect(text).toContain('cafe creme');
  });

  it('returns the offset of each heading in the text', async () => {
    const { headings, sections, text } = await compiled(
      'Before.\n\n## One\n\nText.\n\n> ## Two\n> Quoted.\n',
    );
    expect(headings.map(({ text, anchor, line, level }) => [text, anchor, line, level])).toEqual([
      ['One', 'one', 3, 2],
      ['Two', 'two', 7, 2],
    ]);
    expect(sections.map(at => text.slice(at, at + 4))).toEqual(['one ', 'two ']);
  });
});

/** A body of several slices, with blocks of every kind. */
const LONG = [
  'Élan of a\nparagraph.\n\n',
  '## One\n\n> ## Two\n>\n> - a\n>\n>   b\n\n',
  '-\n\n***\n\n```\ncode\tA\n```\n\n![Alt](a.png)\n\n',
  '| A | B |\n| - | - |\n| c | |\n\n> [!NOTE]\n\n> [!TIP] Title\n> x\n\n',
  '<details><summary>Sum</summary>\n\nIn\n\n</details>\n\nA note[^1].\n\n',
];
const MANY = `${LONG.join('').repeat(500)}[^1]: Ünd\n\n    - so\n`;

describe('extractBodies', () => {
  it('extracts the same text from a growing document as from a complete one', async () => {
    const library = await openDocument({ text: MANY }, { parseToml });
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    const document = finishParse(await library.parsing(article));
    const [text] = textsOf(await library.bodies());
    expect(text).toBe(fold(documentText(document)));
    expect(extract(document).text).toBe(text);
    expect(article.headings).toEqual(extractText(document).headings);
  });

  it('drops the blocks from the document', async () => {
    const library = await openDocument({ text: MANY }, { parseToml });
    const documents: Document[] = [];
    await extractBodies({
      articles: library.articles,
      parsing: async article => {
        const parsing = await library.parsing(article);
        documents.push(parsing.document);
        return parsing;
      },
    });
    const [document] = documents;
    expect(document?.blocks.length).toBeGreaterThan(5000);
    expect(new Set(document?.blocks).size).toBe(1);
  });
});

describe('bodies of a folder', () => {
  it('are in the order of the articles, and set their headings', async () => {
    const dir = temporaryFolder({
      'a.md': '---\ntitle: A\n---\n# A\n\nAlpha.\n\n## Alpha two\n\nEnd',
      'b.md': '',
      'c.md': 'Gamma.\n\n# Gamma one\n',
    });
    const library = await openFolder([dir], { parseToml });
    expect(library.articles.every(article => article.headings === undefined)).toBe(true);
    expect(textsOf(await library.bodies())).toEqual(['alpha. alpha two end', '', 'gamma. gamma one']);
    expect(library.articles.map(({ headings }) => headings?.map(({ line }) => line))).toEqual([[8], [], [3]]);
    expect(await library.bodies()).toBe(await library.bodies());
  });
});
