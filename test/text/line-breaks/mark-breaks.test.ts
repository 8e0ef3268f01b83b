import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { breakTable, ROW_SIZE, SPACE } from '../../../src/text/line-breaks/break-classes.js';
import { libraryBreaks } from '../../../src/text/line-breaks/library-breaks.js';
import { createBreakTest, markBreaks, skipUnbroken } from '../../../src/text/line-breaks/mark-breaks.js';

const { classes, pairs } = breakTable();

/** `text` with `|` where a row may start. */
function withMarks(text: string): string {
  const marks = new Uint8Array(text.length);
  markBreaks(text, marks);
  return [...text].length === text.length
    ? Array.from(text, (character, index) => (marks[index] ? `|${character}` : character)).join('')
    : text
        .split('')
        .map((unit, index) => (marks[index] ? `|${unit}` : unit))
        .join('');
}

/** True if the library breaks before `after`. */
function breaksAt(before: string, between: string, after: string): boolean {
  const text = `${before}${between}${after}`;
  return [...libraryBreaks(text)].includes(before.length + between.length);
}

describe('breakTable', () => {
  const known = Array.from({ length: 0x10000 }, (_, code) => code).filter(
    code => (classes[code] ?? 0) > 0 && classes[code] !== SPACE,
  );
  /** One unit of each class. */
  const samples = new Map(known.map(code => [classes[code] ?? 0, String.fromCharCode(code)]));

  it('equals the library for each unit in it, before and after each class, with and without a space', () => {
    const wrong: string[] = [];
    for (const code of known) {
      const unit = String.fromCharCode(code);
      const own = classes[code] ?? 0;
      // Thousands of ideographs and syllables are alike: every 16th is enough.
      if (code >= 0x3400 && code < 0xd7b0 && code % 16 !== 0) continue;
      for (const [other, sample] of samples) {
        for (const [before, after, first, second] of [
          [unit, sample, own, other],
          [sample, unit, other, own],
        ] as const) {
          const pair = pairs[first * ROW_SIZE + second];
          if (breaksAt(before, '', after) !== (pair === 1)) wrong.push(`${before}${after}`);
          if (breaksAt(before, ' ', after) !== (pair === 1 || pair === 2)) wrong.push(`${before} ${after}`);
        }
      }
    }
    expect(known.length).toBeGreaterThan(40_000);
    expect(samples.size).toBe(19);
    expect(wrong).toEqual([]);
  });

  it('gives the same breaks as the library for plain prose', () => {
    const letters = [
      ...'aZ9 -/.,:;!?()[]{}"\'%$&+=|~_<>@#*\\^`',
      'é',
      '“',
      '”',
      '’',
      '—',
      '–',
      '…',
      '\u00a0',
      '漢',
      'か',
      'ー',
    ];
    const text = fc.array(fc.constantFrom(...letters, 'word', ' ', ' '), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, all => {
        const plain = `x${all.join('')}x`;
        // A character that is not in the table makes markBreaks use the library for the whole text.
        const general = `${plain} \u0905`;
        const [one, two] = [new Uint8Array(plain.length), new Uint8Array(general.length)];
        markBreaks(plain, one);
        markBreaks(general, two);
        expect([...two.subarray(0, plain.length)]).toEqual([...one]);
      }),
      { seed: 14, numRuns: 10_000 },
    );
  });
});

describe('markBreaks', () => {
  it.each([
    ['one  two', 'one  |two'],
    ['a well-known fact', 'a |well-|known |fact'],
    ['an e-mail, re-wrapped', 'an |e-mail, |re-wrapped'],
    ['3 × 3 = 9', '3 × |3 = |9'],
    ['use --no-color or -x', 'use |--no-color |or |-x'],
    ['on 2024-12-15', 'on |2024-12-15'],
    ['and/or, /usr/local', 'and/|or, |/usr/|local'],
    ['wait - what – or — so', 'wait - |what – |or — |so'],
    ['word—word', 'word—|word'],
    ['(one) [two] {three}', '(one) |[two] |{three}'],
    ['mot : « oui » !', 'mot : |« oui » !'],
    ['»Wort« ist', '»Wort« |ist'],
    ['in .gitignore /bin :wq !', 'in |.gitignore |/bin |:wq !'],
    ['10\u00a0GB of it', '10\u00a0GB |of |it'],
    ['see https://a.example/b-c/d?e=f now', 'see |https://a.example/b-c/d?e=f |now'],
    ['漢字、「かな」。', '漢|字、|「か|な」。'],
    ['ニャーと', 'ニャー|と'],
    // Korean is broken only at its spaces: a particle stays with its word, in any script.
    ['한국어 글', '한국어 |글'],
    ['API를 쓰고(예를) 만든', 'API를 |쓰고|(예를) |만든'],
    ['👨‍👩‍👧👍🏽 ok', '👨‍👩‍👧|👍🏽 |ok'],
  ])('marks breaks in: %s', (text, marked) => {
    expect(withMarks(text)).toBe(marked);
  });

  it('breaks Thai, Lao, Khmer and Burmese at words, in bounded pieces', () => {
    expect(withMarks('ภาษาไทยเป็นภาษา')).toBe('ภาษา|ไทย|เป็น|ภาษา');
    for (const text of ['ພາສາລາວເປັນພາສາ', 'ភាសាខ្មែរជាភាសា', 'မြန်မာဘာသာစကား']) {
      expect(withMarks(text)).toContain('|');
    }
    const long = 'ภาษาไทยเป็นภาษา'.repeat(500);
    expect(withMarks(long).split('|').length).toBeGreaterThan(1750);
  });

  it('splits only some pages of one text into words, in all its segments', () => {
    const asked = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    for (const text of ['ภาษาไทยเป็นภาษา'.repeat(4000), 'ภาษาไทยเป็นภาษา '.repeat(4000)]) {
      asked.mockClear();
      const found = withMarks(text).split('|');
      const length = asked.mock.calls.reduce((sum, [piece]) => sum + String(piece).length, 0);
      expect(found.length).toBeGreaterThan(2000);
      expect(length).toBeGreaterThan(8000);
      expect(length).toBeLessThan(10_000);
    }
    asked.mockRestore();
  });
});

it('createBreakTest gives the results of markBreaks', () => {
  const word = fc.stringMatching(/^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]{1,12}$/);
  const phrase = fc.constantFrom(
    ' ',
    '  ',
    '/usr/lib',
    'well-known',
    '--no-color',
    'https://example.com/a-b',
    '(see .x)',
    '"a" !b',
  );
  const texts = fc.array(fc.oneof(word, phrase), { maxLength: 12 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(texts, text => {
      const marks = new Uint8Array(text.length);
      markBreaks(text, marks);
      const mayBreak = createBreakTest(text);
      expect([...marks.keys()].filter(index => mayBreak(index))).toEqual(
        [...marks.keys()].filter(index => marks[index] === 1),
      );
    }),
    { seed: 14, numRuns: 5000 },
  );
});

describe('skipUnbroken', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab1 -/.,(«—|+<>é'), maxLength: 40 });

  it('skips no index at which the break test finds a break', () => {
    fc.assert(
      fc.property(text, value => {
        const isBreak = createBreakTest(value);
        const asked: number[] = [];
        for (let index = skipUnbroken(value, 0, value.length); index > 0; ) {
          asked.push(index);
          index = skipUnbroken(value, 0, index - 1);
        }
        for (let index = 1; index < value.length; index++) if (isBreak(index)) expect(asked).toContain(index);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('stops at no index of a word without break opportunities', () => {
    expect(skipUnbroken('<U+E0061>'.repeat(1000), 0, 8999)).toBe(0);
  });
});
