import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentText } from '../../../../../src/document/document-text.js';
import { parse, startParse } from '../../../../../src/markdown/parse.js';
import { foldForSearch } from '../../../../../src/search/match/fold-kana.js';
import { highestLevel } from '../../../../../src/tui/app/reader/contents/visible-headings.js';
import {
  findMatches,
  findTyped,
  Matches,
  matchesInBlock,
} from '../../../../../src/tui/app/reader/find/find-matches.js';
import { foldBlocks, foldedText } from '../../../../../src/tui/app/reader/find/folded-text.js';

const all = (matches: Matches) => Array.from({ length: matches.length }, (_, index) => matches.at(index));

describe('matches', () => {
  const document = parse('One two, ONE.\n\nTwo ones[^1] and café.\n\n[^1]: one more');

  test('ignore case and accents unless a capital is typed', () => {
    expect(all(findMatches(document, ['one']))).toHaveLength(4);
    expect(all(findMatches(document, ['ONE']))).toEqual([[9, 12]]);
    expect(all(findMatches(document, ['cafe']))).toHaveLength(1);
    expect(findMatches(document, [])).toHaveLength(0);
    expect(findMatches(document, [''])).toHaveLength(0);
  });

  test('of several words are in order, longest first, without overlaps', () => {
    expect(all(findMatches(document, ['on', 'ones', 'two']))).toEqual([
      [0, 2],
      [4, 7],
      [9, 11],
      [14, 22],
      [34, 36],
    ]);
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 40 }),
        fc.array(letters, { minLength: 1, maxLength: 3 }),
        (text, words) => {
          const source = parse(`x${text}`);
          const whole = documentText(source);
          let end = 0;
          const composed = new RegExp(`^(?:(?:${words.join('|')}) ?)+$`);
          for (const range of all(findMatches(source, words))) {
            const [from, to] = range ?? [0, 0];
            expect(from).toBeGreaterThanOrEqual(end);
            expect(whole.slice(from, to)).toMatch(composed);
            end = to;
          }
          expect(end > 0).toBe(words.some(word => whole.includes(word)));
        },
      ),
      { seed: 5 },
    );
  });

  test('of words that stand together are one match', () => {
    const text =
      'Worker threads, worker_threads, a worker of threads. Worker worker.\n\nWorkers. Threads: threads worker';
    const found = (words: string[]) => {
      const source = parse(text);
      return all(findMatches(source, words)).map(range => documentText(source).slice(...(range ?? [0, 0])));
    };
    expect(found(['worker', 'threads'])).toEqual([
      'Worker threads',
      'worker_threads',
      'worker',
      'threads',
      'Worker',
      'worker',
      'Worker',
      'Threads',
      'threads worker',
    ]);
    expect(found(['worker'])).toHaveLength(7);
  });

  test('in the header and in the text are not joined', () => {
    const source = parse('threads');
    expect(all(findMatches(source, ['worker', 'threads'], 'a worker'))).toHaveLength(2);
  });

  test('fold kana', () => {
    expect(all(findMatches(parse('りんごとリンゴ'), ['りんご']))).toHaveLength(2);
  });

  test.each([
    ['"a phrase"', ['a phrase']],
    ['“a phrase”', ['a phrase']],
    ['"a phr', ['a phr']],
    ['a "b"', ['a "b"']],
    ['"', ['"']],
    ['', []],
  ])('of %j are those of %j', (typed, words) => {
    expect(findTyped(parse('x'), typed)).toMatchObject({ words, isSplit: false });
  });

  test.each([
    ['together', 'worker threads', 'a worker, worker threads', ['worker threads'], false],
    ['together on two lines', 'Worker threads', 'a Worker, Worker\nthreads', ['Worker\nthreads'], false],
    ['together with another sign', 'worker threads', 'a worker, worker_threads', ['worker_threads'], false],
    ['apart', 'worker threads', 'threads, Worker', ['threads', 'Worker'], true],
    ['one of them nowhere', 'worker nowhere', 'a worker', ['worker'], true],
    ['a single letter', 'a threads', 'a thread of threads', ['threads'], true],
    ['in quotes', '"worker threads"', 'threads, worker', [], false],
    ['a part of a word', 'work', 'worker', ['work'], false],
    ['nowhere', 'no such', 'worker', [], false],
  ])('of typed words, %s', (_, typed, text, found, isSplit) => {
    const source = parse(text);
    const { matches, isSplit: split } = findTyped(source, typed);
    expect(all(matches).map(range => documentText(source).slice(...(range ?? [0, 0])))).toEqual(found);
    expect(split).toBe(isSplit);
  });

  test('of half-width kana are those of the others', () => {
    expect(all(findMatches(parse('ｶﾞｲﾄﾞとガイド'), ['がいど']))).toEqual([
      [0, 5],
      [6, 9],
    ]);
    expect(all(findMatches(parse('ｶﾞｲﾄﾞとガイド'), ['ｶﾞｲﾄﾞ']))).toHaveLength(2);
  });

  test('are found by offset and by block', () => {
    const matches = new Matches([0, 3, 5, 9, 20, 22]);
    expect([0, 1, 5, 6, 20, 21].map(offset => matches.startingFrom(offset))).toEqual([0, 1, 1, 2, 2, 3]);
    expect([0, 3, 8, 9, 22].map(offset => matches.endingAfter(offset))).toEqual([0, 1, 1, 2, 3]);
    expect(matchesInBlock(document, findMatches(document, ['two']), 1)).toEqual([
      { range: [0, 3], index: 1 },
    ]);
  });
});

test('folds a growing document to the same text as folding it whole', () => {
  const parsing = startParse('Écrit à Genève. カナ.\n\nPlain.\n\n- one\n- two\n\n'.repeat(40), {}, () => 60);
  for (let turn = 0; !parsing.done; turn++) {
    parsing.step();
    if (turn % 3 === 0) foldBlocks(parsing.document, 2);
    if (turn % 4 === 0)
      expect(foldedText(parsing.document).slice(0)).toBe(foldForSearch(documentText(parsing.document)));
  }
  while (foldBlocks(parsing.document, 7));
  expect(foldedText(parsing.document).slice(0)).toBe(foldForSearch(documentText(parsing.document)));
});

test('finds the highest level of the headings, again after new ones', () => {
  const parsing = startParse(
    '### Deep\n\ntext\n\n## One\n\ntext\n\n### Deeper\n\ntext\n\n## Two\n\ntext\n',
    {},
    () => 10,
  );
  while (!parsing.done) {
    parsing.step();
    expect(highestLevel(parsing.document.headings)).toBe(
      Math.min(6, ...parsing.document.headings.map(({ level }) => level)),
    );
  }
  expect(highestLevel(parsing.document.headings)).toBe(2);
});
