import { expect, it } from 'vitest';
import { documentText } from '../../../../../src/document/document-text.js';
import { parse, startParse } from '../../../../../src/markdown/parse.js';
import { foldForSearch } from '../../../../../src/search/match/fold-kana.js';
import { foldBlocks, foldedText } from '../../../../../src/tui/app/reader/find/folded-text.js';

it.each([0, 1, 1000])('folds a document that grows, %i blocks ahead', count => {
  const source = `# Élan\n\n${'Café[^1] **crème**\n\n- Ä\n- b\n\n'.repeat(12)}[^1]: Ünd\n\n[^2]: so[^1]\n\nEnd[^2]\n`;
  const parsing = startParse(source, {}, () => 40);
  for (;;) {
    foldBlocks(parsing.document, count);
    expect(foldedText(parsing.document).slice(0)).toBe(foldForSearch(documentText(parsing.document)));
    if (parsing.done) break;
    parsing.step();
  }
  expect(foldBlocks(parsing.document, 1)).toBe(false);
});

it('finds the same places in a long text as in one string, also between two pieces', () => {
  const source = Array.from({ length: 40_000 }, (_, n) => `Words ${n % 7} of paragraph ${n}.`).join('\n\n');
  const document = parse(`${source} Note[^1]\n\n[^1]: The note.\n`);
  const whole = foldForSearch(documentText(document));
  const text = foldedText(document);
  expect(text.length).toBe(whole.length);
  for (let at = 1 << 15; at < whole.length; at += 1009) {
    for (const length of [1, 2, 9, 40]) {
      const query = whole.slice(at, at + length);
      expect(text.slice(at, at + length)).toBe(query);
      for (const from of [at - 50, at, at + 1])
        expect(text.indexOf(query, from)).toBe(whole.indexOf(query, from));
    }
  }
  expect(text.indexOf('no such words')).toBe(-1);
  expect(text.indexOf('the note.')).toBe(whole.indexOf('the note.'));
});

it('finds a text across each seam of the pieces', () => {
  const document = parse('abc\n\n'.repeat(60_000));
  const whole = foldForSearch(documentText(document));
  const text = foldedText(document);
  let [at, count] = [-1, 0];
  for (; ; count++) {
    const next = text.indexOf(`c${foldForSearch('\n')}a`, at + 1);
    expect(next).toBe(whole.indexOf(`c${foldForSearch('\n')}a`, at + 1));
    if (next < 0) break;
    at = next;
  }
  expect(count).toBe(59_999);
});
