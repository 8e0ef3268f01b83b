import { describe, expect, it } from 'vitest';
import { type Block, DROPPED_BLOCK } from '../../src/document/document.js';
import {
  blockStarts,
  blockText,
  documentText,
  dropBlocksBefore,
  headingAt,
  offsetOf,
  positionAt,
  sourceLine,
  textFrom,
  textLength,
} from '../../src/document/document-text.js';
import { createPosition, type Position, relocate } from '../../src/document/position.js';
import { createLayout } from '../../src/layout/layout.js';
import { parse, startParse } from '../../src/markdown/parse.js';
import { layoutOptions } from '../support/rows.js';

const SOURCE = [
  'Intro[^1] with', // 1
  'two lines', // 2
  '', // 3
  '## Head', // 4
  '', // 5
  '- one', // 6
  '- two', // 7
  '', // 8
  '| a | b |', // 9
  '|---|---|', // 10
  '| c | target |', // 11
  '', // 12
  '```', // 13
  'code', // 14
  'deep', // 15
  '```', // 16
  '', // 17
  '[^1]: The note', // 18
].join('\n');

describe('document text', () => {
  const document = parse(SOURCE);
  const text = documentText(document);

  it('joins pieces, blocks and footnotes by newlines', () => {
    expect(text).toBe('Intro1 with\ntwo lines\nHead\none\ntwo\na\nb\nc\ntarget\ncode\ndeep\nThe note');
    expect(blockText(document.blocks[2] as Block)).toBe('one\ntwo');
    expect(blockStarts(document)).toHaveLength(document.blocks.length + 1);
  });

  it.each([
    ['two lines', 2],
    ['Head', 4],
    ['two\na', 7],
    ['target', 11],
    ['deep', 15],
    ['note', 18],
  ])('finds the line of %j', (words, line) => expect(sourceLine(document, text.indexOf(words))).toBe(line));

  it('returns any part of the text, and its length, as documentText has them', () => {
    expect(textLength(document)).toBe(text.length);
    for (let offset = 0; offset <= text.length; offset++) {
      for (const length of [0, 1, 7, 500])
        expect(textFrom(document, offset, length)).toBe(text.slice(offset, offset + length));
    }
    const growing = startParse(`${SOURCE}\n\nMore.\n\n`.repeat(20), {}, () => 50);
    while (!growing.done) {
      growing.step();
      expect(textLength(growing.document)).toBe(documentText(growing.document).length);
    }
  });

  it('converts offsets to positions and back', () => {
    for (let offset = 0; offset < text.length; offset++) {
      expect(offsetOf(document, positionAt(document, offset))).toBe(offset);
    }
    expect(offsetOf(document, { block: 99, offset: 5 })).toBe(text.length);
  });

  it('finds the heading of an offset', () => {
    expect(headingAt(document, 3)).toBeUndefined();
    expect(headingAt(document, text.indexOf('code'))?.anchor).toBe('head');
  });

  it('includes blocks that are parsed later', () => {
    const parsing = startParse('word *em*\n\n'.repeat(20_000));
    const first = documentText(parsing.document).length;
    parsing.step();
    expect(documentText(parsing.document).length).toBeGreaterThan(first);
    expect(documentText(parsing.document).startsWith('word em\nword em\n')).toBe(true);
  });
});

describe('relocate', () => {
  it('finds the text again after an edit above it', () => {
    const old = parse('One.\n\nTwo is here to be found.\n\nThree.');
    const position = createPosition(old, 1, 4);
    const edited = parse('A new one.\n\nAnd another.\n\nOne.\n\nTwo is here to be found.\n\nThree.');
    expect(relocate(edited, position)).toMatchObject({ block: 3, offset: 4 });
  });

  it('returns the nearest position if the text was deleted', () => {
    const old = parse('One.\n\nTwo is here.\n\nThree.');
    expect(relocate(parse('One.'), createPosition(old, 1, 0))).toMatchObject({ block: 0, offset: 4 });
  });

  describe('where the same row occurs more than once', () => {
    const row = 'GET /health 200, sent by the load balancer of the eu-west-1 region at noon';
    const rows = Array.from({ length: 40 }, (_, index) => (index % 10 === 5 ? row : `Paragraph ${index}.`));
    const old = parse(rows.join('\n\n'));
    const withoutContext = (position: Position): Position => ({ ...position, before: undefined as never });

    it.each([
      ['above', [...rows.slice(0, 3), ...Array(10).fill('New.'), ...rows.slice(3)], 35],
      ['below', [...rows.slice(0, 26), ...Array(10).fill('New.'), ...rows.slice(26)], 25],
    ])('finds the one that was read after an edit %s', (_, edited, block) => {
      const position = createPosition(old, 25, 4);
      const document = parse(edited.join('\n\n'));
      expect(relocate(document, position)).toMatchObject({ block, offset: 4 });
      expect(relocate(document, withoutContext(position))).toMatchObject({ block, offset: 4 });
    });

    it('tells them apart by the text before them after edits above and below', () => {
      const edited = parse([...Array(10).fill('New.'), ...rows, ...Array(30).fill('Later.')].join('\n\n'));
      expect(relocate(edited, createPosition(old, 25, 4))).toMatchObject({ block: 35, offset: 4 });
    });

    it('takes the nearest one for a position of an older version', () => {
      const { fingerprint = '' } = createPosition(old, 25, 4);
      expect(relocate(old, { block: 24, offset: 0, fingerprint })).toMatchObject({ block: 25, offset: 4 });
    });
  });

  it('finds the text after the one before it if the text at the position was edited', () => {
    const old = parse('One.\n\nThe paragraph before it is long enough.\n\nThe old text.\n\nThree.');
    const edited = parse(
      'New.\n\nOne.\n\nThe paragraph before it is long enough.\n\nWritten again.\n\nThree.',
    );
    expect(relocate(edited, createPosition(old, 2, 0))).toMatchObject({ block: 3, offset: 0 });
  });
});

it('counts no text for an empty quote in a footnote, as layout does', () => {
  const document = parse('[^1]\n\n[^1]: > [^1]: a\n\n    text');
  expect(documentText(document)).toBe('1\ntext');
  const layout = createLayout(document, layoutOptions());
  const spans = layout.lines(1).flatMap(line => line.spans);
  expect(spans.find(span => span.text === 'text')?.at).toBe(0);
});

describe('sourceLine after breaks', () => {
  it.each([
    ['inside a line', 'a<br/>b<br> word\n', 1],
    ['at the end of a line', 'a<br>\nb<br/>  \nword\n', 3],
    ['side by side', 'a<br><br>b<br><br>\nword\n', 2],
    ['of Markdown', 'a\\\nb  \nword\n', 3],
    ['in a heading', 'a<br>b\nword\n===\n', 2],
    ['in marks', '**a<br>b**\n[c<br>d](e) word', 2],
    ['in a cell', '| a |\n| - |\n| b<br>c<br>word |\n', 3],
    ['in an item', '- a<br>b\n  <br>c\n- word\n', 3],
  ])('counts the lines of the file %s', (_, source, line) => {
    const parsed = parse(source);
    expect(sourceLine(parsed, documentText(parsed).indexOf('word'))).toBe(line);
  });
});

it.each([
  ['<details>\n<summary>word</summary>\n\nx\n\n</details>', 2],
  ['<details>\n<summary>\n\tword\n</summary>\n\nx\n\n</details>', 3],
  ['<details><summary>word</summary>\n\nx\n\n</details>', 1],
  ['<details>\n\nword\n\n</details>', 3],
])('returns the line of the summary in %j', (source, line) => {
  const parsed = parse(source);
  expect(sourceLine(parsed, documentText(parsed).indexOf('word'))).toBe(line);
});

describe('dropBlocksBefore', () => {
  it('drops the blocks that end before an offset, and keeps all offsets', () => {
    const whole = parse(SOURCE);
    const text = documentText(whole);
    for (const wanted of ['Head', 'two', 'target', 'deep', 'note']) {
      const offset = text.indexOf(wanted);
      const document = parse(SOURCE);
      const kept = dropBlocksBefore(document, offset, 0);
      expect(dropBlocksBefore(document, offset, kept)).toBe(kept);
      expect(kept).toBe(positionAt(whole, offset).block);
      expect(document.blocks.filter(block => block === DROPPED_BLOCK)).toHaveLength(kept);
      expect(positionAt(document, offset)).toEqual(positionAt(whole, offset));
      expect(sourceLine(document, offset)).toBe(sourceLine(whole, offset));
      expect(headingAt(document, offset)).toEqual(headingAt(whole, offset));
      expect(textFrom(document, offset, 4)).toBe(text.slice(offset, offset + 4));
      expect(textLength(document)).toBe(text.length);
    }
  });

  it('keeps the offsets of a document that grows', () => {
    const source = `Text[^1].\n\n${'- a\n\n***\n\n'.repeat(5000)}\nEnd\n\n[^1]: Note\n`;
    const whole = parse(source);
    const offset = documentText(whole).indexOf('End');
    const parsing = startParse(source);
    let kept = 0;
    while (!parsing.done) {
      parsing.step();
      kept = dropBlocksBefore(parsing.document, offset, kept);
    }
    expect(kept).toBe(whole.blocks.length - 1);
    expect(sourceLine(parsing.document, offset)).toBe(sourceLine(whole, offset));
    expect(textLength(parsing.document)).toBe(textLength(whole));
  });
});
