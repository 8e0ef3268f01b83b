import { describe, expect, it } from 'vitest';
import { LinkNotes } from '../../../src/layout/inline/link-notes.js';
import type { LayoutOptions } from '../../../src/layout/layout-options.js';
import { parse } from '../../../src/markdown/parse.js';
import { rowsOf } from '../../support/rows.js';

const source = [
  '## One',
  'See [a](https://a.example), [b](b.md), [a again](https://a.example) and <https://c.example>.',
  '## Two',
  '- [b again](b.md#x) and [b](b.md)',
  '### Deeper',
  'A [d](mailto:d@example.com) and d@example.com.',
].join('\n\n');

describe('LinkNotes', () => {
  const document = parse('## A\n\na\n\n'.repeat(3) + '## A\n\n[a](b)\n\n[a](c)\n\n'.repeat(2));
  const { length } = document.blocks;

  it('shares the empty notes of sections without links', () => {
    const notes = new LinkNotes(document, 'notes');
    const sections = new Set(document.blocks.map((_, index) => notes.sectionNotes(index)));
    expect(sections.size).toBe(3);
    expect([...sections].map(({ size }) => size)).toEqual([0, 2, 2]);
  });

  it('keeps only the notes that later blocks need after a release', () => {
    const notes = new LinkNotes(document, 'notes');
    for (let index = 0; index < length; index++) {
      notes.sectionNotes(index);
      notes.release(index - 1);
    }
    notes.release(length - 1);
    const sizes = document.blocks.map((_, index) => notes.sectionNotes(index).size);
    expect(sizes).toEqual([...Array<number>(length - 1).fill(0), 2]);
    expect(notes.atEnd().size).toBe(2);
    expect([...notes.atEnd().values()].map(({ number }) => number)).toEqual([3, 4]);
  });
});

describe('links in notes mode', () => {
  it('are numbered through the article and listed at the end of their section', () => {
    expect(rowsOf(source, { links: 'notes' })).toEqual([
      'One',
      '───',
      '',
      'See a[1], b[2], a again[1] and https://c.example.',
      '',
      '[1]: https://a.example',
      '[2]: b.md',
      '',
      '',
      'Two',
      '───',
      '',
      '• b again[3] and b[4]',
      '',
      'Deeper',
      '┄┄┄┄┄┄',
      '',
      'A d[5] and d@example.com.',
      '',
      '[3]: b.md#x',
      '[4]: b.md',
      '[5]: mailto:d@example.com',
    ]);
  });

  it('within the article have no notes where they can be followed', () => {
    const markdown = '[a](#a) [b](b.md#x) [c](#) [d](d.md)';
    const notes = ['', '[1]: b.md#x', '[2]: d.md'];
    const rows = (options: Partial<LayoutOptions>) => rowsOf(markdown, { anchorNotes: false, ...options });
    expect(rows({ links: 'notes' })).toEqual(['a b[1] c d[2]', ...notes]);
    expect(rows({ links: 'hyperlink' })).toEqual(['a b[1] c d[2]', ...notes]);
  });

  it('show the resolved address', () => {
    const rows = rowsOf('A [b](b.md).', {
      links: 'notes',
      resolve: target => `https://site.example/${target}`,
    });
    expect(rows).toEqual(['A b[1].', '', '[1]: https://site.example/b.md']);
  });

  it('are listed after the footnotes, with those of the footnotes, and keep the number with its text', () => {
    const rows = rowsOf('Text[^1] with [x](x.md).\n\n[^1]: A note with [y](y.md).', { links: 'notes' });
    expect(rows).toEqual([
      'Text¹ with x[1].',
      '',
      '────────────────',
      '1. A note with y[2]. ↩',
      '',
      '[1]: x.md',
      '[2]: y.md',
    ]);
    for (let width = 12; width < 60; width++) {
      expect(
        rowsOf('漢字漢字漢字[漢字漢字](x.md)漢字漢字', { links: 'notes', width }).join('\n'),
      ).not.toMatch(/^\[1\](?!:)/m);
    }
  });

  it('take linear time for 20,000 links', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `[t${n}](u${n})`).join(' ');
    expect(rowsOf(many, { links: 'notes' }).at(-1)).toBe('[20000]: u19999');
  });
});

describe('links in other modes', () => {
  it('have notes in hyperlink mode only if a terminal cannot open them', () => {
    const rows = rowsOf('[a](https://a.example) [b](b.md) [c](mailto:c@example.com) [d](#part)', {
      links: 'hyperlink',
    });
    expect(rows).toEqual(['a b[1] c d[2]', '', '[1]: b.md', '[2]: #part']);
  });

  it('have their address after the text in inline mode, unless it is the text', () => {
    expect(rowsOf('[a *b*](https://a.example) and <https://c.example>', { links: 'inline' })).toEqual([
      'a b <https://a.example> and https://c.example',
    ]);
  });

  it('have a whole address in a pipe and a wrapped one on a screen in inline mode', () => {
    const source = 'See [the guide](very/long/path/to/a/guide.md), and more.';
    const options = { links: 'inline', width: 20 } as const;
    expect(rowsOf(source, { ...options, wrapCode: false })).toEqual([
      ...['See the guide', '<very/long/path/to/a/guide.md>,', 'and more.'],
    ]);
    expect(rowsOf(source, options)).toEqual([
      ...['See the guide', '<very/long/path/to/', 'a/guide.md>,', 'and more.'],
    ]);
  });

  it('have a whole address in a pipe in headings and headers in inline mode', () => {
    const link = 'See [it](very/long/path/to/a/guide.md)';
    const options = { links: 'inline', width: 20, wrapCode: false } as const;
    expect(rowsOf(`# ${link}`, options)[1]).toBe('<very/long/path/to/a/guide.md>');
    expect(rowsOf(`| ${link} |\n| - |\n| a |`, options)[1]).toBe('<very/long/path/to/a/guide.md>');
  });

  it('take addresses and superscripts of any length', () => {
    const long = 'a'.repeat(1_900_000);
    const screen = { width: 10, wrapCode: true } as const;
    for (const links of ['notes', 'inline'] as const) {
      expect(rowsOf(`![a](${long})`, { ...screen, links }).length).toBeGreaterThan(long.length / 10);
      expect(rowsOf(`# a\n\n[a](${long})`, { ...screen, links }).length).toBeGreaterThan(long.length / 10);
    }
    expect(rowsOf(`a<sup>${'1*2*'.repeat(100_000)}</sup>`).length).toBeGreaterThan(1);
  });

  it('are only text in none mode', () => {
    expect(rowsOf('[a](https://a.example)', { links: 'none' })).toEqual(['a']);
  });
});
