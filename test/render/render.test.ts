import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../src/document/document.js';
import type { LineSpan } from '../../src/layout/line.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import type { Theme } from '../../src/render/style-attributes.js';
import type { ColourDepth } from '../../src/util/colour-depth.js';

const theme: Theme = {
  name: 'test',
  styles: {
    strong: { bold: true },
    em: { italic: true },
    link: { fg: 4, underline: true },
    heading1: { bold: true, fg: '#ff0000' },
    dim: { dim: true },
    match: { bg: '#00ff00' },
    operator: {},
  },
};

/** Returns the rendered row with ESC as `^`, by default with 16 colours. */
function rendered(spans: LineSpan[], depth: ColourDepth = 1): string {
  return renderLine({ spans }, createRenderer(theme, depth)).replaceAll('\u001b', '^');
}

describe('renderLine', () => {
  it('returns the text at depth 0', () => {
    expect(rendered([{ text: 'a ' }, { text: 'b', style: 'strong' }], 0)).toBe('a b');
    expect(rendered([], 0)).toBe('');
    expect(rendered([])).toBe('');
  });

  it('resets the style at the end of the row', () => {
    expect(rendered([{ text: 'a ' }, { text: 'b', style: 'strong' }])).toBe('a ^[1mb^[0m');
    expect(rendered([{ text: 'b', style: 'strong' }, { text: ' c' }])).toBe('^[1mb^[0m c');
  });

  it('writes only what differs between two styles', () => {
    const spans = [
      { text: 'a', style: 'strong' },
      { text: 'b', style: 'strong em' },
      { text: 'c', style: 'strong em' },
      { text: 'd', style: 'em' },
    ];
    expect(rendered(spans)).toBe('^[1ma^[3mbc^[22md^[0m');
  });

  it('underlines instead of italics on terminals without them', () => {
    const renderer = createRenderer(theme, 1, { italics: false });
    const spans = [
      { text: 'a', style: 'em' },
      { text: 'b', style: 'strong' },
    ];
    expect(renderLine({ spans }, renderer).replaceAll('\u001b', '^')).toBe('^[4ma^[0;1mb^[0m');
  });

  it('restores bold or dim, which are switched off together', () => {
    const spans = [
      { text: 'a', style: 'strong dim' },
      { text: 'b', style: 'strong' },
      { text: 'c', style: 'dim' },
    ];
    expect(rendered(spans)).toBe('^[1;2ma^[0;1mb^[0;2mc^[0m');
  });

  it('merges an inner style into the outer one', () => {
    expect(rendered([{ text: 'x', style: 'heading1 link' }], 3)).toBe('^[1;4;34mx^[0m');
    expect(rendered([{ text: 'x', style: 'link heading1' }], 3)).toBe('^[1;4;38;2;255;0;0mx^[0m');
    expect(rendered([{ text: 'x', style: 'match' }], 2)).toBe('^[48;5;46mx^[0m');
  });

  it('writes nothing for a style without attributes or an unknown style', () => {
    expect(
      rendered([
        { text: 'a', style: 'operator' },
        { text: 'b', style: 'unheard-of' },
      ]),
    ).toBe('ab');
  });
});

describe('hyperlinks', () => {
  const document = {
    ...emptyDocument(),
    links: [
      'https://example.com/é?a=b;c',
      'other.md',
      'javascript:alert(1)',
      `https://example.com/${'x'.repeat(3000)}`,
    ].map(target => ({ target, kind: 'link' as const })),
  };
  const renderer = createRenderer(theme, 0, { hyperlinks: true });
  const shown = (spans: LineSpan[]): string =>
    renderLine({ spans }, renderer, document).replaceAll('\u001b', '^');

  it('wrap the text of a web link in OSC 8, with an id and the encoded address', () => {
    expect(shown([{ text: 'a ' }, { text: 'b', link: 0 }, { text: 'c', link: 0 }, { text: ' d' }])).toBe(
      'a ^]8;id=l0;https://example.com/%C3%A9?a=b;c^\\bc^]8;;^\\ d',
    );
    expect(shown([{ text: 'b', link: 0 }])).toMatch(/\^\]8;;\^\\$/);
  });

  it('are not written for relative paths, scripts and addresses too long for terminals', () => {
    expect(
      shown([
        { text: 'a', link: 1 },
        { text: 'b', link: 2 },
        { text: 'c', link: 3 },
      ]),
    ).toBe('abc');
  });

  it('are written only with a document and a renderer that allows them', () => {
    expect(renderLine({ spans: [{ text: 'b', link: 0 }] }, renderer)).toBe('b');
    expect(renderLine({ spans: [{ text: 'b', link: 0 }] }, createRenderer(theme, 0), document)).toBe('b');
  });
});
