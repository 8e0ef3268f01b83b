import { describe, expect, it } from 'vitest';
import { createLayout } from '../../../src/layout/layout.js';
import { parse } from '../../../src/markdown/parse.js';
import { pageOptions, rowsOf } from '../../support/rows.js';

describe('quotes', () => {
  it('have a bar on every row at every depth', () => {
    expect(rowsOf('> one two three four\n>\n> > five\n> > > six', { measure: 14 })).toEqual([
      ...['│ one two', '│ three four', '│', '│ │ five', '│ │', '│ │ │six'],
    ]);
  });

  it('keep their bars to the last column that can be spared', () => {
    const deep = `${'> '.repeat(30)}deep`;
    for (let measure = 1; measure < 40; measure++) {
      const rows = rowsOf(deep, { measure });
      expect(rows.join('').replaceAll(/[│ ]/g, '')).toBe('deep');
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(measure);
    }
  });

  it('in quotes are as many spans and styles as one is', () => {
    const page = createLayout(parse(`${'> '.repeat(20)}deep *words*`), pageOptions({ measure: 80 }));
    expect(page.lines(0).map(line => line.spans)).toEqual([
      [
        { text: '│ '.repeat(20), style: 'bar' },
        { text: 'deep ', style: 'quote', at: 0 },
        { text: 'words', style: 'quote em', at: 5 },
      ],
    ]);
    const apart = createLayout(parse('> one\n>\n> > two'), page.options).lines(0);
    expect(apart.at(-1)?.spans).toEqual([
      { text: '│ │ ', style: 'bar' },
      { text: 'two', style: 'quote', at: 4 },
    ]);
  });

  it('and notes in each other give a row all their bars, those of one style as one run', () => {
    const source = '> > one\n>\n> <details>\n> two\n>\n> > three\n>\n> </details>';
    const page = createLayout(parse(source), pageOptions({ measure: 80 }));
    expect(page.lines(0).map(line => line.spans.map(run => [run.style, run.text].join(': ')))).toEqual([
      ['bar: │ │ ', 'quote: one'],
      ['bar: │'],
      ['bar: │ ', 'bar details: │ ', 'label: ▾ ', 'label details: Details'],
      ['bar: │ ', 'bar details: │ ', 'quote: two'],
      ['bar: │ ', 'bar details: │'],
      ['bar: │ ', 'bar details: │ ', 'bar: │ ', 'quote: three'],
    ]);
  });

  it('of HTML, however many stand in each other, give a row one run of bars', () => {
    const page = createLayout(parse('<blockquote>a '.repeat(1000)), pageOptions({ measure: 80 }));
    const lines = page.lines(0);
    expect(lines.length).toBe(1999);
    for (const line of lines) expect(line.spans.length).toBeLessThanOrEqual(2);
  });

  it('are said when listened to', () => {
    expect(rowsOf('> a', { accessible: true })).toEqual(['Quote:', 'a', 'End of quote.']);
    expect(rowsOf('> a\n>\n> > b', { accessible: true })).toEqual([
      ...['Quote:', 'a', '', 'Quote, level 2:', 'b', 'End of quote, level 2.', 'End of quote.'],
    ]);
  });
});

describe('notes', () => {
  it.each(['Note', 'Tip', 'Important', 'Warning', 'Caution'])('say that they are a %s', name => {
    expect(rowsOf(`> [!${name.toUpperCase()}]\n> Text of it.`)).toEqual([`│ ${name}`, '│ Text of it.']);
    expect(rowsOf(`> [!${name.toUpperCase()}]\n> Text.`, { accessible: true })).toEqual([
      ...[`${name}:`, 'Text.', `End of ${name.toLowerCase()}.`],
    ]);
  });

  it('show what details say they hold, and what they hold', () => {
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
