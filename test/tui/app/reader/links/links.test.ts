import { describe, expect, test } from 'vitest';
import { startParse } from '../../../../../src/markdown/parse.js';
import { Driver, type DriverOptions } from '../../../driver.js';

const open = () => new Driver().keys('<enter>');
const slug = (driver: Driver) => driver.state.reading?.article.slug;

test('selects links, footnotes and images in order and shows their targets', () => {
  const driver = open().keys('<tab>');
  expect(driver.status()).toContain('→ #limits');
  expect(driver.keys('<tab>').status()).toContain('→ What a Retry Costs #backoff');
  expect(driver.keys('<tab>').status()).toContain('→ https://example.com/docs?a=b');
  expect(driver.keys('<tab>').status()).toContain('→ footnote 1: A footnote about the docs.');
  expect(driver.text()).not.toContain('▏');
  expect(driver.keys('<tab>').status()).toContain('→ image chart.png');
  expect(driver.text()).toContain('▏ Memory over time: chart.png');
  expect(driver.keys('<tab>').status()).toContain('No later link');
  expect(driver.keys('<shift+tab><shift+tab>').status()).toContain('→ https://example.com');
});

test('shows the address of the selected video in the status row', () => {
  const markdown = '<video src="https://a.example/talk.mp4" title="The talk"></video>';
  const driver = new Driver({ samples: [{ title: 'A', markdown }], columns: 120 }).keys('<enter><tab>');
  expect(driver.status()).toContain('media https://a.example/talk.mp4');
});

test('hints at the link key only if there are links', () => {
  const status = (markdown: string) =>
    new Driver({ samples: [{ title: 'A', markdown }], columns: 120 }).keys('<enter>').status();
  expect(status('See [b](b.md).')).toContain('tab link');
  expect(status('See it[^1].\n\n[^1]: A note.')).toContain('tab link');
  expect(status('See b.')).not.toContain('tab link');
});

test('starts at the screen', () => {
  expect(open().keys('G<shift+tab>').state.reading?.selected).toBeDefined();
  expect(open().keys(']]<tab>').status()).toContain('image chart.png');
});

test('deselects a link that is scrolled away', () => {
  const driver = open().keys('<tab>  ');
  expect(driver.state.reading?.selected).toBeUndefined();
  expect(driver.keys('<enter>').status()).toContain('Press Tab to select a link');
});

test('follows a link within the article and returns with H', () => {
  const driver = open().keys('<tab><enter>');
  expect(
    driver
      .rows()
      .find(row => row.trim())
      ?.trim(),
  ).toBe('Limits');
  expect(driver.keys('H').state.reading?.topRow).toEqual({ block: 0, row: 0 });
  expect(
    driver
      .keys('L')
      .rows()
      .find(row => row.trim())
      ?.trim(),
  ).toBe('Limits');
});

test('opens a linked article at its heading; back and forward retrace links', () => {
  const driver = open().keys('<tab><tab><enter>');
  expect(slug(driver)).toBe('retries');
  expect(driver.text()).toContain('Backoff');
  driver.keys('<tab><enter>');
  expect(slug(driver)).toBe('scaling');
  driver.keys('<backspace>');
  expect(slug(driver)).toBe('retries');
  // The link back was one page below the position from which Tab searched for it.
  driver.keys('HH');
  expect(slug(driver)).toBe('scaling');
  expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 0 });
  expect(driver.keys('H').status()).toContain('Nothing to go back to');
  expect(slug(driver.keys('L'))).toBe('retries');
  expect(driver.keys('LLL').status()).toContain('Nothing to go forward to');
});

test('opens a web link only after showing its host', () => {
  const driver = open().keys('<tab><tab><tab>o');
  expect(driver.takeEffect('browse')).toBeUndefined();
  expect(driver.status()).toContain('Open example.com? https://example.com/docs?a=b');
  expect(driver.keys('n').takeEffect('browse')).toBeUndefined();
  expect(driver.keys('<enter>').state.modal).toMatchObject({ kind: 'browse', host: 'example.com' });
  expect(driver.keys('y').takeEffect('browse')).toEqual({
    type: 'browse',
    url: 'https://example.com/docs?a=b',
  });
});

test('shows the punycode host of a look-alike address', () => {
  const samples = [{ title: 'A', markdown: '[x](https://exаmple.com/)' }];
  const driver = new Driver({ samples }).keys('<enter><tab>o');
  expect(driver.status()).toContain('Open xn--exmple-4nf.com?');
});

test('opens no browser for other links', () => {
  expect(open().keys('<tab>o').status()).toContain('Cannot open this kind of link in a browser');
  expect(open().keys('o').status()).toContain('Press Tab to select a link');
});

test('previews a footnote that does not fit into the status row, and shows its start in a small window', () => {
  const note = `A footnote ${'of some length '.repeat(4)}indeed.`;
  const selected = (columns: number, rows: number) =>
    new Driver({ samples: [{ title: 'A', markdown: `See it[^1].\n\n[^1]: ${note}` }], columns, rows }).keys(
      '<enter><tab>',
    );
  expect(selected(80, 24).status()).toMatch(/→ footnote 1 /);
  expect(selected(80, 24).text()).toContain('▏ A footnote of');
  expect(selected(120, 24).status()).toContain(`→ footnote 1: ${note}`);
  expect(selected(120, 24).text()).not.toContain('▏');
  expect(selected(60, 6).status()).toContain('→ footnote 1: A footnote of some length of');
});

test('marks where a long footnote is cut', () => {
  const markdown = `A[^n] word.\n\n[^n]: ${'One of many words. '.repeat(30)}`;
  for (const ascii of [false, true]) {
    const driver = new Driver({ samples: [{ title: 'A', markdown }], settings: { ascii } });
    const rows = driver.keys('<enter><tab>').rows();
    expect(rows.filter(row => /^ *(?:▏|\|) /.test(row))).toHaveLength(4);
    expect(rows.at(-3)).toMatch(ascii ? / ~$/ : / …$/);
  }
});

test('follows a footnote once the whole article is parsed', () => {
  const text = 'A paragraph of the article.\n\n'.repeat(100);
  const parsing = startParse(`See the note.[^1]\n\n[^1]: The text of the note.\n\n${text}`, {}, () => 500);
  parsing.step();
  const driver = new Driver({ samples: [{ title: 'A' }], parsing: () => parsing }).keys(
    '<enter><tab><enter>',
  );
  const { topRow } = driver.state.reading ?? {};
  while (!parsing.done) {
    expect(driver.state.reading?.topRow).toEqual(topRow);
    parsing.step();
    driver.send({ type: 'document-grown', parsing });
  }
  expect(driver.text()).toContain('1. The text of the note.');
});

test('follows a footnote to its text', () => {
  const driver = open().keys('<tab><tab><tab><tab><enter>');
  expect(driver.text()).toContain('A footnote about the docs.');
  expect(driver.keys('H').state.reading?.topRow.block).toBe(0);
});

test('keeps the selected link and the jump history after a link to a missing section', () => {
  const markdown = '[x](#nowhere) [y](#here)\n\n## Here\n';
  const driver = new Driver({ samples: [{ title: 'A', markdown }] }).keys('<enter><tab><enter>');
  const { selected, jumpHistory } = driver.state.reading ?? {};
  expect(selected?.link).toBe(0);
  expect(jumpHistory?.back).toEqual([]);
  expect(driver.keys('<tab>').state.reading?.selected?.link).toBe(1);
});

test('numbers no links within the article, except in accessible mode, where the number selects one', () => {
  const samples = [{ title: 'A', markdown: '[here](#here) [b](b.md)\n\n## Here\n' }];
  expect(new Driver({ samples }).keys('<enter>').text()).toContain('here b[1]');
  const accessible = new Driver({ samples, settings: { accessible: true } }).keys('<enter>');
  const { layout } = accessible.state.reading ?? {};
  const rows = layout?.lines(0).map(line => line.spans.map(({ text }) => text).join(''));
  expect(rows?.join('\n')).toContain('here[1] b[2]');
});

test('shows a message for a missing section', () => {
  const driver = new Driver({ samples: [{ title: 'A', markdown: '[x](#nowhere)\n\n## Here\n' }] }).keys(
    '<enter><tab><enter>',
  );
  expect(driver.status()).toContain('No section #nowhere in this article');
});

const FILES = [
  { title: 'One', slug: 'one', path: 'one.md', file: '/here/one.md', markdown: '[two](./two.md#part) [a](x.pdf) [b](tel:1) [c](two.txt.md)' },
]; // biome-ignore format: data

/** Follows the link to a file outside the library. Returns the answer, which has not arrived yet. */
function followedFile(options: DriverOptions = {}): { driver: Driver; answer: () => Driver } {
  const samples = [...FILES, { title: 'Three', slug: 'three' }];
  const driver = new Driver({ samples, ...options }).keys('<enter>').answer().keys('<tab><enter>');
  const [one] = driver.library.articles;
  const { request } = driver.state;
  if (!one) throw new Error('no article');
  expect(driver.takeEffect('open-external-article')).toEqual({
    type: 'open-external-article',
    request,
    path: '/here/two.md',
    anchor: 'part',
  });
  const article = { ...one, path: '/here/two.md', slug: 'two' };
  const answer = () => driver.send({ type: 'external-article-opened', request, article, anchor: undefined });
  return { driver, answer };
}

test('opens a Markdown file outside the library and returns with H', () => {
  const { driver, answer } = followedFile();
  expect(slug(driver.keys('j'))).toBe('one');
  expect(slug(answer())).toBe('two');
  expect(slug(driver.keys('H'))).toBe('one');
});

test.each(['J', 'K'])('has no neighbour in the library for a file outside of it, for %s', key => {
  const { driver, answer } = followedFile();
  answer();
  expect(driver.keys(key).status()).toContain('This article is not in the library');
  expect(slug(driver)).toBe('two');
});

test.each([
  ['the list', 'q', undefined],
  ['another article', 'J', 'three'],
  ['the same article, opened again', 'q<enter>', 'one'],
])('drops a file outside the library that was loaded after the reader went to %s', (_, keys, expected) => {
  const { driver, answer } = followedFile();
  driver.keys(keys);
  expect(slug(answer())).toBe(expected);
});

test('drops a file outside the library that was loaded while another article is loading', () => {
  const { driver, answer } = followedFile({ slow: true });
  driver.keys('J');
  answer();
  expect(driver.state.opening?.article.slug).toBe('three');
});

test('shows the command for a file that cannot be opened here', () => {
  const driver = new Driver({
    samples: FILES,
    columns: 120,
    settings: { opensExternalArticles: false },
  }).keys('<enter><tab><enter>');
  expect(driver.takeEffect('open-external-article')).toBeUndefined();
  expect(driver.status()).toContain('Not in this library; to open it, run: lectern /here/two.md');
});

test('does not open other files and schemes', () => {
  const driver = new Driver({ samples: FILES }).keys('<enter><tab><tab>');
  expect(driver.keys('<tab><enter>').status()).toContain('Cannot open this kind of link: tel:1');
  expect(driver.takeEffect('open-external-article')).toBeUndefined();
});

test('opens no local file from a compiled library', () => {
  const samples = [{ title: 'A', markdown: '[x](/etc/notes.md)' }];
  const driver = new Driver({ samples }).keys('<enter><tab><enter>');
  expect(driver.takeEffect('open-external-article')).toBeUndefined();
});

test('links to the title and to HTML anchors', () => {
  const below = 'Text.\n\n'.repeat(60);
  const markdown = `# My Page\n\n[x](#here)\n\n${below}<a name="here"></a>\n\nHere. [Back to top](#my-page)\n\n${below}`;
  const driver = new Driver({ samples: [{ title: 'My Page', markdown }] }).keys('<enter><tab><enter>');
  expect(driver.rows().find(row => row.trim())).toContain('Here.');
  expect(driver.keys('<tab><enter>').state.reading?.topRow).toEqual({ block: 0, row: 0 });
});

describe('the question before a link opens', () => {
  const SIZES = [80, 60, 40, 20];
  const ask = (target: string, columns: number, ascii = false) => {
    const samples = [{ title: 'A', markdown: `[x](<${target}>)` }];
    return new Driver({ samples, columns, settings: { ascii } }).keys('<enter><tab>o').status();
  };
  const LONG = `accounts.bank.example.com.session-${'0123456789-'.repeat(5)}0`;

  test.each([
    [`https://${LONG}.evil.example/`, 'evil.example?'],
    [`https://${LONG}.evil.co.uk/`, '.evil.co.uk?'],
    [`https://${LONG}.evil.example:8443/path`, 'evil.example:8443?'],
    [`https://bank.example@${LONG}.evil.example/`, 'evil.example?'],
    ['https://192.168.100.200/', '192.168.100.200?'],
    ['https://bаnk.example/', '--bnk-6cd.example?'],
    [`mailto:user@${LONG}.evil.example?body=${'x'.repeat(300)}&attach=/etc/passwd`, 'evil.example?'],
    [`mailto:ann@bank.example,${'x'.repeat(90)}@evil.example`, 'evil.example?'],
  ])('shows whose host it is at every width: %s', (target, end) => {
    for (const columns of SIZES) {
      for (const ascii of [false, true]) expect(ask(target, columns, ascii)).toContain(end);
    }
  });

  test('cuts the host on its left, and shortens the keys before it', () => {
    expect(ask(`https://${LONG}.evil.example/`, 80)).toMatch(
      /^ Open …[\w.-]+\.evil\.example\? +enter open {3}esc cancel$/,
    );
    expect(ask(`https://${LONG}.evil.example/`, 40)).toMatch(/^ Open …[\w.-]+evil\.example\? +enter {3}esc$/);
    expect(ask(`https://${LONG}.evil.example/`, 20)).toBe(' …89-0.evil.example?');
    expect(ask('https://example.com/docs', 60)).toContain(' Open example.com? https://ex');
  });

  test('shows the addresses of a mail, and opens only its known fields', () => {
    const markdown = '[x](mailto:ann@bank.example?cc=bob@evil.example&subject=Hi&attach=/etc/passwd)';
    const driver = new Driver({ samples: [{ title: 'A', markdown }], columns: 120 }).keys('<enter><tab>o');
    expect(driver.status()).toContain('Open a mail to 2 addresses: ann@bank.example, bob@evil.example?');
    expect(driver.keys('y').takeEffect('browse')?.url).toBe(
      'mailto:ann@bank.example?cc=bob@evil.example&subject=Hi',
    );
  });
});

describe('a link to a file that the viewer of the system shows', () => {
  const link = (target: string, file: string | undefined = '/here/one.md') => {
    const sample = { title: 'One', slug: 'one', path: 'one.md', markdown: `[a file](${target})` };
    return new Driver({ samples: [{ ...sample, ...(file ? { file } : {}) }] }).keys('<enter><tab>');
  };

  test.each(['x.pdf', 'talk.MP4', 'chart.png', 'a%20talk.ogg#t=3'])(
    '%s is opened by o after a confirmation',
    target => {
      const driver = link(target);
      const name = decodeURIComponent(target).replace(/#.*/, '');
      expect(driver.status()).toMatch(/o viewer *$/);
      expect(driver.keys('<enter>').status()).toContain(`Press o to open ${name} in its viewer`);
      expect(driver.keys('o').status()).toContain(`Open in its viewer: ${name}? /here/`);
      expect(driver.takeEffect('view-file')).toBeUndefined();
      const [article] = driver.library.articles;
      expect(driver.keys('y').takeEffect('view-file')).toEqual({
        type: 'view-file',
        path: `/here/${name}`,
        article,
      });
    },
  );

  test.each(['run.sh', 'run.desktop', 'list.m3u', 'page.svg', 'a.pdf.exe', 'a%0Ab.pdf'])(
    '%s is not opened',
    target => {
      const driver = link(target).keys('<enter>');
      expect(driver.status()).toContain('Cannot open this kind of link');
      expect(driver.keys('o').status()).toContain('Cannot open this kind of link');
      expect(driver.state.modal).toBeUndefined();
    },
  );

  test('is not opened from a library without files', () => {
    expect(link('x.pdf', '').keys('o').status()).toContain('Cannot open this kind of link');
  });
});

describe('a local image', () => {
  const image = (target: string, file: string | undefined = '/here/one.md') => {
    const sample = { title: 'One', slug: 'one', path: 'one.md', markdown: `![a chart](${target})` };
    return new Driver({ samples: [{ ...sample, ...(file ? { file } : {}) }] }).keys('<enter><tab>');
  };

  test.each(['<enter>', 'o'])('is opened in the image viewer by %s after a confirmation', key => {
    const driver = image('img/chart%201.png').keys(key);
    expect(driver.status()).toContain('Open in the image viewer: chart 1.png? /here/img/');
    expect(driver.takeEffect('view-image')).toBeUndefined();
    expect(driver.keys('y').takeEffect('view-image')).toEqual({
      type: 'view-image',
      path: '/here/img/chart 1.png',
    });
    expect(driver.takeEffect('browse')).toBeUndefined();
  });

  test('is not opened after Esc', () => {
    const driver = image('chart.png').keys('<enter><esc>');
    expect(driver.state.modal).toBeUndefined();
    expect(driver.takeEffect('view-image')).toBeUndefined();
  });

  test.each([
    ['chart.svg', 'Cannot open this kind of image: chart.svg'],
    ['run.desktop', 'Cannot open this kind of image: run.desktop'],
    ['a%1b%5b2J.png', 'Cannot open this kind of image'],
  ])('%s is not opened, because it may be more than an image', (target, message) => {
    const driver = image(target).keys('<enter>');
    expect(driver.status()).toContain(message);
    expect(driver.text()).not.toContain('\u001b[2J');
    expect(driver.state.modal).toBeUndefined();
  });

  test('of a library without files is named only', () => {
    expect(image('img/chart.png', '').keys('<enter>').status()).toContain(
      'This library has no image files: img/chart.png',
    );
  });
});
