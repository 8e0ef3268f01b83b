import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../src/document/document.js';
import type { LineSpan } from '../../src/layout/line.js';
import { createRenderer, type Depth, renderLine } from '../../src/render/render.js';
import type { Theme } from '../../src/render/style-attributes.js';

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

/** The row with ESC as `^`, at 16 colours unless told otherwise. */
function painted(spans: LineSpan[], depth: Depth = 1): string {
  return renderLine({ spans }, createRenderer(theme, depth)).replaceAll('\u001b', '^');
}

describe('paint', () => {
  it('is the text where nothing can be shown', () => {
    expect(painted([{ text: 'a ' }, { text: 'b', style: 'strong' }], 0)).toBe('a b');
    expect(painted([], 0)).toBe('');
    expect(painted([])).toBe('');
  });

  it('ends what it began on the same row', () => {
    expect(painted([{ text: 'a ' }, { text: 'b', style: 'strong' }])).toBe('a ^[1mb^[0m');
    expect(painted([{ text: 'b', style: 'strong' }, { text: ' c' }])).toBe('^[1mb^[0m c');
  });

  it('switches what differs and no more', () => {
    const spans = [
      { text: 'a', style: 'strong' },
      { text: 'b', style: 'strong em' },
      { text: 'c', style: 'strong em' },
      { text: 'd', style: 'em' },
    ];
    expect(painted(spans)).toBe('^[1ma^[3mbc^[22md^[0m');
  });

  it('puts bold and dim, which are switched off together, right again', () => {
    const spans = [
      { text: 'a', style: 'strong dim' },
      { text: 'b', style: 'strong' },
      { text: 'c', style: 'dim' },
    ];
    expect(painted(spans)).toBe('^[1;2ma^[0;1mb^[0;2mc^[0m');
  });

  it('lays an inner style upon the outer one', () => {
    expect(painted([{ text: 'x', style: 'heading1 link' }], 3)).toBe('^[1;4;34mx^[0m');
    expect(painted([{ text: 'x', style: 'link heading1' }], 3)).toBe('^[1;4;38;2;255;0;0mx^[0m');
    expect(painted([{ text: 'x', style: 'match' }], 2)).toBe('^[48;5;46mx^[0m');
  });

  it('writes nothing for a style without a look, or one that it does not know', () => {
    expect(
      painted([
        { text: 'a', style: 'operator' },
        { text: 'b', style: 'unheard-of' },
      ]),
    ).toBe('ab');
  });
});

describe('links', () => {
  const document = {
    ...emptyDocument(),
    links: [
      'https://example.com/é?a=b;c',
      'other.md',
      'javascript:alert(1)',
      `https://example.com/${'x'.repeat(3000)}`,
    ].map(target => ({ target, kind: 'link' as const })),
  };
  const painter = createRenderer(theme, 0, { hyperlinks: true });
  const shown = (spans: LineSpan[]): string =>
    renderLine({ spans }, painter, document).replaceAll('\u001b', '^');

  it('wraps the text of a web link in OSC 8, with an id that holds its rows together and the address encoded', () => {
    expect(shown([{ text: 'a ' }, { text: 'b', link: 0 }, { text: 'c', link: 0 }, { text: ' d' }])).toBe(
      'a ^]8;id=l0;https://example.com/%C3%A9?a=b;c^\\bc^]8;;^\\ d',
    );
    expect(shown([{ text: 'b', link: 0 }])).toMatch(/\^\]8;;\^\\$/);
  });

  it('leads nowhere else: relative paths, scripts and addresses too long for terminals stay text', () => {
    expect(
      shown([
        { text: 'a', link: 1 },
        { text: 'b', link: 2 },
        { text: 'c', link: 3 },
      ]),
    ).toBe('abc');
  });

  it('needs the document, and to be told so', () => {
    expect(renderLine({ spans: [{ text: 'b', link: 0 }] }, painter)).toBe('b');
    expect(renderLine({ spans: [{ text: 'b', link: 0 }] }, createRenderer(theme, 0), document)).toBe('b');
  });
});
