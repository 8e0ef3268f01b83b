import { describe, expect, test } from 'vitest';
import { Driver, type DriverOptions } from '../../driver.js';
import { makeShelf } from '../../sample-library.js';
import { SAMPLES } from '../../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const top = (driver: Driver) =>
  driver
    .rows()
    .find(row => row.trim() !== '')
    ?.trim();
const percent = (driver: Driver) => Number(/(\d+) %/.exec(driver.text())?.[1]);

test('shows the title, the details, the text, and how far it is', () => {
  const driver = open();
  expect(driver.rows()).toMatchInlineSnapshot(`
    [
      "          Scaling Kubernetes in Production",
      "          DevOps · 15 December 2024 · 8 min",
      "",
      "          An opening paragraph about pods and limits[1], with a",
      "          neighbour[2] and the docs[3] on the way¹.",
      "",
      "          [1]: #limits",
      "          [2]: retries#backoff",
      "          [3]: https://example.com/docs?a=b",
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
      "────────────────────────────────────────────────────────────────────────────────",
      " Scaling Kubernetes in Production      0 %  ·  8 min left   t contents   ? help",
    ]
  `);
});

describe('scrolling', () => {
  test('a row at a time, for each key of a chunk', () => {
    const driver = open().keys('jjj');
    expect(driver.state.reading?.spot).toEqual({ block: 0, row: 3 });
    expect(driver.keys('kk').state.reading?.spot).toEqual({ block: 0, row: 1 });
    expect(driver.keys('<down><up><up><up>').state.reading?.spot).toEqual({ block: 0, row: 0 });
  });

  test.each([
    ['<space>', '<space>', 'b'],
    ['f', '<pgdn>', '<pgup>'],
    ['<ctrl+f>', 'f', '<ctrl+b>'],
    ['d', '<ctrl+d>', 'u'],
    ['d', 'd', '<ctrl+u>'],
  ])('%s and %s go down, %s goes up by as much', (down, again, up) => {
    const driver = open().keys(down);
    const { spot } = driver.state.reading ?? {};
    expect(spot).not.toEqual({ block: 0, row: 0 });
    expect(driver.keys(again).keys(up).state.reading?.spot).toEqual(spot);
  });

  test('to the end, which is 100 %, and to the top, which is 0 %', () => {
    const driver = open();
    expect(percent(driver)).toBe(0);
    expect(percent(driver.keys('G'))).toBe(100);
    expect(driver.text()).toContain('A footnote about the docs.');
    expect(driver.status()).toContain('end');
    expect(percent(driver.keys('g'))).toBe(0);
    expect(percent(driver.keys('<end>'))).toBe(100);
    expect(percent(driver.keys('<home>'))).toBe(0);
  });

  test('stops at the end with the screen full', () => {
    const driver = open().keys('G');
    const { spot } = driver.state.reading ?? {};
    expect(driver.keys('jjj  ').state.reading?.spot).toEqual(spot);
    expect(
      driver
        .rows()
        .slice(0, 20)
        .filter(row => row === '').length,
    ).toBeLessThan(12);
  });
});

test('an article that fits on the screen is read when it is opened', () => {
  const driver = new Driver().keys('jj<enter>');
  expect(percent(driver)).toBe(100);
  expect(driver.took('keep-place')).toMatchObject({ path: 'breakers.md', percent: 100, read: true });
});

test('a finished article is marked as read, and opens at its top again', () => {
  const driver = open().keys('Gq');
  expect(driver.rows()[2]).toContain('✓');
  expect(percent(driver.keys('<enter>'))).toBe(0);
});

describe('headings', () => {
  test('] and [ go to the next and the one before', () => {
    const driver = open().keys(']');
    expect(top(driver)).toBe('Requests');
    expect(top(driver.keys(']]'))).toBe('Memory');
    expect(top(driver.keys('['))).toBe('Limits');
    expect(driver.keys('[[[').status()).toContain('No heading further up.');
  });

  test('the status names the section, its number and its minutes', () => {
    expect(open().keys(']]').status()).toMatch(/§2 Limits \(\d min\)/);
    expect(open().keys(']]]').status()).toMatch(/§2 Memory/);
    expect(open().keys(']]]]').status()).toMatch(/§3 Autoscaling|100 %/);
  });
});

describe('the next article', () => {
  test('is the one below in the list', () => {
    expect(open().keys('J').state.reading?.article.slug).toBe('retries');
    expect(open().keys('K').status()).toContain('This is the first article.');
  });

  test('is the next part of a series', () => {
    const driver = new Driver().keys('j<enter>J');
    expect(driver.state.reading?.article.slug).toBe('breakers');
    expect(driver.text()).toContain('Failing well, part 2 of 2');
    expect(driver.keys('J').status()).toContain('This is the last part of this series.');
    expect(driver.keys('K').state.reading?.article.slug).toBe('retries');
  });

  test('a series of one is named, and has no parts', () => {
    const samples = [{ title: 'Alone', slug: 'alone', series: 'A beginning', markdown: 'Text.' }];
    const driver = new Driver({ samples }).keys('<enter>');
    expect(driver.text()).toContain('A beginning');
    expect(driver.text()).not.toContain('part 1');
  });
});

describe('looks', () => {
  test('+ and - change the measure, = goes back, and each is remembered', () => {
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
    expect(driver.state.settings.measure).toBe(68);
    expect(driver.took('prefer')?.change).toEqual({ measure: 64 });
    expect(widest()).toBeGreaterThan(60);
    expect(driver.keys('---').state.settings.measure).toBe(56);
    expect(driver.keys('=').state.settings.measure).toBe(60);
    expect(open().keys('+++++++').state.settings.measure).toBe(78);
  });

  test('T goes through the themes', () => {
    const driver = open({ settings: { depth: 3 } });
    const before = driver.frame();
    driver.keys('T');
    expect(driver.took('prefer')?.change).toEqual({ theme: 'dark' });
    expect(driver.frame()).not.toBe(before);
    expect(driver.keys('TTTT').state.settings.theme).toBe('terminal');
  });

  test('z dims all but one paragraph, and each has its turn', () => {
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

test('e edits the file at the line being read, and reads it again at the same text', () => {
  const driver = open().keys(']]');
  driver.took('edit');
  driver.keys('e');
  expect(driver.took('edit')).toEqual({ type: 'edit', file: '/library/scaling.md', line: 14 });
  const { place } = driver.state.reading ?? {};
  driver.send({ type: 'edited' });
  expect(driver.state.reading?.place).toMatchObject({ block: place?.block, offset: place?.offset });
  expect(new Driver().keys('j<enter>e').status()).toContain('nothing to edit');
});

test('r reads the article again; in the list, the library', () => {
  const driver = open().keys(']');
  driver.took('load');
  expect(driver.keys('r').took('load')?.article.slug).toBe('scaling');
  expect(top(driver)).toBe('Requests');
  expect(new Driver().keys('r').took('reopen')).toBeDefined();
});

test('Esc leaves one thing at a time, and then the article', () => {
  const driver = open().keys('/limits<enter><tab>t<esc>');
  expect(driver.state.reading?.contents.focused).toBe(false);
  expect(driver.keys('<esc>').state.reading?.selected).toBeUndefined();
  expect(driver.keys('<esc>').state.reading?.find).toBeUndefined();
  expect(driver.keys('<esc>').state.front).toBe('list');
});

test('a message stays until the next key', () => {
  const driver = open().keys('K');
  expect(driver.status()).toContain('This is the first article.');
  driver.send({ type: 'grown', parsing: driver.state.reading?.parsing as never });
  expect(driver.status()).toContain('This is the first article.');
  expect(driver.keys('j').status()).not.toContain('first article');
});

test('keys typed while an article is on its way are kept for it', () => {
  const driver = new Driver({ slow: true }).keys('<enter>jj');
  expect(driver.state.front).toBe('list');
  expect(driver.state.list.cursor).toBe(0);
  driver.keys('j/lim').answer();
  expect(driver.state.reading?.find).toMatchObject({ typing: true, words: ['lim'] });
});

test('an article that cannot be loaded is named, with why', () => {
  const driver = new Driver({ slow: true }).keys('<enter>');
  const { request = 0 } = driver.state.opening ?? {};
  driver.send({ type: 'load-failed', request, reason: 'permission denied' });
  expect(driver.status()).toContain('Scaling Kubernetes in Production: permission denied');
  expect(driver.keys('j').state.list.cursor).toBe(1);
});

test('Esc does not wait for an article', () => {
  const driver = new Driver({ slow: true }).keys('<enter>');
  driver.keys('<esc>');
  expect(driver.answer().state.front).toBe('list');
});

describe('with one article', () => {
  const samples = [{ title: 'One', markdown: 'text' }];

  test('that was opened by its name q quits, and says so', () => {
    const driver = new Driver({ samples, settings: { alone: true } }).keys('<enter>');
    expect(driver.status()).toContain('q quit');
    expect(driver.keys('?').text()).not.toContain('back to the list');
    expect(driver.keys('<esc>q').took('quit')).toEqual({ type: 'quit', code: 0 });
  });

  test('that was opened from the list q goes back there', () => {
    const driver = new Driver({ samples }).keys('<enter>q');
    expect(driver.state.front).toBe('list');
    expect(driver.took('quit')).toBeUndefined();
  });

  test('and another there since, q goes to the list', () => {
    const driver = new Driver({ samples, settings: { alone: true } }).keys('<enter>');
    const library = makeShelf([...samples, { title: 'Two' }]);
    expect(driver.send({ type: 'reopened', library }).status()).not.toContain('q quit');
    expect(driver.keys('q').state.front).toBe('list');
  });
});

test('which part of a series one has come to is said, from outside it too, and before where it was left', () => {
  const driver = new Driver({ columns: 120 }).keys('<enter>J');
  expect(driver.status()).toContain('Part 1 of 2 of Failing well.');
  expect(driver.keys('J').status()).toContain('Part 2 of 2 of Failing well.');
  expect(driver.keys('J').status()).toContain('This is the last part of this series.');
  const place = { block: 1, offset: 700 };
  const left = new Driver({ columns: 120, kept: [['retries.md', { place, percent: 40 }]] }).keys('<enter>J');
  expect(left.status()).toMatch(/Part 1 of 2 of Failing well\. Resumed at \d+ %/);
});

test('a bookmark that will not outlive the session says so', () => {
  expect(new Driver({ settings: { lasting: false } }).keys('<enter>m').status()).toContain(
    'Bookmark set for this session alone;',
  );
  expect(new Driver().keys('<enter>m').status()).toContain("Bookmark set; ' lists them.");
});

test('= takes the wish for a measure back, however wide is usual this time', () => {
  const driver = open({ settings: { usual: 40, measure: 40 } }).keys('+');
  expect(driver.took('prefer')?.change).toEqual({ measure: 44 });
  expect(driver.keys('=').status()).toContain('40 columns wide, as usual.');
  expect(driver.took('prefer')?.change).toEqual({ measure: null });
  const narrow = open({ columns: 50, settings: { usual: 76, measure: 76 } }).keys('=');
  expect(narrow.resize(100, 24).state.settings.measure).toBe(76);
});

test('a message is gone with the next key, bound or not, and with another size', () => {
  const said = () => open().keys('+');
  expect(said().status()).toContain('columns wide.');
  expect(said().keys('x').status()).not.toContain('columns wide.');
  expect(said().resize(80, 24).status()).toContain('columns wide.');
  expect(said().resize(60, 24).status()).not.toContain('columns wide.');
  const failed = said().send({ type: 'told', text: 'The disk is full.', error: true });
  expect(failed.resize(60, 24).status()).toContain('The disk is full.');
  expect(new Driver().keys('u').keys('x').status()).not.toContain('Marked');
});

test('long articles are told in hours', () => {
  const [sample] = SAMPLES;
  const left = (minutes: number) => {
    const samples = [{ ...sample, title: 'Long', minutes }];
    return /·\s+(.*?) left/.exec(open({ samples, columns: 120 }).status())?.[1];
  };
  expect([99, 100, 120, 4262].map(left)).toEqual(['99 min', '1 h 40 min', '2 h', '71 h']);
});

describe('where the status row has no room for all', () => {
  const status = (columns: number, keys = ']/sentence<enter>n') =>
    open({ columns, rows: 10 }).keys(keys).status();

  test('the words searched for give way first, then the time and the percent; the count of the matches is last', () => {
    expect(status(80)).toMatch(/^ §1 Requests \(2 min\) +\/sentence 2\/\d+ {3}\d+ % {2}· {2}\d min left/);
    expect(status(40)).toMatch(/^ §1 Requests \(2 min\) +2\/\d+ {3}\d+ %$/);
    expect(status(20)).toMatch(/^ §1 .* 2\/\d+$/);
  });

  test('without a search the percent is', () => {
    expect(status(40, ']')).toMatch(/§1 Requests.* \d+ % {2}· {2}\d min left/);
    expect(status(22, ']')).toMatch(/§1.* \d+ %/);
  });
});
