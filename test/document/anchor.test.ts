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
