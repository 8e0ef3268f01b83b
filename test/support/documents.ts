/** Random documents of all block kinds and scripts, for property tests. */
import fc from 'fast-check';
import type { Block, Document, ListItem, Span } from '../../src/document/document.js';
import { emptyDocument } from '../../src/document/document.js';
import { maxDisplayWidth } from '../../src/text/display-width.js';

/** Words of many scripts that are hard to measure or to break. */
export const words = [
  ...[
    'the',
    'a',
    'Kubernetes',
    'well-known',
    'and/or',
    '--no-color',
    '(so)',
    '“quoted”',
    'it’s',
    'naïve',
    'e\u0301tude',
    '—',
    '...',
  ],
  ...[
    'end.',
    'why?',
    'https://example.com/a/very/long/path/to/something.html?query=one&other=two#part',
    'x'.repeat(70),
  ],
  ...[
    'aCamelCaseIdentifierThatGoesOnAndOn',
    'snake_case_name_that_is_long_enough_to_split',
    '10\u00a0GB',
    '│',
    '─┼─',
    '±',
    '§',
  ],
  ...[
    '日本語の文章は、空白なしで書かれます。',
    '「かぎ括弧」',
    'ニャーニャー',
    '中文排版，标点不在行首。',
    '한국어는 띄어쓰기를 합니다.',
    '각',
  ],
  ...[
    'ภาษาไทยเป็นภาษาที่กำลังทำงาน',
    'ພາສາລາວ',
    'ភាសាខ្មែរ',
    'မြန်မာဘာသာ',
    'مرحبا بالعالم',
    'مُحَمَّد',
    'שָׁלוֹם',
    'क्षत्रिय',
    'हिन्दी',
    'বাংলা',
  ],
  ...[
    '👨‍👩‍👧‍👦',
    '🇯🇵🇫🇷',
    '👍🏽',
    '1️⃣',
    '☀️',
    '☀',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '❤️‍🔥',
    '𠀀𠀁',
  ],
  ...['نمی\u200cخواهم', 'தமிழ்', 'తెలుగు', 'α…×', '①Ⅳ', '█▓', 'ᠮᠣᠩᠭᠣᠯ', 'Å\u0327ngström', 'Việt'],
  ...['a\u200bb', '\u200b', 'z\u0301\u0302\u0303', '\u0301', 'ᄀᄀᄀᄀᄀᄀ', 'ｶﾞｷﾞ', '\u3000', 'ﷺ'],
];

const word = fc.constantFrom(...words);
const text = (most: number) =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '', '\n', '\u2028', ', ')), {
      minLength: 1,
      maxLength: most,
    })
    .map(parts => parts.map(([one, gap], index) => (index < parts.length - 1 ? one + gap : one)).join(''));
const span: fc.Arbitrary<Span> = fc.oneof(
  { weight: 5, arbitrary: text(6).map(each => ({ text: each })) },
  fc
    .tuple(text(3), fc.constantFrom('strong', 'em', 'code', 'strong em'))
    .map(([each, style]) => ({ text: each, style })),
  fc.tuple(text(2), fc.nat({ max: 3 })).map(([each, link]) => ({ text: each, style: 'link', link })),
  fc.constantFrom(0, 1).map(footnote => ({ text: String(footnote + 1), footnote })),
);
const spans = fc.array(span, { minLength: 1, maxLength: 6 });
const few = fc.array(span, { maxLength: 2 });
const line = 1;

/** Spans like those of a highlighter: a few pieces that may cross row ends. */
function coloured(code: string): Span[] {
  const pieces = code.match(/.{1,7}/gsu) ?? [];
  return pieces.map((text, index) => (index % 3 === 0 ? { text } : { text, style: 'keyword' }));
}

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: spans.map((each): Block => ({ kind: 'paragraph', line, spans: each })) },
  fc
    .tuple(spans, fc.integer({ min: 1, max: 6 }))
    .map(([each, level]): Block => ({ kind: 'heading', line, level, spans: each, anchor: 'x' })),
  fc
    .array(fc.array(fc.oneof(word, fc.constantFrom('\t', '  ', ' = ')), { maxLength: 6 }), { maxLength: 5 })
    .map(rows => rows.map(row => row.join('').replaceAll('\n', ' ')).join('\n'))
    .chain(each =>
      fc.constantFrom<Block>(
        { kind: 'code', line, language: 'ts', text: each },
        { kind: 'code', line, text: each },
        { kind: 'code', line, language: '日本語で書かれた名前の長い言語', text: each },
        { kind: 'code', line, language: 'ts', text: each, spans: coloured(each) },
      ),
    ),
  fc.integer({ min: 1, max: 6 }).chain(count =>
    fc
      .tuple(
        fc.array(few, { minLength: count, maxLength: count }),
        fc.array(fc.array(few, { minLength: count, maxLength: count }), { maxLength: 4 }),
        fc.array(fc.constantFrom('left' as const, 'right' as const, 'center' as const, null), {
          minLength: count,
          maxLength: count,
        }),
      )
      .map(([head, rows, align]): Block => ({ kind: 'table', line, head, rows, align })),
  ),
  fc.constant<Block>({ kind: 'rule', line }),
  spans.map((each): Block => ({ kind: 'image', line, spans: each, link: 2 })),
  text(6).map((each): Block => ({ kind: 'notice', line, text: each.replaceAll(/[\n\u2028]/g, ' ') })),
);

/** A diagram or formula, whose source is not its text. */
const drawing: fc.Arbitrary<Block> = fc.oneof(
  fc.array(fc.array(word, { maxLength: 4 }), { minLength: 1, maxLength: 4 }).map((rows): Block => {
    const text = rows
      .map(row =>
        row
          .join(' ')
          .replaceAll(/[\n\u2028]/g, ' ')
          .trimEnd(),
      )
      .join('\n');
    const width = Math.max(...text.split('\n').map(maxDisplayWidth));
    return {
      kind: 'drawing',
      line,
      language: 'mermaid',
      source: 'graph TD\n A --> B',
      drawings: [{ text, width, spans: coloured(text) }],
    };
  }),
  text(6).map((each): Block => {
    const linear = each.replaceAll(/[\n\u2028]/g, ' ').trim();
    const drawings = [{ text: linear, width: maxDisplayWidth(linear) }];
    return { kind: 'drawing', line, language: 'math', source: '\\frac{a}{b}', drawings, linear };
  }),
);

const NOTES = ['note', 'tip', 'important', 'warning', 'caution', 'details'] as const;

const blockOf = (leaf: fc.Arbitrary<Block>): fc.Arbitrary<Block> =>
  fc.letrec<{ block: Block; item: ListItem }>(tie => ({
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: leaf },
      fc.record({
        kind: fc.constant('list' as const),
        line: fc.constant(line),
        ordered: fc.boolean(),
        start: fc.constantFrom(0, 1, 9, 98, 999_999_999),
        tight: fc.boolean(),
        items: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      }),
      fc
        .array(tie('block'), { minLength: 1, maxLength: 3 })
        .map((blocks): Block => ({ kind: 'quote', line, blocks })),
      fc
        .tuple(fc.array(tie('block'), { maxLength: 2 }), fc.constantFrom(...NOTES), spans)
        .map(
          ([blocks, alert, title]): Block =>
            alert === 'details'
              ? { kind: 'alert', line, alert, title, blocks }
              : { kind: 'alert', line, alert, blocks },
        ),
    ),
    item: fc
      .tuple(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), fc.constantFrom(undefined, true, false))
      .map(
        ([blocks, checked]): ListItem =>
          checked === undefined ? { line, blocks } : { line, blocks, checked },
      ),
  })).block;

/** Documents of a few blocks, with links of every kind and two footnotes. */
const documentsOf = (leaf: fc.Arbitrary<Block>): fc.Arbitrary<Document> =>
  fc
    .tuple(
      fc.array(blockOf(leaf), { minLength: 1, maxLength: 5 }),
      fc.array(leaf, { minLength: 2, maxLength: 2 }),
    )
    .map(([blocks, notes]) => ({
      ...emptyDocument(),
      blocks,
      links: [
        { target: 'https://example.com/a/long/path/to/a/page.html', kind: 'link' },
        { target: 'other.md#part', kind: 'link' },
        { target: 'https://example.com/picture.png', title: 'A caption of it', kind: 'image' },
        { target: 'mailto:someone@example.com', kind: 'link' },
      ],
      footnotes: notes.map((each, index) => ({
        number: index + 1,
        label: `${index + 1}`,
        line,
        blocks: [each],
      })),
    }));

export const documents = documentsOf(leaf);
/** The same with diagrams and formulas. */
export const drawnDocuments = documentsOf(fc.oneof({ weight: 2, arbitrary: leaf }, drawing));
