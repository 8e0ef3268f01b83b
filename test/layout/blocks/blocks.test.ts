import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.js';
import { rowsOf } from '../../support/rows.js';

describe('lists of definitions', () => {
  it('are items: the term, and below it what is said of it', () => {
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
  it('make soft breaks spaces, but nothing between ideographs; hard breaks rows', () => {
    expect(rowsOf('one\ntwo  \nthree')).toEqual(['one two', 'three']);
    expect(rowsOf('日本\n語、\nと English\nと')).toEqual(['日本語、と English と']);
    expect(rowsOf('한국어\n문장')).toEqual(['한국어 문장']);
  });

  it("leave the author's characters as they are", () => {
    const text = 'a:b:c :tada: "straight" -- ... (c) 1/2 --no-color &amp;amp; &mdash;';
    expect(rowsOf(text, { measure: 100 })).toEqual([
      'a:b:c :tada: "straight" -- ... (c) 1/2 --no-color &amp; —',
    ]);
  });
});

describe('headings', () => {
  const all = [1, 2, 3, 4, 5, 6].map(level => `${'#'.repeat(level)} Level ${level}`).join('\n\n');

  it('are told apart without colour', () => {
    expect(rowsOf(all)).toEqual([
      ...['Level 1', '═══════', '', '', 'Level 2', '───────', '', 'Level 3', '┄┄┄┄┄┄┄', ''],
      ...['◆ Level 4', '', '◇ Level 5', '', '▹ Level 6'],
    ]);
    expect(rowsOf(all, { ascii: true }).join('\n')).toBe(
      'Level 1\n=======\n\n\nLevel 2\n-------\n\nLevel 3\n.......\n\n== Level 4\n\n-- Level 5\n\n.. Level 6',
    );
  });

  it('are as wide as their widest row, and hang after their mark', () => {
    expect(rowsOf('# A heading that is too long for it', { measure: 20 })).toEqual([
      'A heading that is',
      'too long for it',
      '═════════════════',
    ]);
    expect(rowsOf('#### A heading that is too long', { measure: 20 })).toEqual([
      '◆ A heading that is',
      '  too long',
    ]);
  });

  it('say their level when listened to', () => {
    expect(rowsOf('## Two', { accessible: true })).toEqual(['Heading level 2: Two']);
  });
});

describe('images', () => {
  const image = '![A picture](p.png "Its caption")';

  it('are their text, caption and address', () => {
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
  it('are as wide as the measure, but no wider than text should be, and not read out', () => {
    expect(rowsOf('---', { measure: 20 })).toEqual(['─'.repeat(20)]);
    expect(rowsOf('---', { measure: Number.POSITIVE_INFINITY })).toEqual(['─'.repeat(72)]);
    expect(rowsOf('a\n\n---\n\nb', { accessible: true })).toEqual(['a', '', 'b']);
  });
});

describe('footnotes', () => {
  const source = 'One[^a] and two[^b], one again[^a].\n\n[^a]: First.\n\n    - with a list\n\n[^b]: Second.';

  it('are numbered by their first call, collected under a rule, and lead back', () => {
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

  it('are plain in ASCII and said when listened to', () => {
    expect(rowsOf(source, { ascii: true })[0]).toBe('One[^1] and two[^2], one again[^1].');
    expect(rowsOf(source, { accessible: true }).slice(0, 4)).toEqual([
      'One (footnote 1) and two (footnote 2), one again',
      '(footnote 1).',
      '',
      'Footnotes:',
    ]);
  });
});
