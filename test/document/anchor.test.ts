import { describe, expect, it } from 'vitest';
import { anchorPlace } from '../../src/document/anchor.js';
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

/** What stands at the anchor's place. */
function textAt(anchor: string): string | undefined {
  const place = anchorPlace(document, anchor);
  const block = place && document.blocks[place.block];
  return block && blockText(block).slice(place.offset);
}

describe('an anchor', () => {
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
  ])('%s', (anchor, text) => expect(textAt(anchor)).toBe(text));

  it('is no heading of the document', () => {
    expect(document.headings.map(({ anchor }) => anchor)).toEqual(['section', 'of-html']);
    expect(parse('Nothing').names).toBeUndefined();
  });

  it('leads to the end where nothing follows', () => {
    const end = parse('One\n\nTwo\n\n<a name="end"></a>\n');
    expect(anchorPlace(end, 'end')).toEqual({ block: 1, offset: 0 });
  });

  it('stands for its section, and that of the title for all', () => {
    expect(sectionNamed(document, 'my-page')).toBe(document);
    expect(sectionNamed(document, 'within')?.headings[0]?.anchor).toBe('section');
    expect(sectionNamed(document, 'nowhere')).toBeUndefined();
  });
});
