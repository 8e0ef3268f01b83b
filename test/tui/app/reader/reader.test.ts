import { describe, expect, test } from 'vitest';
import { Driver, type DriverOptions } from '../../driver.js';
import { makeParsedLibrary } from '../../sample-library.js';
import { SAMPLES } from '../../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const top = (driver: Driver) =>
  driver
    .rows()
    .find(row => row.trim() !== '')
    ?.trim();
const percent = (driver: Driver) => Number(/(\d+)%/.exec(driver.text())?.[1]);

test('shows title, details, text and progress', () => {
  const driver = open();
  expect(driver.rows()).toMatchInlineSnapshot(`
    [
      "          Scaling Kubernetes in Production",
      "          DevOps · 15 December 2024 · 8 min",
      "",
      "          An opening paragraph about pods and limits, with a",
      "          neighbour[1] and the docs[2] on the way¹.",
      "",
      "          [1]: retries#backoff",
      "          [2]: https://example.com/docs?a=b",
      "",
      "",
      "          Requests",
      "          ────────",
      "",
      "          Sentence 1 on requests, long enough to take its share of a",
      "          row of text. Sentence 2 on requests, long enough to take its",
      "          share of a row of text. Sentence 3 on requests, long enough",
      "          to take its share of a row of text. Sentence 4 on requests,",
      "          long enough to take its share of a row of text. Sentence 5",
      "          on requests, long enough to take its share of a row of text.",
      "          Sentence 6 on requests, long enough to take its share of a",
      "          row of text. Sentence 7 on requests, long enough to take its",
      "          share of a row of text. Sentence 8 on requests, long enough",
      "────────────────────────────────────────────────────────────────────────────────",
      " Scaling Kubernetes in Production           0%  ·  8 min left   q back   ? help",
    ]
  `);
});

describe('scrolling', () => {
  test('scrolls one row for each key of a chunk', () => {
    const driver = open().keys('jjj');
    expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 3 });
    expect(driver.keys('kk').state.reading?.topRow).toEqual({ block: 0, row: 1 });
    expect(driver.keys('<down><up><up><up>').state.reading?.topRow).toEqual({ block: 0, row: 0 });
  });

  test.each([
    ['<space>', '<space>', 'b'],
    ['f', '<pgdn>', '<pgup>'],
    ['<ctrl+f>', 'f', '<ctrl+b>'],
    ['d', '<ctrl+d>', 'u'],
    ['d', 'd', '<ctrl+u>'],
  ])('scrolls down with %s and %s, and up by as much with %s', (down, again, up) => {
    const driver = open().keys(down);
    const { topRow } = driver.state.reading ?? {};
    expect(topRow).not.toEqual({ block: 0, row: 0 });
    expect(driver.keys(again).keys(up).state.reading?.topRow).toEqual(topRow);
  });

  test('goes to the end at 100% and to the top at 0%', () => {
    const driver = open();
    expect(percent(driver)).toBe(0);
    expect(percent(driver.keys('G'))).toBe(100);
    expect(driver.text()).toContain('A footnote about the docs.');
    expect(driver.status()).toContain('Marked as read, and opens at the top next time; press H to go back');
    expect(percent(driver.keys('g'))).toBe(0);
    expect(percent(driver.keys('<end>'))).toBe(100);
    expect(percent(driver.keys('<home>'))).toBe(0);
  });

  test('stops at the end with a full screen', () => {
    const driver = open().keys('G');
    const { topRow } = driver.state.reading ?? {};
    expect(driver.keys('jjj  ').state.reading?.topRow).toEqual(topRow);
    expect(
      driver
        .rows()
        .slice(0, 20)
        .filter(row => row === '').length,
    ).toBeLessThan(12);
  });
});

test('marks an article that fits on the screen as read when opened', () => {
  const driver = new Driver().keys('jj<enter>');
  expect(percent(driver)).toBe(100);
  expect(driver.takeEffect('save-position')).toMatchObject({ path: 'breakers.md', percent: 100, read: true });
});

test('marks a finished article as read and opens it at the top again', () => {
  const driver = open().keys('Gq');
  expect(driver.rows()[2]).toContain('✓');
  expect(percent(driver.keys('<enter>'))).toBe(0);
});

describe('headings', () => {
  test('jumps to the next and previous heading with ] and [', () => {
    const driver = open().keys(']');
    expect(top(driver)).toBe('Requests');
    expect(top(driver.keys(']]'))).toBe('Memory');
    expect(top(driver.keys('['))).toBe('Limits');
    expect(top(driver.keys('['))).toBe('Requests');
    expect(driver.keys('[').state.reading?.topRow).toEqual({ block: 0, row: 0 });
    expect(driver.keys('[').status()).toContain('No earlier heading');
  });

  test('shows number, title and minutes of the section', () => {
    expect(open().keys(']]').status()).toMatch(/§ Limits \(\d min\)/);
    expect(open().keys(']]]').status()).toMatch(/§ Memory/);
    expect(open().keys(']]]]').status()).toMatch(/§ Autoscaling/);
  });
});

describe('next article', () => {
  test('is the next one in the list', () => {
    expect(open().keys('J').state.reading?.article.slug).toBe('retries');
    expect(open().keys('K').status()).toContain('This is the first article');
  });

  test('is the next part of a series', () => {
    const driver = new Driver().keys('j<enter>J');
    expect(driver.state.reading?.article.slug).toBe('breakers');
    expect(driver.text()).toContain('Failing well, part 2 of 2');
    expect(driver.keys('J').status()).toContain('This is the last part of this series');
    expect(driver.keys('K').state.reading?.article.slug).toBe('retries');
  });

  test('shows no part number after the file was removed from the library', () => {
    const samples = [1, 2, 3].map(part => ({ title: `Part ${part}`, series: 'Parts', order: part }));
    const driver = new Driver({ samples }).keys('<enter>');
    expect(driver.text()).toContain('Parts, part 1 of 3');
    const { articles } = driver.library;
    driver.send({ type: 'library-updated', library: { ...driver.library, articles: articles.slice(1) } });
    expect(driver.resize(60, 24).text()).toMatch(/Parts$/m);
  });

  test('shows no part number for a series of one', () => {
    const samples = [{ title: 'Alone', slug: 'alone', series: 'A beginning', markdown: 'Text.' }];
    const driver = new Driver({ samples }).keys('<enter>');
    expect(driver.text()).toContain('A beginning');
    expect(driver.text()).not.toContain('part 1');
  });
});

describe('appearance', () => {
  test('changes, resets and saves the width with + - =', () => {
    const driver = open();
    const widest = () =>
      Math.max(
        ...driver
          .rows()
          .slice(0, 20)
          .map(row => row.trim().length),
      );
    expect(widest()).toBeLessThanOrEqual(60);
    driver.keys('++');
    expect(driver.state.settings.width).toBe(68);
    expect(driver.takeEffect('save-preferences')?.change).toEqual({ width: 64 });
    expect(widest()).toBeGreaterThan(60);
    expect(driver.keys('---').state.settings.width).toBe(56);
    expect(driver.keys('=').state.settings.width).toBe(60);
    expect(open().keys('+++++++').state.settings.width).toBe(78);
  });

  test('cycles through the themes with T', () => {
    const driver = open({ settings: { depth: 3 } });
    const before = driver.frame();
    driver.keys('T');
    expect(driver.takeEffect('save-preferences')?.change).toEqual({ theme: 'dark' });
    expect(driver.frame()).not.toBe(before);
    expect(driver.keys('TTTT').state.settings.theme).toBe('terminal');
  });

  test('dims everything but the current paragraph with z', () => {
    const driver = open({ settings: { depth: 1 } }).keys('z');
    const bright = () =>
      driver
        .frame()
        .split('\n')
        .slice(0, 20)
        .filter(row => row.trim() !== '' && !row.includes('\u001b[2m'));
    expect(bright().join(' ')).toContain('An opening paragraph');
    expect(bright().join(' ')).not.toContain('Requests');
    driver.keys('G');
    expect(driver.frame()).not.toMatch(/\u001b\[2m[^\u001b]*A footnote about/);
  });
});

test('edits at the current line with e, and reloads at the same text', () => {
  const driver = open().keys(']]');
  driver.takeEffect('edit');
  driver.keys('e');
  expect(driver.takeEffect('edit')).toEqual({ type: 'edit', file: '/library/scaling.md', line: 14 });
  const { position } = driver.state.reading ?? {};
  driver.send({ type: 'file-changed' });
  expect(driver.state.reading?.position).toMatchObject({ block: position?.block, offset: position?.offset });
  expect(new Driver().keys('j<enter>e').status()).toContain('did not come from a file');
});

test('reloads the article, or the library in the list, with r', () => {
  const driver = open().keys(']');
  driver.takeEffect('load');
  expect(driver.keys('r').takeEffect('load')?.article.slug).toBe('scaling');
  expect(top(driver)).toBe('Requests');
  expect(new Driver().keys('r').takeEffect('reload-library')).toBeDefined();
});

test('cancels one thing at a time with Esc, then leaves the article', () => {
  const driver = open().keys('/limits<enter><tab>t<esc>');
  expect(driver.state.reading?.contents.focused).toBe(false);
  expect(driver.keys('<esc>').state.reading?.selected).toBeUndefined();
  expect(driver.keys('<esc>').state.reading?.find).toBeUndefined();
  expect(driver.keys('<esc>').state.screen).toBe('list');
});

test('shows a message until the next key', () => {
  const driver = open().keys('K');
  expect(driver.status()).toContain('This is the first article');
  driver.send({ type: 'document-grown', parsing: driver.state.reading?.parsing as never });
  expect(driver.status()).toContain('This is the first article');
  expect(driver.keys('j').status()).not.toContain('first article');
});

test('keeps keys typed ahead for the loading article', () => {
  const driver = new Driver({ slow: true }).keys('<enter>jj');
  expect(driver.state.screen).toBe('list');
  expect(driver.state.list.cursor).toBe(0);
  driver.keys('j/lim').answer();
  expect(driver.state.reading?.find).toMatchObject({ typing: true, words: ['lim'] });
});

test.each([
  ['cancelled', (driver: Driver) => driver.keys('<esc>')],
  ['cancelled by another key of the same chunk', (driver: Driver) => driver.keys('uq')],
  [
    'refused',
    (driver: Driver) => driver.send({ type: 'load-failed', request: driver.state.request, reason: '' }),
  ],
])('drops keys typed ahead for an article that was %s', (_, end) => {
  const driver = new Driver({ slow: true }).keys('<enter>').answer().keys('q<enter>u');
  end(driver);
  expect(driver.state.screen).toBe('list');
  expect(driver.state.readingStates.get('scaling.md')?.read).toBeUndefined();
  driver.keys('<enter>').answer().keys('Ju');
  const { topRow } = driver.state.reading ?? {};
  driver.keys('<esc>');
  expect(driver.state.reading).toMatchObject({ topRow, article: { slug: 'scaling' } });
});

test('names an article that cannot be loaded, and the reason', () => {
  const driver = new Driver({ slow: true }).keys('<enter>');
  const { request = 0 } = driver.state.opening ?? {};
  driver.send({ type: 'load-failed', request, reason: 'permission denied' });
  expect(driver.status()).toContain('Scaling Kubernetes in Production: permission denied');
  expect(driver.keys('j').state.list.cursor).toBe(1);
});

test('cancels loading with Esc', () => {
  const driver = new Driver({ slow: true }).keys('<enter>');
  driver.keys('<esc>');
  expect(driver.answer().state.screen).toBe('list');
});

describe('a single article', () => {
  const samples = [{ title: 'One', markdown: 'text' }];

  test('quits with q if it was opened by name', () => {
    const driver = new Driver({ samples, settings: { isSingleArticle: true } }).keys('<enter>');
    expect(driver.status()).toContain('q quit');
    expect(driver.keys('?').text()).not.toContain('back to the list');
    expect(driver.keys('<esc>q').takeEffect('quit')).toEqual({ type: 'quit', code: 0 });
  });

  test('returns to the list with q if it was opened there', () => {
    const driver = new Driver({ samples }).keys('<enter>q');
    expect(driver.state.screen).toBe('list');
    expect(driver.takeEffect('quit')).toBeUndefined();
  });

  test('returns to the list with q after another article was added', () => {
    const driver = new Driver({ samples, settings: { isSingleArticle: true } }).keys('<enter>');
    const library = makeParsedLibrary([...samples, { title: 'Two' }]);
    expect(driver.send({ type: 'library-updated', library }).status()).not.toContain('q quit');
    expect(driver.keys('q').state.screen).toBe('list');
  });
});

test('names the part of a series on arrival, before the resumed position', () => {
  const driver = new Driver({ columns: 120 }).keys('<enter>J');
  expect(driver.status()).toContain('Part 1 of 2 of Failing well');
  expect(driver.keys('J').status()).toContain('Part 2 of 2 of Failing well');
  expect(driver.keys('J').status()).toContain('This is the last part of this series');
  const position = { block: 1, offset: 700 };
  const left = new Driver({
    columns: 120,
    readingStates: [['retries.md', { position, percent: 40 }]],
  }).keys('<enter>J');
  expect(left.status()).toMatch(/Part 1 of 2 of Failing well; resumed where/);
});

test('warns that a bookmark is for this session only', () => {
  expect(new Driver({ settings: { isHistoryPersistent: false } }).keys('<enter>m').status()).toContain(
    "Bookmark set for this session only; press ' to list bookmarks",
  );
  expect(new Driver().keys('<enter>m').status()).toContain("Bookmark set; press ' to list bookmarks");
});

test('forgets the saved width with =', () => {
  const driver = open({ settings: { defaultWidth: 40, width: 40 } }).keys('+');
  expect(driver.takeEffect('save-preferences')?.change).toEqual({ width: 44 });
  expect(driver.keys('=').status()).toContain('40 columns, the default');
  expect(driver.takeEffect('save-preferences')?.change).toEqual({ width: null });
  const narrow = open({ columns: 50, settings: { defaultWidth: 76, width: 76 } }).keys('=');
  expect(narrow.resize(100, 24).state.settings.width).toBe(76);
});

test.each([
  [44, '+', '42 columns, the widest this window allows'],
  [15, '-', '15 columns, t'],
])('keeps the width for wider windows in one of %i columns after %s', (columns, key, message) => {
  const driver = open({ columns, settings: { defaultWidth: 76, width: 76 } });
  driver.effects.length = 0;
  expect(driver.keys(key).status()).toContain(message);
  expect(driver.state.settings.width).toBe(76);
  expect(driver.takeEffect('save-preferences')).toBeUndefined();
});

test('clears a message with the next key and on a resize', () => {
  const withMessage = () => open().keys('+');
  expect(withMessage().status()).toContain('columns');
  expect(withMessage().keys('x').status()).not.toContain('columns');
  expect(withMessage().resize(80, 24).status()).toContain('columns');
  expect(withMessage().resize(60, 24).status()).not.toContain('columns');
  const failed = withMessage().send({ type: 'message-shown', text: 'The disk is full.', error: true });
  expect(failed.resize(60, 24).status()).toContain('The disk is full.');
  expect(new Driver().keys('u').keys('x').status()).not.toContain('Marked');
});

test('shows long times in hours', () => {
  const [sample] = SAMPLES;
  const left = (minutes: number) => {
    const samples = [{ ...sample, title: 'Long', minutes }];
    return /·\s+(.*?) left/.exec(open({ samples, columns: 120 }).status())?.[1];
  };
  expect([99, 100, 120, 4262].map(left)).toEqual(['99 min', '1 h 40 min', '2 h', '71 h']);
});

test('saves the percent again after a resize, so that the list shows that of the reader', () => {
  const driver = open().keys('   ').resize(110, 40);
  const shown = percent(driver);
  driver.keys('q');
  expect(driver.rows().find(row => row.includes('Scaling'))).toContain(` ${shown}%`);
});

describe('a narrow status row', () => {
  test('keeps the key that leads back to the list, and help, longest', () => {
    expect(status(80, ']')).toMatch(/q back {3}\? help/);
    for (const columns of [60, 50, 40, 30, 18]) expect(status(columns, ']')).toMatch(/^ § .*q back/);
    for (const columns of [60, 50, 40, 30]) expect(status(columns)).toMatch(/2\/\d+ .*q back/);
  });

  test('keeps the key that quits the list longest', () => {
    const footer = (columns: number) => new Driver({ columns, rows: 10 }).rows().at(-1)?.trim();
    expect(footer(50)).toMatch(/^enter read {3}\/ search {3}\? help {3}q quit$/);
    expect([40, 30, 20].map(footer)).toEqual([
      'enter read   / search   q quit',
      'enter read   q quit',
      'q quit',
    ]);
  });

  test('shows more of a long heading than of the hints', () => {
    const driver = open({ columns: 80, rows: 10 }).keys(']');
    expect(driver.status()).toContain('? help');
    const heading = 'A heading that is longer than the share of the row';
    const markdown = `## ${heading}\n\ntext\n`;
    const long = new Driver({ columns: 80, rows: 10, samples: [{ title: 'T', markdown }] }).keys('<enter>');
    expect(long.status().indexOf('…')).toBeGreaterThan(38);
  });

  const status = (columns: number, keys = ']/sentence<enter>n') =>
    open({ columns, rows: 10 }).keys(keys).status();

  test('drops the query, then time and percent, and keeps the match count', () => {
    expect(status(80)).toMatch(/^ § Requests \(2 min\) +\/sentence 2\/\d+ {3}\d+% {2}· {2}\d min left/);
    expect(status(40)).toMatch(/^ § Requests \(2 min\) +2\/\d+ {3}\d+% {3}q back$/);
    expect(status(28)).toMatch(/^ § .* 2\/\d+ {3}q back$/);
  });

  test('keeps the percent without a search', () => {
    expect(status(60, ']')).toMatch(/§ Requests.* \d+% {2}· {2}\d min left/);
    expect(status(40, ']')).toMatch(/§ Requests.* \d+% {3}q back/);
    expect(status(30, ']')).toMatch(/§.* \d+%/);
  });
});

describe('a key without an action', () => {
  const message = (key: string) => `No action for "${key}"; press ? for the keys`;

  test('is answered in the list, the article, the contents and the bookmarks', () => {
    expect(new Driver().keys('x').text()).toContain(message('x'));
    expect(open().keys('<right>').status()).toContain(message('→'));
    expect(open({ columns: 120 }).keys('t<ctrl+x>').status()).toContain(message('ctrl+x'));
    expect(open({ columns: 120 }).keys("m'x").status()).toContain(message('x'));
    expect(open().keys('xj').status()).not.toContain('No action');
  });

  test('is not answered where the answer would hide something, or be seen too late', () => {
    expect(new Driver().keys('/ab<ctrl+x>').text()).toContain('ab');
    expect(new Driver().keys('/ab<ctrl+x>').text()).not.toContain('No action');
    expect(open().keys('/ab<ctrl+x>').status()).toContain('/ab');
    expect(open().keys('yx').status()).toContain('Copy what?');
    expect(open().keys('?x').keys('<esc>').status()).not.toContain('No action');
  });
});
