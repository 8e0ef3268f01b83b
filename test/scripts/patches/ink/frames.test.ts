/** Checks that the build's patched Ink passes on the rows of a screen unchanged. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { patchedInk } from './patched.mjs';

let patched: Awaited<ReturnType<typeof patchedInk>>;

beforeAll(async () => {
  // Chalk reads the variable only when it is loaded.
  process.env.FORCE_COLOR = '3';
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
      'naïve café',
      'e\u0301a\u0300',
      'مرحبا بالعالم',
      'ไทยนี้',
      'नमस्ते',
      '│ ─── ╭╮',
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
      '\u001b[38;2;1;2;3m\u{10eeee}\u0305\u0305\u{10eeee}\u0305\u030d\u001b[39m',
      '\u001b[m',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('   ', '', '\u00ad', '\u200b', 'a\u00a0', '\u3000') },
);
const row = fc.array(fragment, { maxLength: 5 }).map(fragments => fragments.join(''));

/** Renders rows as the reader does (`src/tui/mount-ink.tsx`): one `<Text>`. */
function renderRows(rows: string[], columns: number): string {
  const { ink, react } = patched;
  const text = react.createElement(ink.Text, { wrap: 'truncate' }, rows.join('\n'));
  return ink.renderToString(text, { columns });
}

test('passes on random rows unchanged, in every width', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 200 }),
      (rows, columns) => {
        expect(renderRows(rows, columns)).toBe(rows.join('\n'));
      },
    ),
    { seed: 20241215, numRuns: 1000 },
  );
});

test('removes sequences that move the cursor', () => {
  expect(renderRows(['one\u001b[2Jtwo', 'three'], 80)).toBe('onetwo\nthree');
});
