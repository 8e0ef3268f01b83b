/** Random frames, drawn by stock Ink and by the Ink that the build makes of it: not one byte may differ. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, expect, test } from 'vitest';
import { patchedInk } from './patched.mjs';

type Kit = { ink: typeof import('ink'); react: typeof import('react') };

let stock: Kit;
let patched: Kit & { stringWidth: typeof stringWidth };

beforeAll(async () => {
  // Both ask once, when they are loaded, whether there are colours.
  process.env.FORCE_COLOR = '3';
  stock = { ink: await import('ink'), react: await import('react') };
  patched = await patchedInk();
});

/** A frame as data, for each Ink to make its own elements of. */
type Node =
  | {
      kind: 'text';
      props: Record<string, unknown>;
      children: (string | { props: Record<string, unknown>; text: string })[];
    }
  | { kind: 'box'; props: Record<string, unknown>; children: Node[] };

const piece = fc.oneof(
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
const words = fc.array(piece, { maxLength: 5 }).map(pieces => pieces.join(''));

/** Each property there or not. */
function some(record: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record(record, { requiredKeys: [] });
}

const colour = fc.constantFrom('red', 'green', '#ff8800', 'ansi256(99)', 'rgb(1,2,3)');
const marks = some({
  color: colour,
  backgroundColor: colour,
  bold: fc.boolean(),
  dimColor: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.boolean(),
  inverse: fc.boolean(),
});
const hidden = fc.constantFrom('visible', 'hidden');
const small = fc.integer({ min: 0, max: 3 });
const size = fc.integer({ min: 0, max: 30 });
const layout = some({
  flexDirection: fc.constantFrom('row', 'column', 'row-reverse', 'column-reverse'),
  flexGrow: fc.constantFrom(0, 1),
  flexShrink: fc.constantFrom(0, 1),
  flexWrap: fc.constantFrom('nowrap', 'wrap'),
  alignItems: fc.constantFrom('flex-start', 'center', 'flex-end', 'stretch'),
  justifyContent: fc.constantFrom('flex-start', 'center', 'flex-end', 'space-between', 'space-around'),
  gap: small,
  padding: small,
  marginTop: fc.integer({ min: -2, max: 3 }),
  marginLeft: fc.integer({ min: -4, max: 6 }),
  width: fc.oneof(size, fc.constantFrom('50%', '100%')),
  height: fc.integer({ min: 0, max: 8 }),
  minWidth: size,
  overflow: hidden,
  overflowX: hidden,
  overflowY: hidden,
  borderStyle: fc.constantFrom('single', 'double', 'round', 'classic'),
  borderColor: colour,
  borderTop: fc.boolean(),
  borderLeft: fc.boolean(),
  borderDimColor: fc.boolean(),
  backgroundColor: colour,
  position: fc.constantFrom('relative', 'absolute'),
  display: fc.constantFrom('flex', 'flex', 'flex', 'none'),
});

const { frame } = fc.letrec<{ frame: Node; node: Node; text: Node }>(tie => ({
  text: fc.record({
    kind: fc.constant('text' as const),
    props: fc
      .tuple(marks, some({ wrap: fc.constantFrom('wrap', 'truncate', 'truncate-middle', 'truncate-start') }))
      .map(([a, b]) => ({ ...a, ...b })),
    children: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: words },
        { weight: 1, arbitrary: fc.record({ props: marks, text: words }) },
      ),
      { maxLength: 3 },
    ),
  }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('text'), tie('frame')),
  frame: fc.record({
    kind: fc.constant('box' as const),
    props: layout,
    children: fc.array(tie('node'), { maxLength: 6 }),
  }),
}));

function draw({ ink, react }: Kit, node: Node, columns: number): string {
  const element = (each: Node, key: number): React.ReactElement =>
    each.kind === 'box'
      ? react.createElement(ink.Box, { key, ...each.props }, ...each.children.map(element))
      : react.createElement(
          ink.Text,
          { key, ...each.props },
          ...each.children.map((child, index) =>
            typeof child === 'string'
              ? child
              : react.createElement(ink.Text, { key: index, ...child.props }, child.text),
          ),
        );
  return ink.renderToString(element(node, 0), { columns });
}

test('draws random frames as stock Ink does', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: 1, max: 70 }), (node, columns) => {
      expect(draw(patched, node, columns)).toBe(draw(stock, node, columns));
    }),
    { seed: 20241215, numRuns: 300 },
  );
});

test('measures every character of the first plane as stock string-width does', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  expect(units.filter(unit => patched.stringWidth(unit) !== stringWidth(unit))).toEqual([]);
});
