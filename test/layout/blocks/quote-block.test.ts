import { describe, expect, it } from 'vitest';
import { createLayout } from '../../../src/layout/layout.js';
import { parse } from '../../../src/markdown/parse.js';
import { layoutOptions, rowsOf } from '../../support/rows.js';

describe('quotes', () => {
  it('have a bar on every row at every depth', () => {
    expect(rowsOf('> one two three four\n>\n> > five\n> > > six', { width: 14 })).toEqual([
      ...['│ one two', '│ three four', '│', '│ │ five', '│ │', '│ │ │six'],
    ]);
  });

  it('drop bars rather than text or width in a narrow layout', () => {
    const deep = `${'> '.repeat(30)}deep`;
    for (let width = 1; width < 40; width++) {
      const rows = rowsOf(deep, { width });
      expect(rows.join('').replaceAll(/[│ ]/g, '')).toBe('deep');
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(width);
    }
  });

  it('have the same number of spans and styles when nested', () => {
    const layout = createLayout(parse(`${'> '.repeat(20)}deep *words*`), layoutOptions({ width: 80 }));
    expect(layout.lines(0).map(line => line.spans)).toEqual([
      [
        { text: '│ '.repeat(20), style: 'bar' },
        { text: 'deep ', style: 'quote', at: 0 },
        { text: 'words', style: 'quote em', at: 5 },
      ],
    ]);
    const apart = createLayout(parse('> one\n>\n> > two'), layout.options).lines(0);
    expect(apart.at(-1)?.spans).toEqual([
      { text: '│ │ ', style: 'bar' },
      { text: 'two', style: 'quote', at: 4 },
    ]);
  });

  it('have one span for bars of one style that follow each other, also inside alerts', () => {
    const source = '> > one\n>\n> <details>\n> two\n>\n> > three\n>\n> </details>';
    const layout = createLayout(parse(source), layoutOptions({ width: 80 }));
    expect(layout.lines(0).map(line => line.spans.map(span => [span.style, span.text].join(': ')))).toEqual([
      ['bar: │ │ ', 'quote: one'],
      ['bar: │'],
      ['bar: │ ', 'bar details: │ ', 'label: ▾ ', 'label details: Details'],
      ['bar: │ ', 'bar details: │ ', 'quote: two'],
      ['bar: │ ', 'bar details: │'],
      ['bar: │ ', 'bar details: │ ', 'bar: │ ', 'quote: three'],
    ]);
  });

  it('have one span of bars for 1,000 nested HTML quotes', () => {
    const layout = createLayout(parse('<blockquote>a '.repeat(1000)), layoutOptions({ width: 80 }));
    const lines = layout.lines(0);
    expect(lines.length).toBe(1999);
    for (const line of lines) expect(line.spans.length).toBeLessThanOrEqual(2);
  });

  it('are announced with their level in accessible mode', () => {
    expect(rowsOf('> a', { accessible: true })).toEqual(['Quote:', 'a', 'End of quote.']);
    expect(rowsOf('> a\n>\n> > b', { accessible: true })).toEqual([
      ...['Quote:', 'a', '', 'Quote, level 2:', 'b', 'End of quote, level 2.', 'End of quote.'],
    ]);
  });
});

describe('alerts', () => {
  it.each(['Note', 'Tip', 'Important', 'Warning', 'Caution'])('are labelled %s', name => {
    expect(rowsOf(`> [!${name.toUpperCase()}]\n> Text of it.`)).toEqual([`│ ${name}`, '│ Text of it.']);
    expect(rowsOf(`> [!${name.toUpperCase()}]\n> Text.`, { accessible: true })).toEqual([
      ...[`${name}:`, 'Text.', `End of ${name.toLowerCase()}.`],
    ]);
  });

  it('show the summary and the content of details', () => {
    const details = '<details><summary>More <b>of it</b></summary>\n\nHidden.\n\n</details>';
    expect(rowsOf(details)).toEqual(['│ ▾ More of it', '│ Hidden.']);
    expect(rowsOf(details, { ascii: true })).toEqual(['| v More of it', '| Hidden.']);
    expect(rowsOf(details, { accessible: true })).toEqual([
      'Details:',
      'More of it',
      'Hidden.',
      'End of details.',
    ]);
  });
});
