import { expect, test } from 'vitest';
import { createLayout } from '../../../src/layout/layout.js';
import type { LayoutOptions, Picture } from '../../../src/layout/layout-options.js';
import { rowPositionOf } from '../../../src/layout/row-position.js';
import { parse } from '../../../src/markdown/parse.js';

const OPTIONS: LayoutOptions = { width: 30, links: 'none', wrapCode: true, ascii: false, accessible: false };
const DOCUMENT = parse('Before.\n\n![Alt text](a.png "Title")\n\n> ![In a quote](a.png)\n');

function layout(pictureOf: LayoutOptions['pictureOf'], document = DOCUMENT) {
  return createLayout(document, { ...OPTIONS, ...(pictureOf && { pictureOf }) });
}

function texts(lines: readonly { spans: readonly { text: string }[] }[]): string[] {
  return lines.map(({ spans }) => spans.map(({ text }) => text).join(''));
}

const slotOf = (columns: number) => ({ target: 'a.png', columns, rows: 2 });
const blank = (_: string, columns: number): Picture => ({ slot: slotOf(columns), rows: undefined });
const drawn = (_: string, columns: number): Picture => ({
  slot: slotOf(columns),
  rows: [{ text: 'X'.repeat(columns) }, { text: 'Y'.repeat(columns) }],
});

test('reserves the rows of a picture above its caption, and draws it into them', () => {
  expect(texts(layout(blank).lines(1))).toEqual(['', '', '', '▣ Alt text', '  Title']);
  expect(texts(layout(drawn).lines(1))).toEqual([
    '',
    'X'.repeat(30),
    'Y'.repeat(30),
    '▣ Alt text',
    '  Title',
  ]);
});

test('gives a picture in a quote the columns beside its bar', () => {
  expect(texts(layout(drawn).lines(2)).slice(1, 3)).toEqual([`│ ${'X'.repeat(28)}`, `│ ${'Y'.repeat(28)}`]);
});

test('keeps the colours of each row of a picture in a list', () => {
  const colours = Int32Array.of(0xff0000, 0x00ff00);
  const rows = [
    { text: '▀', colours },
    { text: '▄', colours },
  ];
  const pictureOf = (_: string, columns: number): Picture => ({ slot: slotOf(columns), rows });
  const [first, second] = layout(pictureOf, parse('- ![In a list](a.png)\n')).lines(0);
  expect(first?.spans).toMatchObject([{ text: '• ' }, { text: '▀', colours }]);
  expect(second?.spans).toMatchObject([{ text: '  ' }, { text: '▄', colours }]);
});

test('says why an image is not shown', () => {
  const lines = layout(() => ({ problem: 'broken PNG image' })).lines(1);
  expect(texts(lines).slice(1)).toEqual(['▣ Alt text', '  Title', '  not shown: broken PNG image']);
});

test('lays out only the caption without pictures', () => {
  expect(texts(layout(undefined).lines(1)).slice(1)).toEqual(['▣ Alt text', '  Title']);
});

test('returns to the first row of a picture', () => {
  expect(rowPositionOf(layout(blank), { block: 1, offset: 0 })).toEqual({ block: 1, row: 1 });
});
