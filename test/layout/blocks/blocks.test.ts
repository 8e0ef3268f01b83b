import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type Span } from '../../../src/document/document.js';
import { spansText } from '../../../src/document/document-text.js';
import { createLayout } from '../../../src/layout/layout.js';
import { parse } from '../../../src/markdown/parse.js';
import { layoutOptions, rowsOf } from '../../support/rows.js';

describe('definition lists', () => {
  it('become lists whose items are a term and its descriptions', () => {
    const source = '<dl>\n<dt>One\n<dd>first thing\n<dd>second\n<dt>Two</dt>\n<dd>third</dd>\n</dl>';
    expect(rowsOf(source)).toEqual(['• One', '  first thing', '  second', '• Two', '  third']);
    expect(parse(source).blocks).toMatchObject([
      {
        items: [
          {
            blocks: [{ spans: [{ text: 'One', style: 'strong' }] }, { spans: [{ text: 'first thing' }] }, {}],
          },
          {},
        ],
      },
    ]);
  });
});

describe('paragraphs', () => {
  it('show a soft break as a space, between ideographs as nothing, and a hard break as a new row', () => {
    expect(rowsOf('one\ntwo  \nthree')).toEqual(['one two', 'three']);
    expect(rowsOf('日本\n語、\nと English\nと')).toEqual(['日本語、と English と']);
    expect(rowsOf('한국어\n문장')).toEqual(['한국어 문장']);
  });

  it('keep the characters of the source unchanged', () => {
    const text = 'a:b:c :tada: "straight" -- ... (c) 1/2 --no-color &amp;amp; &mdash;';
    expect(rowsOf(text, { width: 100 })).toEqual([
      'a:b:c :tada: "straight" -- ... (c) 1/2 --no-color &amp; —',
    ]);
  });

  it.each(['a', 'a b', ' a', 'a ', 'a\tb', 'a\u00a0', 'a\u200bb', 'x'.repeat(10), 'x'.repeat(11), 'é', '日'])(
    'have the same rows as one span as in two: %j',
    text => {
      const rows = (spans: Span[]) => {
        const document = { ...emptyDocument(), blocks: [{ kind: 'paragraph' as const, line: 1, spans }] };
        const layout = createLayout(document, layoutOptions({ width: 10 }));
        return layout.lines(0).map(({ spans, width, offset }) => {
          return { text: spansText(spans), at: spans[0]?.at, width, offset };
        });
      };
      expect(rows([{ text }])).toEqual(rows([{ text: text.slice(0, 1) }, { text: text.slice(1) }]));
    },
  );
});

describe('paragraphs with hard breaks', () => {
  const paragraph = (text: string) => ({
    ...emptyDocument(),
    blocks: [{ kind: 'paragraph' as const, line: 1, spans: [{ text }] }],
  });

  it('have the same rows in a pipe as on a screen', () => {
    const piece = fc.constantFrom(
      '\u2028',
      'a',
      'bc d',
      ' ',
      '\u00a0',
      '\u3000',
      '日本',
      'é',
      '\u00ad',
      '\t',
      'x'.repeat(9),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), pieces => {
        const document = paragraph(pieces.join(''));
        const options = { width: 10 };
        expect(rowsOf(document, { ...options, wrapCode: false })).toEqual(rowsOf(document, options));
      }),
      { seed: 5, numRuns: 5000 },
    );
  });

  it('are one line in a pipe if no row is too wide', () => {
    const lines = (text: string) =>
      createLayout(paragraph(text), layoutOptions({ width: 10, wrapCode: false })).lines(0).length;
    expect(lines('a\u2028'.repeat(100))).toBe(1);
    expect(lines('日\u2028'.repeat(100))).toBe(1);
    expect(lines(`${'a'.repeat(11)}\u2028`.repeat(2))).toBeGreaterThan(1);
  });
});

describe('headings', () => {
  const all = [1, 2, 3, 4, 5, 6].map(level => `${'#'.repeat(level)} Level ${level}`).join('\n\n');

  it('differ by level without colour', () => {
    expect(rowsOf(all)).toEqual([
      ...['Level 1', '═══════', '', '', 'Level 2', '───────', '', 'Level 3', '┄┄┄┄┄┄┄', ''],
      ...['◆ Level 4', '', '◇ Level 5', '', '▹ Level 6'],
    ]);
    expect(rowsOf(all, { ascii: true }).join('\n')).toBe(
      'Level 1\n=======\n\n\nLevel 2\n-------\n\nLevel 3\n.......\n\n== Level 4\n\n-- Level 5\n\n.. Level 6',
    );
  });

  it('are underlined to their widest row, and hang after their marker', () => {
    expect(rowsOf('# A heading that is too long for it', { width: 20 })).toEqual([
      'A heading that is',
      'too long for it',
      '═════════════════',
    ]);
    expect(rowsOf('#### A heading that is too long', { width: 20 })).toEqual([
      '◆ A heading that is',
      '  too long',
    ]);
  });

  it('state their level in accessible mode', () => {
    expect(rowsOf('## Two', { accessible: true })).toEqual(['Heading level 2: Two']);
  });
});

describe('media', () => {
  const video = '<video src="https://a.example/t.mp4" title="The talk">In Berlin, 2023</video>';

  it('show their title, description and address', () => {
    expect(rowsOf(video, { links: 'notes' })).toEqual([
      '▶ The talk',
      '  In Berlin, 2023',
      '  https://a.example/t.mp4',
    ]);
    expect(rowsOf(video, { links: 'notes', ascii: true })).toEqual([
      '[media] The talk',
      '        In Berlin, 2023',
      '        https://a.example/t.mp4',
    ]);
    expect(rowsOf(video, { accessible: true, links: 'inline' })).toEqual([
      'Media: The talk',
      'In Berlin, 2023',
      'https://a.example/t.mp4',
    ]);
  });

  it('are not searched for pictures', () => {
    const asked: string[] = [];
    const pictureOf = (target: string) => {
      asked.push(target);
      return undefined;
    };
    rowsOf(`${video}\n\n![a](a.png)`, { pictureOf });
    expect(asked).toEqual(['a.png']);
  });

  it('show their address once if they have no title', () => {
    const page = '<iframe src="https://www.youtube.com/embed/a_b-c?rel=0"></iframe>';
    for (const links of ['notes', 'inline', 'none'] as const)
      expect(rowsOf(page, { links })).toEqual(['▶ https://www.youtube.com/watch?v=a_b-c']);
    expect(rowsOf(`Watch <audio src="https://a.example/"></audio> now`, { links: 'notes' })).toEqual([
      'Watch https://a.example/ now',
    ]);
  });
});

describe('images', () => {
  const image = '![A picture](p.png "Its caption")';

  it('show their text, caption and address', () => {
    expect(rowsOf(image)).toEqual(['▣ A picture', '  Its caption']);
    expect(rowsOf(image, { links: 'notes' })).toEqual(['▣ A picture', '  Its caption', '  p.png']);
    expect(rowsOf(image, { links: 'notes', ascii: true })[0]).toBe('[image] A picture');
    expect(rowsOf(image, { accessible: true, links: 'inline' })).toEqual([
      'Image: A picture',
      'Its caption',
      'p.png',
    ]);
  });
});

describe('rules', () => {
  it('are at most 72 columns wide, and left out in accessible mode', () => {
    expect(rowsOf('---', { width: 20 })).toEqual(['─'.repeat(20)]);
    expect(rowsOf('---', { width: Number.POSITIVE_INFINITY })).toEqual(['─'.repeat(72)]);
    expect(rowsOf('a\n\n---\n\nb', { accessible: true })).toEqual(['a', '', 'b']);
  });
});

describe('footnotes', () => {
  const source = 'One[^a] and two[^b], one again[^a].\n\n[^a]: First.\n\n    - with a list\n\n[^b]: Second.';

  it('are numbered by first reference, collected under a rule, and end in a back reference', () => {
    expect(rowsOf(source)).toEqual([
      'One¹ and two², one again¹.',
      '',
      '────────────────',
      '1. First.',
      '',
      '   • with a list',
      '   ↩',
      '2. Second. ↩',
    ]);
  });

  it('have references in brackets in ASCII mode and in words in accessible mode', () => {
    expect(rowsOf(source, { ascii: true })[0]).toBe('One[^1] and two[^2], one again[^1].');
    expect(rowsOf(source, { accessible: true }).slice(0, 4)).toEqual([
      'One (footnote 1) and two (footnote 2), one again',
      '(footnote 1).',
      '',
      'Footnotes:',
    ]);
  });
});
