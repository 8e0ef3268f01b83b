import { describe, expect, it } from 'vitest';
import { anchorPosition } from '../../src/document/anchor.js';
import { blockText } from '../../src/document/document-text.js';
import { sectionNamed } from '../../src/document/section.js';
import { parse } from '../../src/markdown/parse.js';

const SOURCE = `# My [*Page*](x) [![badge](b.svg)](c)

Begins here.

<a name="old"></a>

## Section

One row,
<a id="Within"></a>another row.

- item
- <span id="item">second</span>

<h3 id="html">Of HTML</h3>

Last.
`;
const document = parse(SOURCE, { title: 'My Page' });

/** Text at the anchor's position, to the end of its block. */
function textAt(anchor: string): string | undefined {
  const position = anchorPosition(document, anchor);
  const block = position && document.blocks[position.block];
  return block && blockText(block).slice(position.offset);
}

describe('anchorPosition', () => {
  it.each([
    ['my-page', 'Begins here.'],
    ['top', 'Begins here.'],
    ['section', 'Section'],
    ['old', 'Section'],
    ['Within', 'another row.'],
    ['within', 'another row.'],
    ['item', 'second'],
    ['html', 'Of HTML'],
    ['of-html', 'Of HTML'],
    ['nowhere', undefined],
  ])('finds the text at #%s', (anchor, text) => expect(textAt(anchor)).toBe(text));

  it('finds anchors that are not headings of the document', () => {
    expect(document.headings.map(({ anchor }) => anchor)).toEqual(['section', 'of-html']);
    expect(parse('Nothing').anchors).toBeUndefined();
  });

  it('returns the end for an anchor after the last block', () => {
    const end = parse('One\n\nTwo\n\n<a name="end"></a>\n');
    expect(anchorPosition(end, 'end')).toEqual({ block: 1, offset: 0 });
  });
});

describe('sectionNamed', () => {
  it('returns the section of an anchor, and the document for the anchor of the title', () => {
    expect(sectionNamed(document, 'my-page')).toBe(document);
    expect(sectionNamed(document, 'within')?.headings[0]?.anchor).toBe('section');
    expect(sectionNamed(document, 'nowhere')).toBeUndefined();
  });
});

describe('anchorPosition by the rules of other tools', () => {
  const text = (source: string, anchor: string, isComplete?: boolean) => {
    const parsed = parse(source);
    const position = anchorPosition(parsed, anchor, isComplete);
    const block = position && parsed.blocks[position.block];
    return block && blockText(block);
  };
  const source = [
    'Start.', '## 1. What’s new?', '## C++ & Go', '## Ärger in Straße', '## `config.yml` – the file', '## 日本語 の 見出し',
    '## Same: a', '## Same, a', '## A_B C', '## 2024', '## Exact', '## Exact!',
  ].join('\n\n'); // biome-ignore format: a list

  it.each([
    ['whats-new', '1. What’s new?', 'kramdown'],
    ['_1-what-s-new', '1. What’s new?', 'VitePress'],
    ['1-what-s-new', '1. What’s new?', 'Zola'],
    ['c-go', 'C++ & Go', 'Hugo (blackfriday), VitePress, Zola, MkDocs'],
    ['arger-in-strasse', 'Ärger in Straße', 'Zola'],
    ['arger-in-straße', 'Ärger in Straße', 'VitePress'],
    ['rger-in-strae', 'Ärger in Straße', 'kramdown'],
    ['configyml-the-file', 'config.yml – the file', 'MkDocs'],
    ['config-yml-–-the-file', 'config.yml – the file', 'VitePress'],
    ['config-yml-the-file', 'config.yml – the file', 'Zola'],
    ['日本語-の-見出し', '日本語 の 見出し', 'all'],
    ['a-b-c', 'A_B C', 'VitePress, Zola'],
    ['_2024', '2024', 'VitePress'],
    ['exact', 'Exact', 'GitHub'],
  ])('finds #%s at %j (%s)', (anchor, heading) => expect(text(source, anchor)).toBe(heading));

  it.each(['same-b', 'nothing', ''])('finds nothing for #%s', anchor =>
    expect(text(source, anchor)).toBeUndefined(),
  );

  it('finds nothing if several headings fit', () => {
    expect(text('Start.\n\n## C/Go\n\n## C / Go', 'c-go')).toBeUndefined();
    expect(text('Start.\n\n## C/Go\n\n## C go', 'c-go')).toBe('C go');
  });

  it('finds only exact anchors until the document is complete', () => {
    expect(text('Start.\n\n## C/Go', 'c-go', false)).toBeUndefined();
    expect(text('Start.\n\n## C/Go', 'c-go', true)).toBe('C/Go');
  });
});
