/** Compares the output of stock Ink and of the build's patched Ink, byte for byte, on random screens. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, expect, test } from 'vitest';
import { patchedInk } from './patched.mjs';

type Kit = { ink: typeof import('ink'); react: typeof import('react') };

let stock: Kit;
let patched: Kit & { stringWidth: typeof stringWidth };

beforeAll(async () => {
  // Both read the variable only when they are loaded.
  process.env.FORCE_COLOR = '3';
  stock = { ink: await import('ink'), react: await import('react') };
  patched = await patchedInk();
});

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 6, arbitrary: fc.lorem({ maxCount: 8 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '日本語のテキスト',
      '한국어 문장',
      '「引用」、（全角）',
      'ﾊﾟﾝ',
      'が',
      '👩‍👩‍👧‍👦 family',
      '🇯🇵🇫🇷',
      '1️⃣ ✈️ ❤',
      '⌚️✅',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'naïve café',
      'e\u0301a\u0300',
      'مرحبا بالعالم',
      'ไทยนี้',
      'नमस्ते',
      '— “quoted” … ‘so’',
      '│ ─── ╭╮',
      '→ ≤ ●',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\u001b[1mbold\u001b[22m',
      '\u001b[31;44mred\u001b[0m',
      '\u001b[38;5;200mpink\u001b[39m',
      '\u001b[48;2;1;2;3mback',
      '\u001b[7m  \u001b[27m',
      '\u001b]8;id=1;https://example.com\u0007link\u001b]8;;\u0007',
      '\u001b[m',
      '\u001b[2J',
      '\u001b',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a\nb',
      'long\n\nlonger text\n',
      '   ',
      '',
      '\t',
      '\u00ad',
      '\u200b',
      'a\u00a0',
      '\u3000',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const row = fc.array(fragment, { maxLength: 5 }).map(fragments => fragments.join('').replaceAll('\n', ' '));

/** Renders rows as the reader does (`src/tui/mount-ink.tsx`): one `<Text>`, at least as wide as its widest row. */
function renderRows({ ink, react }: Kit, rows: string[], columns: number): string {
  const text = react.createElement(ink.Text, { wrap: 'truncate' }, rows.join('\n'));
  return ink.renderToString(text, { columns });
}

test('renders random screens as stock Ink does', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 0, max: 20 }), (rows, spare) => {
      const columns = Math.max(1, ...rows.map(text => stringWidth(text))) + spare;
      expect(renderRows(patched, rows, columns)).toBe(renderRows(stock, rows, columns));
    }),
    { seed: 20241215, numRuns: 1000 },
  );
});

test('keeps all rows of a screen with a row that is too wide', () => {
  expect(renderRows(patched, ['one', 'a row that is too wide', 'three'], 10).split('\n')).toHaveLength(3);
});

test('measures every character of the Basic Multilingual Plane as stock string-width does', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  expect(units.filter(unit => patched.stringWidth(unit) !== stringWidth(unit))).toEqual([]);
});
