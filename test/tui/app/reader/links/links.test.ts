import { expect, test } from 'vitest';
import { Driver } from '../../../driver.js';

const open = () => new Driver().keys('<enter>');
const slug = (driver: Driver) => driver.state.reading?.article.slug;

test('Tab goes through links, notes and images in order, and shows where each leads', () => {
  const driver = open().keys('<tab>');
  expect(driver.status()).toContain('→ #limits');
  expect(driver.keys('<tab>').status()).toContain('→ What a Retry Costs #backoff');
  expect(driver.keys('<tab>').status()).toContain('→ https://example.com/docs?a=b');
  expect(driver.keys('<tab>').status()).toContain('→ footnote 1');
  expect(driver.text()).toContain('▏ A footnote about the docs.');
  expect(driver.keys('<tab>').status()).toContain('→ image chart.png');
  expect(driver.text()).toContain('▏ Memory over time: chart.png');
  expect(driver.keys('<tab>').status()).toContain('No link further down.');
  expect(driver.keys('<shift+tab><shift+tab>').status()).toContain('→ https://example.com');
});

test('the key that selects a link is offered where there is one', () => {
  const status = (markdown: string) =>
    new Driver({ samples: [{ title: 'A', markdown }], columns: 120 }).keys('<enter>').status();
  expect(status('See [b](b.md).')).toContain('tab link');
  expect(status('See it[^1].\n\n[^1]: A note.')).toContain('tab link');
  expect(status('See b.')).not.toContain('tab link');
});

test('starts at what is on the screen', () => {
  expect(open().keys('G<shift+tab>').state.reading?.selected).toBeDefined();
  expect(open().keys(']]<tab>').status()).toContain('image chart.png');
});

test('a link that is scrolled away is no longer selected', () => {
  const driver = open().keys('<tab>  ');
  expect(driver.state.reading?.selected).toBeUndefined();
  expect(driver.keys('<enter>').status()).toContain('To select a link: tab.');
});

test('a link within the article goes there, and H comes back', () => {
  const driver = open().keys('<tab><enter>');
  expect(
    driver
      .rows()
      .find(row => row.trim())
      ?.trim(),
  ).toBe('Limits');
  expect(driver.keys('H').state.reading?.spot).toEqual({ block: 0, row: 0 });
  expect(
    driver
      .keys('L')
      .rows()
      .find(row => row.trim())
      ?.trim(),
  ).toBe('Limits');
});

test('a link to an article opens it at its heading; back and forward lead through what was followed', () => {
  const driver = open().keys('<tab><tab><enter>');
  expect(slug(driver)).toBe('retries');
  expect(driver.text()).toContain('Backoff');
  driver.keys('<tab><enter>');
  expect(slug(driver)).toBe('scaling');
  driver.keys('<backspace>');
  expect(slug(driver)).toBe('retries');
  // The link that was followed back stood a page further down than where Tab looked for it.
  driver.keys('HH');
  expect(slug(driver)).toBe('scaling');
  expect(driver.state.reading?.spot).toEqual({ block: 0, row: 0 });
  expect(driver.keys('H').status()).toContain('Nothing to go back to.');
  expect(slug(driver.keys('L'))).toBe('retries');
  expect(driver.keys('LLL').status()).toContain('Nothing to go forward to.');
});

test('a link that leads outside is opened only after its host was shown', () => {
  const driver = open().keys('<tab><tab><tab>o');
  expect(driver.took('browse')).toBeUndefined();
  expect(driver.status()).toContain('Open example.com? https://example.com/docs?a=b');
  expect(driver.keys('n').took('browse')).toBeUndefined();
  expect(driver.keys('<enter>').state.modal).toMatchObject({ kind: 'browse', host: 'example.com' });
  expect(driver.keys('y').took('browse')).toEqual({ type: 'browse', url: 'https://example.com/docs?a=b' });
});

test('names the true host of an address that looks like another', () => {
  const samples = [{ title: 'A', markdown: '[x](https://exаmple.com/)' }];
  const driver = new Driver({ samples }).keys('<enter><tab>o');
  expect(driver.status()).toContain('Open xn--exmple-4nf.com?');
});

test('opens no browser for what is no address', () => {
  expect(open().keys('<tab>o').status()).toContain('is not an address that a browser opens');
  expect(open().keys('o').status()).toContain('To select a link: tab.');
});

test('a long footnote is marked where it is cut', () => {
  const markdown = `A[^n] word.\n\n[^n]: ${'One of many words. '.repeat(30)}`;
  for (const ascii of [false, true]) {
    const driver = new Driver({ samples: [{ title: 'A', markdown }], settings: { ascii } });
    const rows = driver.keys('<enter><tab>').rows();
    expect(rows.filter(row => /^ *(?:▏|\|) /.test(row))).toHaveLength(4);
    expect(rows.at(-3)).toMatch(ascii ? / ~$/ : / …$/);
  }
});

test('a footnote is followed to its text', () => {
  const driver = open().keys('<tab><tab><tab><tab><enter>');
  expect(driver.text()).toContain('A footnote about the docs.');
  expect(driver.keys('H').state.reading?.spot.block).toBe(0);
});

test('a heading that is not there is said', () => {
  const driver = new Driver({ samples: [{ title: 'A', markdown: '[x](#nowhere)\n\n## Here\n' }] }).keys(
    '<enter><tab><enter>',
  );
  expect(driver.status()).toContain('There is no section #nowhere here.');
});

const FILES = [
  { title: 'One', slug: 'one', path: 'one.md', file: '/here/one.md', markdown: '[two](./two.md#part) [a](x.pdf) [b](tel:1) [c](two.txt.md)' },
]; // biome-ignore format: data

test('a Markdown file that is not in the library is opened as a visit, and H comes back', () => {
  const driver = new Driver({ samples: FILES }).keys('<enter><tab><enter>');
  expect(driver.took('open-file')).toEqual({ type: 'open-file', path: '/here/two.md', anchor: 'part' });
  const [one] = driver.library.articles;
  if (!one) throw new Error('no article');
  driver.send({
    type: 'file-opened',
    article: { ...one, path: '/here/two.md', slug: 'two' },
    anchor: undefined,
  });
  expect(slug(driver)).toBe('two');
  expect(slug(driver.keys('H'))).toBe('one');
});

test('where none can be opened, how to is said', () => {
  const driver = new Driver({ samples: FILES, columns: 120, settings: { guests: false } }).keys(
    '<enter><tab><enter>',
  );
  expect(driver.took('open-file')).toBeUndefined();
  expect(driver.status()).toContain('That file is not in this library: lectern /here/two.md opens it.');
});

test('other files and schemes are not opened, and that is said', () => {
  const driver = new Driver({ samples: FILES }).keys('<enter><tab><tab><enter>');
  expect(driver.status()).toContain('Links of that kind are not opened.');
  expect(driver.keys('<tab><enter>').status()).toContain('Links of that kind are not opened.');
  expect(driver.took('open-file')).toBeUndefined();
});

test('a compiled library opens no file of the machine it is read on', () => {
  const samples = [{ title: 'A', markdown: '[x](/etc/notes.md)' }];
  const driver = new Driver({ samples }).keys('<enter><tab><enter>');
  expect(driver.took('open-file')).toBeUndefined();
});

test('the title of an article and a name in HTML are there for a link', () => {
  const below = 'Text.\n\n'.repeat(60);
  const markdown = `# My Page\n\n[x](#here)\n\n${below}<a name="here"></a>\n\nHere. [Back to top](#my-page)\n\n${below}`;
  const driver = new Driver({ samples: [{ title: 'My Page', markdown }] }).keys('<enter><tab><enter>');
  expect(driver.rows().find(row => row.trim())).toContain('Here.');
  expect(driver.keys('<tab><enter>').state.reading?.spot).toEqual({ block: 0, row: 0 });
});
