/**
 * Checks all 28 examples of GFM's extensions (GitHub Flavored Markdown Spec 0.29, sections marked "extension"). The last one differs:
 * GFM shows the disallowed tag `<xmp>` as text so that a browser ignores it. Lectern shows no tags in blocks of HTML.
 */
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.js';
import { words } from './reference-text.js';
import { renderMarkdown } from './render-markdown.js';

const BUSINESS = 'www.google.com/search?q=Markup+(business)';
const ADDRESSES = [
  'mailto:foo@bar.baz',
  'mailto:a.b-c_d@a.b',
  'mailto:a.b-c_d@a.b.',
  'mailto:a.b-c_d@a.b/',
  'mailto:a.b-c_d@a.b-',
  'mailto:a.b-c_d@a.b_',
  'xmpp:foo@bar.baz',
  'xmpp:foo@bar.baz.',
];

/** Example number, Markdown, words of the reference text, link targets. */
const EXAMPLES: [number, string, string, string[]?][] = [
  [198, '| foo | bar |\n| --- | --- |\n| baz | bim |\n', 'foo bar baz bim'],
  [199, '| abc | defghi |\n:-: | -----------:\nbar | baz\n', 'abc defghi bar baz'],
  [200, '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n', 'f|oo b | az b | im'],
  [201, '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n', 'abc def bar baz bar'],
  [202, '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n', 'abc def bar baz bar bar'],
  [203, '| abc | def |\n| --- |\n| bar |\n', '| abc | def | | --- | | bar |'],
  [204, '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n', 'abc def bar bar baz'],
  [205, '| abc | def |\n| --- | --- |\n', 'abc def'],
  [279, '- [ ] foo\n- [x] bar\n', 'foo bar'],
  [280, '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n', 'foo bar baz bim'],
  [491, '~~Hi~~ Hello, ~there~ world!\n', 'Hi Hello, there world!'],
  [492, 'This ~~has a\n\nnew paragraph~~.\n', 'This ~~has a new paragraph~~.'],
  [493, 'This will ~~~not~~~ strike.\n', 'This will ~~~not~~~ strike.'],
  [622, 'www.commonmark.org\n', 'www.commonmark.org', ['http://www.commonmark.org']],
  [
    623,
    'Visit www.commonmark.org/help for more information.\n',
    'Visit www.commonmark.org/help for more information.',
    ['http://www.commonmark.org/help'],
  ],
  [
    624,
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.\n',
    'Visit www.commonmark.org. Visit www.commonmark.org/a.b.',
    ['http://www.commonmark.org', 'http://www.commonmark.org/a.b'],
  ],
  [
    625,
    [BUSINESS, `${BUSINESS}))`, `(${BUSINESS})`, `(${BUSINESS}`].join('\n\n'),
    `${BUSINESS} ${BUSINESS})) (${BUSINESS}) (${BUSINESS}`,
    Array(4).fill(`http://${BUSINESS}`),
  ],
  [
    626,
    'www.google.com/search?q=(business))+ok\n',
    'www.google.com/search?q=(business))+ok',
    ['http://www.google.com/search?q=(business))+ok'],
  ],
  [
    627,
    'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;\n',
    'www.google.com/search?q=commonmark&hl=en www.google.com/search?q=commonmark&hl;',
    ['http://www.google.com/search?q=commonmark&hl=en', 'http://www.google.com/search?q=commonmark'],
  ],
  [628, 'www.commonmark.org/he<lp\n', 'www.commonmark.org/he<lp', ['http://www.commonmark.org/he']],
  [
    629,
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
    'http://commonmark.org (Visit https://encrypted.google.com/search?q=Markup+(business))',
    ['http://commonmark.org', 'https://encrypted.google.com/search?q=Markup+(business)'],
  ],
  [630, 'foo@bar.baz\n', 'foo@bar.baz', ['mailto:foo@bar.baz']],
  [
    631,
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n",
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    ['mailto:hello+xyz@mail.example'],
  ],
  [
    632,
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
    'a.b-c_d@a.b a.b-c_d@a.b. a.b-c_d@a.b- a.b-c_d@a.b_',
    ['mailto:a.b-c_d@a.b', 'mailto:a.b-c_d@a.b'],
  ],
  [
    633,
    `${ADDRESSES.join('\n\n')}\n`,
    ADDRESSES.join(' '),
    ['mailto:foo@bar.baz', ...Array(3).fill('mailto:a.b-c_d@a.b'), ...Array(2).fill('xmpp:foo@bar.baz')],
  ],
  [
    634,
    'xmpp:foo@bar.baz/txt\n\nxmpp:foo@bar.baz/txt@bin\n\nxmpp:foo@bar.baz/txt@bin.com\n',
    'xmpp:foo@bar.baz/txt xmpp:foo@bar.baz/txt@bin xmpp:foo@bar.baz/txt@bin.com',
    ['xmpp:foo@bar.baz/txt', 'xmpp:foo@bar.baz/txt@bin', 'xmpp:foo@bar.baz/txt@bin.com'],
  ],
  [635, 'xmpp:foo@bar.baz/txt/bin\n', 'xmpp:foo@bar.baz/txt/bin', ['xmpp:foo@bar.baz/txt']],
  [
    657,
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>\n',
    '<title> <style> is disallowed. is also disallowed.',
  ],
];

describe('GFM', () => {
  it('has 28 examples of extensions', () => expect(EXAMPLES).toHaveLength(28));

  it.each(EXAMPLES)('renders example %i', (_number, markdown, text, targets = []) => {
    const document = parse(markdown);
    expect(words(renderMarkdown(markdown).source)).toEqual(words(text));
    expect(document.links.map(link => link.target)).toEqual(targets);
  });
});
