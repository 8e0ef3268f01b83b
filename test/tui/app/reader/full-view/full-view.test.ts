import { describe, expect, test } from 'vitest';
import { drawMermaid } from '../../../../../src/markdown/diagrams/draw-mermaid.js';
import { syntaxFor } from '../../../../../src/markdown/dialects/dialects.js';
import { toFinishedParse } from '../../../../../src/markdown/incremental-parse.js';
import { createMathSyntax } from '../../../../../src/markdown/math/math-extensions.js';
import { parse } from '../../../../../src/markdown/parse.js';
import { displayWidth } from '../../../../../src/text/display-width.js';
import type { State } from '../../../../../src/tui/app/state.js';
import { Driver, type DriverOptions } from '../../../driver.js';
import { WIDE_SAMPLE } from '../../../samples.js';

const open = (keys = '', options: DriverOptions = {}): Driver =>
  new Driver({ samples: [WIDE_SAMPLE], ...options }).keys(`<enter>${keys}`);

/** Opens an article of this Markdown. */
const read = (markdown: string, options: DriverOptions = {}): Driver =>
  new Driver({ samples: [{ title: 'A', markdown }, { title: 'B' }], ...options }).keys('<enter>');

const viewOf = ({ reading }: State) => reading?.fullView;

const TABLE_KEYS = '/column 1<enter>w';
const SIZES = [
  [20, 6],
  [80, 24],
  [250, 70],
] as const;

/** Scrolls until a row of the screen matches. */
function scrollTo(driver: Driver, text: RegExp): Driver {
  for (let count = 0; count < 500 && !text.test(driver.text()); count++) driver.keys('j');
  expect(driver.text()).toMatch(text);
  return driver;
}

describe('the current block', () => {
  test('is the first one on the screen', () => {
    expect(viewOf(open('w').state)?.block.kind).toBe('code');
    const driver = scrollTo(open(), /column 1:/).keys('w');
    expect(viewOf(driver.state)?.block.kind).toBe('table');
  });

  test('is the first one that is too wide, if there is one', () => {
    const driver = read(
      `~~~\nshort\n~~~\n\n~~~\n${'wide '.repeat(40)}\n~~~\n\n~~~\n${'x'.repeat(99)}\n~~~\n`,
    );
    expect(driver.status()).toContain('w full view');
    expect(viewOf(driver.keys('w').state)?.block).toMatchObject({ text: expect.stringMatching(/^wide/) });
    const atMatch = driver.keys('q/short<enter>');
    expect(atMatch.status()).not.toContain('w full view');
    expect(viewOf(atMatch.keys('w').state)?.block).toMatchObject({ text: 'short' });
  });

  test('is the one with the current match', () => {
    const markdown = '~~~\nfirst\n~~~\n\n| a |\n|---|\n| needle |\n';
    expect(viewOf(read(markdown).keys('w').state)?.block.kind).toBe('code');
    expect(viewOf(read(markdown).keys('/needle<enter>w').state)?.block.kind).toBe('table');
  });

  test('is the one with the selected link', () => {
    const driver = read('~~~\nfirst\n~~~\n\n| a |\n|---|\n| [b](#c) |\n').keys('<tab>w');
    expect(viewOf(driver.state)?.block.kind).toBe('table');
    expect(driver.keys('q').state.reading?.selected).toBeDefined();
  });

  test('is a visible one inside a list, a quote or a footnote', () => {
    const item = (index: number): string => `- item\n\n  ~~~\n  code ${index}\n  ~~~\n`;
    const list = read(Array.from({ length: 30 }, (_, index) => item(index)).join('\n'));
    expect(viewOf(list.keys('GGw').state)?.block).not.toMatchObject({ text: 'code 0' });
    expect(viewOf(read('> > ~~~\n> > quoted\n> > ~~~\n').keys('w').state)?.block).toMatchObject({
      text: 'quoted',
    });
    const footnote = read('text[^1]\n\n[^1]: note\n\n    ~~~\n    noted\n    ~~~\n');
    expect(viewOf(footnote.keys('w').state)?.block).toMatchObject({ text: 'noted' });
  });

  test('is missing where the screen has none', () => {
    const driver = read('Only prose.').keys('w');
    expect(viewOf(driver.state)).toBeUndefined();
    expect(driver.status()).toContain('No table, code, diagram, formula or image on the screen');
  });
});

describe('the next and the previous block', () => {
  const prose = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.\n`).join('\n');
  const MARKDOWN = `~~~\nfirst\n~~~\n\n- item\n\n  ~~~\n  second\n  ~~~\n\n| a |\n|---|\n| third |\n\n${prose}\n~~~\nfourth\n~~~\n\ntext[^1]\n\n[^1]: note\n\n    ~~~\n    fifth\n    ~~~\n`;

  test('are shown one after the other, also where the screen does not move', () => {
    const driver = read(MARKDOWN).keys('w');
    const seen = ['first', 'second', 'third', 'fourth', 'fifth'];
    for (const [index, text] of seen.entries()) {
      expect(driver.text()).toContain(text);
      expect(driver.text()).not.toContain(seen[index + 1] ?? 'none');
      driver.keys('<tab>');
    }
    expect(driver.status()).toContain('No later table, code, diagram, formula or image');
    for (const text of seen.slice(0, -1).reverse()) expect(driver.keys('<shift+tab>').text()).toContain(text);
    expect(driver.keys('<shift+tab>').status()).toContain(
      'No earlier table, code, diagram, formula or image',
    );
    expect(driver.text()).toContain('first');
  });

  test('take the position of the article with them, and count as a jump', () => {
    const driver = read(MARKDOWN);
    const top = driver.rows();
    expect(driver.keys('w<tab><tab>q').rows()).toEqual(top);
    driver.keys('w<tab><tab><tab>q');
    expect(driver.text()).toContain('fourth');
    expect(driver.keys('H').rows()).toEqual(top);
  });

  test('are hinted only if there are any', () => {
    expect(read(MARKDOWN).keys('w').status()).toContain('tab next');
    expect(read('~~~\nfirst\n~~~\n').keys('w').status()).not.toContain('tab next');
    expect(read(MARKDOWN).keys('wG<tab>').status()).toContain('tab next');
  });
});

describe.each(SIZES)('full view at %d×%d', (columns, rows) => {
  const size = { columns, rows };

  function expectFits(driver: Driver): void {
    const shown = driver.rows();
    expect(shown.length).toBeLessThanOrEqual(rows);
    for (const row of shown) expect(displayWidth(row)).toBeLessThanOrEqual(columns);
  }

  test('pans code to its edges', () => {
    const driver = scrollTo(open('', size), /row1/).keys('w');
    expect(driver.rows()[0]).toMatch(/^const row1 = '0/);
    expectFits(driver);
    driver.keys('G$');
    expectFits(driver);
    const body = driver.rows().filter(row => /^.*\d';?$/.test(row));
    expect(driver.text()).toContain(columns < 217 ? "789';" : "const row50 = '012");
    expect(body.length).toBeGreaterThan(0);
    expect(driver.keys('g0').rows()[0]).toMatch(/^const row1 = '0/);
  });

  test('keeps the header and the first column of a table', () => {
    const driver = open(TABLE_KEYS, size).keys('G$');
    expectFits(driver);
    const [head = '', rule = '', ...body] = driver.rows();
    expect(head).toMatch(/^name/);
    expect(rule).toMatch(/^─+/);
    expect(head).toMatch(/column 20$/);
    expect(body.find(row => row.startsWith('名前 50'))).toMatch(/50\.20$/);
    // Cells are under their header, in display columns.
    const [left = '', right = ''] = [head, body[0] ?? ''].map(row => row.slice(0, row.lastIndexOf('│')));
    expect(displayWidth(left)).toBe(displayWidth(right));
  });

  test('returns to the same position', () => {
    const driver = scrollTo(open('', size), /row9/);
    const before = { rows: driver.rows(), reading: driver.state.reading };
    for (const close of ['q', '<esc>', 'w']) {
      driver.keys(`wjjlll$G ${close}`);
      expect(driver.rows()).toEqual(before.rows);
      expect(driver.state.reading?.position).toBe(before.reading?.position);
      expect(driver.state.reading?.topRow).toBe(before.reading?.topRow);
    }
  });

  test('stays inside the block after a resize', () => {
    const driver = scrollTo(open('', size), /row1/).keys('wG$').resize(250, 70);
    expect(driver.text()).toContain("const row50 = '012");
    expectFits(driver.resize(columns, rows));
  });
});

test('hints at the key to the right until the right edge', () => {
  const driver = read(`~~~\n${'x'.repeat(300)}\n~~~\n`, { columns: 120 }).keys('w');
  expect(driver.status()).toContain('l right');
  expect(driver.keys('$').status()).not.toContain('l right');
  expect(driver.keys('h').status()).toContain('l right');
});

describe('rows', () => {
  test('start at the row that is on the screen', () => {
    const firstRow = (driver: Driver): number => Number(/const row(\d+)/.exec(driver.text())?.[1]);
    const driver = scrollTo(open(), /row20/);
    const first = firstRow(driver);
    expect(first).toBeGreaterThan(10);
    expect(firstRow(driver.keys('w')) - first).toBeGreaterThanOrEqual(-1);
    expect(firstRow(driver)).toBeLessThanOrEqual(first);
  });

  test('are laid out once', () => {
    const driver = open('w');
    const view = viewOf(driver.state);
    driver.keys('jjll G$');
    expect(viewOf(driver.state)?.rows).toBe(view?.rows);
    expect(view).toBeDefined();
  });

  test('take the highlighting that arrives later', () => {
    const driver = open('', { settings: { depth: 3 } });
    const request = driver.takeEffect('highlight-code');
    const [code] = request?.code ?? [];
    driver.keys('w');
    const plain = driver.frame(true);
    const spans = [{ text: 'const', style: 'keyword' }, { text: code?.text.slice(5) ?? '' }];
    driver.send({ type: 'code-highlighted', request: request?.request ?? 0, spans: [spans] });
    expect(driver.frame(true)).not.toBe(plain);
    expect(driver.frame(false)).toContain("const row1 = '0");
  });

  test('keep part of a first column that is wider than half of the screen, and hide nothing', () => {
    const first = Array.from({ length: 60 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
    const driver = read(`| n | m |\n|---|---|\n| ${first} | end |\n`, { columns: 40, rows: 10 }).keys('w');
    let seen = driver.text();
    for (let count = 0; count < 40; count++) seen += driver.keys('l').text();
    for (const character of first) expect(seen).toContain(character);
    expect(driver.rows()[2]).toMatch(/^\u4e00.*….*end$/);
  });
});

describe('copying', () => {
  const TABLE =
    '| `a|b` | [c](d.md) |\n|:--|--:|\n| x \\| y | one<br>two  *three* |\n| a_b _c_ \\* | <https://e.example/> |\n';

  test('copies code as written', () => {
    const driver = read('~~~js\n\tconst a = 1;  \n\nb\n~~~\n').keys('wy');
    expect(driver.takeEffect('copy')).toMatchObject({
      text: '\tconst a = 1;  \n\nb',
      description: '3 lines of code',
    });
    expect(viewOf(driver.state)).toBeDefined();
  });

  test('copies a table as Markdown that means the same', () => {
    const markdown = read(TABLE.replace('`a|b`', '`a\\|b`')).keys('wy').takeEffect('copy')?.text ?? '';
    expect(markdown.split('\n')).toEqual([
      '| `a\\|b` | [c](d.md) |',
      '| :-- | --: |',
      '| x \\| y | one<br>two  three |',
      '| a_b c \\* | [https://e.example/](https://e.example/) |',
    ]);
    const again = read(markdown).keys('wy').takeEffect('copy')?.text;
    expect(again).toBe(markdown);
  });

  test('copies a table as tab-separated values', () => {
    const driver = read('| a | b |\n|---|---|\n| one<br>two | c |\n').keys('wY');
    expect(driver.takeEffect('copy')).toMatchObject({
      text: 'a\tb\none two\tc',
      description: 'the table as TSV',
    });
  });
});

describe('the hint that a block is too wide', () => {
  const HINT = /w full view \(too wide\)/;

  test.each([
    ['wrapped code', `~~~\n${'x'.repeat(100)}\n~~~\n`],
    ['a narrowed table', `| a | b |\n|---|---|\n| ${'word '.repeat(30)} | c |\n`],
    ['a table of records', `|${' a |'.repeat(30)}\n|${'---|'.repeat(30)}\n|${' long words |'.repeat(30)}\n`],
    ['wrapped code in a list', `- a\n\n  ~~~\n  ${'x'.repeat(100)}\n  ~~~\n`],
    ['a narrowed table in a quote', `> | a | b |\n> |---|---|\n> | ${'word '.repeat(30)} | c |\n`],
  ])('is shown for %s', (_, markdown) => {
    expect(read(markdown).status()).toMatch(HINT);
    expect(read(markdown, { columns: 40, rows: 10 }).status()).toContain('w full view');
    expect(read(markdown, { columns: 20, rows: 10 }).status()).toContain('w wide');
  });

  test.each([
    ['code that fits', '~~~\nx\n~~~\n'],
    ['a table that fits', '| a |\n|---|\n| b |\n'],
    ['prose', 'word '.repeat(100)],
    ['rows that fit of code that does not', `~~~\n${'x\n'.repeat(40)}${'x'.repeat(100)}\n~~~\n`],
  ])('is not shown for %s', (_, markdown) => {
    expect(read(markdown).status()).not.toContain('full view');
  });

  test('is not shown in accessible mode, where the command is named instead', () => {
    const driver = open('w', { settings: { accessible: true } });
    expect(viewOf(driver.state)).toBeUndefined();
    expect(driver.state.message?.text).toBe(
      'No full view in accessible mode; to print the article without wrapping, run: lectern read /library/wide.md -w 0',
    );
  });
});

describe('drawings', () => {
  const draw = (markdown: string, settings: DriverOptions['settings'] = {}): Driver => {
    const drawers = { math: createMathSyntax(), drawMermaid };
    const parsing = (_: unknown, source: string) =>
      toFinishedParse(parse(source, { syntax: syntaxFor('a.md', source, { drawers }) }));
    return read(markdown, { parsing, settings });
  };

  const DIAGRAM = `\`\`\`mermaid\nsequenceDiagram\n${Array.from({ length: 12 }, (_, index) => `  A${index}->>A${index + 1}: call ${index}\n`).join('')}\`\`\`\n`;
  const FORMULA = `$$\n${Array.from({ length: 40 }, (_, index) => `\\frac{a_{${index}}}{b}`).join(' + ')}\n$$\n`;

  test('shows a diagram that its source replaces, names the key, and copies the source', () => {
    const driver = draw(DIAGRAM);
    scrollTo(driver, /columns wide\. Press w to show it\./);
    expect(driver.status()).toContain('w full view');
    driver.keys('gw');
    expect(driver.text()).toContain('┌');
    expect(driver.text()).not.toContain('sequenceDiagram');
    expect(driver.text()).toMatch(/columns 1–80 of \d{3}/);
    expect(driver.keys('y').takeEffect('copy')).toMatchObject({ description: '13 lines of source' });
    expect(driver.keys('$').text()).toContain('A12');
    expect(driver.keys('qyc').takeEffect('copy')).toMatchObject({ description: '13 lines of source' });
  });

  test('shows a formula that is one line in the text in two dimensions', () => {
    const driver = draw(FORMULA);
    expect(driver.status()).toContain('w full view');
    expect(driver.text()).toContain('a₀/b + a₁/b');
    driver.keys('w');
    expect(driver.rows().slice(0, 3).join('\n')).toMatch(/a₀.*\n.*─.*\n.*b/);
    expect(driver.keys('y').takeEffect('copy')?.text).toContain('\\frac{a_{0}}{b}');
  });

  test('shows the source in ASCII', () => {
    const driver = draw(DIAGRAM, { ascii: true }).keys('w');
    expect(driver.rows()[0]).toBe('sequenceDiagram');
  });
});

describe('the mouse', () => {
  test('opens a clicked block that is cut, at its row', () => {
    const driver = open('M');
    const row = driver.rows().findIndex(text => text.includes('const row3'));
    driver.send({ type: 'clicked', column: 20, row });
    expect(viewOf(driver.state)?.block.kind).toBe('code');
    const top = viewOf(driver.state)?.top ?? 0;
    driver.send({ type: 'wheel-turned', rows: 3 });
    expect(viewOf(driver.state)?.top).toBe(top + 3);
    driver.send({ type: 'wheel-turned', rows: -100 });
    expect(viewOf(driver.state)?.top).toBe(0);
    driver.send({ type: 'clicked', column: 3, row: 1 });
    expect(viewOf(driver.state)).toBeDefined();
  });

  test('opens nothing on text and on a block that fits', () => {
    const driver = read('text\n\n~~~\nshort\n~~~\n').keys('M');
    for (let row = 0; row < 24; row++) driver.send({ type: 'clicked', column: 14, row });
    expect(viewOf(driver.state)).toBeUndefined();
  });
});

test('shows the help of its keys, and returns to the block', () => {
  const driver = open('w?', { rows: 40 });
  expect(driver.text()).toContain('copy the table as tab-separated values');
  expect(driver.text()).not.toContain('set or remove a bookmark');
  expect(viewOf(driver.keys('q').state)).toBeDefined();
  expect(driver.text()).toContain('const row1');
});

test('ignores pasted text, and answers a key without an action', () => {
  const driver = open('w').raw('\u001b[200~pasted\u001b[201~');
  expect(driver.state.reading?.find).toBeUndefined();
  expect(driver.keys('x').status()).toContain('No action for "x"');
});

test('draws nothing that an article could use to control the terminal', () => {
  const hostile = '\u001b]52;c;aGk=\u0007\u009b2J\u202eabc\u2066\u0000';
  const driver = read(
    `| a${hostile} | b |\n|---|---|\n| ${hostile} | ${'c '.repeat(80)} |\n\n~~~\n${hostile.repeat(9)}\n~~~\n`,
  );
  for (const keys of ['w', '$', 'lllG', 'y', 'Y', 'q/~~~<enter>', 'w', 'h$']) {
    const copied = driver.keys(keys).takeEffect('copy')?.text ?? '';
    expect(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(driver.frame() + copied),
    ).toBeNull();
  }
});

test('shows a row of 1 MB as fast as its visible part', () => {
  const driver = read(`~~~\n${'漢a'.repeat(200_000)}\n~~~\n`).keys('w$');
  expect(displayWidth(driver.rows()[0] ?? '')).toBe(80);
  expect(driver.status()).toContain('of 600000');
  expect(driver.keys('0').rows()[0]).toMatch(/^漢a漢a/);
});
