import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../src/markdown/parse.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { Driver, type DriverOptions } from '../driver.js';
import { problems } from '../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const top = (driver: Driver) =>
  driver
    .rows()
    .find(row => row.trim() !== '')
    ?.trim();

describe('contents', () => {
  test('t opens them on the section being read, Enter jumps and closes', () => {
    const driver = open().keys(']]t');
    expect(driver.rows().slice(0, 4)).toEqual(['  Requests', '▌ Limits', '    Memory', '  Autoscaling']);
    driver.keys('j<enter>');
    expect(driver.state.reading?.contents).toMatchObject({ focused: false });
    expect(driver.text()).not.toContain('Autoscaling');
    expect(top(driver)).toBe('Memory');
  });

  test('are gone through like a list, and left by t, Esc or q', () => {
    const driver = open().keys('tG');
    expect(driver.state.reading?.contents.cursor).toBe(3);
    expect(driver.keys('k').state.reading?.contents.cursor).toBe(2);
    expect(driver.keys('g<up>').state.reading?.contents.cursor).toBe(0);
    for (const key of ['t', '<esc>', 'q']) {
      const left = open().keys(`t${key}`);
      expect(left.state.reading?.contents.focused).toBe(false);
      expect(left.state.front).toBe('reader');
    }
  });

  test('stand beside the text in a wide terminal, stay after a jump, and follow the reading', () => {
    const driver = open({ columns: 120, rows: 30 });
    expect(driver.rows()[0]).toMatch(/^ {2}Requests +│ +Scaling Kubernetes in Production/);
    expect(driver.keys('t').rows()[0]).toMatch(/▌ Requests +│ +Scaling Kubernetes in Production/);
    driver.keys('G<enter>');
    const marked = () => driver.rows().find(row => row.startsWith('▌'));
    expect(marked()).toContain('Autoscaling');
    expect(marked()).toContain('│');
    driver.keys('g]');
    expect(marked()).toContain('Requests');
    expect(driver.keys('g').rows()[0]).toContain('│');
    expect(marked()).toBeUndefined();
  });

  test('beside the text are closed by t twice and opened by t, and that is remembered; Esc and q leave them there', () => {
    const driver = open({ columns: 120, rows: 30 });
    const isBeside = () => driver.rows()[0]?.includes('│');
    expect([driver.keys('t<esc>'), isBeside()]).toEqual([driver, true]);
    expect([driver.keys('tq'), isBeside()]).toEqual([driver, true]);
    expect(driver.took('prefer')).toBeUndefined();
    expect([driver.keys('tt'), isBeside()]).toEqual([driver, false]);
    expect(driver.took('prefer')?.change).toEqual({ contents: false });
    expect(driver.keys('J').state.reading?.article.slug).toBe('retries');
    expect(isBeside()).toBe(false);
    driver.keys('K').took('load');
    expect([driver.keys('t<enter>'), isBeside()]).toEqual([driver, true]);
    expect(driver.took('prefer')?.change).toEqual({ contents: true });
  });

  test('are not shown unasked where there is but one heading, and a narrow terminal remembers nothing of them', () => {
    const samples = [{ title: 'One', markdown: 'Text.\n\n## Alone\n\nMore.' }, { title: 'Two' }];
    const driver = open({ columns: 120, rows: 30, samples });
    expect(driver.rows()[0]).not.toContain('│');
    expect(driver.keys('t').rows()[0]).toContain('│');
    expect(open().keys('ttt<esc>').took('prefer')).toBeUndefined();
  });

  test('appear once an article that is still being parsed has headings, and the text is set for what they leave', () => {
    const source = `${'Text. \n\n'.repeat(300)}## One\n\nA.\n\n## Two\n\nB.\n`;
    const parsing = startParse(source, {}, () => 400);
    const settings = { measure: Number.POSITIVE_INFINITY };
    const driver = open({ columns: 120, rows: 30, settings, parsing: () => parsing });
    expect(driver.rows()[0]).not.toContain('│');
    finish(parsing);
    driver.send({ type: 'grown', parsing });
    expect(driver.rows()[0]).toContain('│');
    expect(driver.rows().every(row => row.length <= 120)).toBe(true);
  });

  test('an article without headings has none', () => {
    expect(new Driver().keys('jj<enter>t').status()).toContain('This article has no headings.');
  });
});

describe('bookmarks', () => {
  test('m sets one, lists it, goes to it, and takes it away', () => {
    const driver = open().keys(']]m');
    expect(driver.took('keep')?.change.bookmarks).toMatchObject([
      { label: 'Limits', place: { fingerprint: expect.any(String) } },
    ]);
    driver.keys("g'");
    expect(driver.text()).toContain('▌ Limits');
    driver.keys('<enter>');
    expect(top(driver)).toBe('Limits');
    expect(driver.keys('m').took('keep')?.change.bookmarks).toEqual([]);
    expect(driver.keys("'").status()).toContain('No bookmarks in this article');
  });

  test('are in the order of the text, and d removes the one under the cursor', () => {
    const driver = open().keys("]]]mg]m'");
    expect(driver.text()).toMatch(/▌ Requests\n +Memory/);
    driver.took('keep');
    driver.keys('jkjd');
    expect(driver.took('keep')?.change.bookmarks).toMatchObject([{ label: 'Requests' }]);
    expect(driver.keys('d').state.modal).toBeUndefined();
  });
});

describe('copying', () => {
  test('y asks what: the code, a link to the section, or the paragraph', () => {
    const driver = open().keys(']y');
    expect(driver.status()).toContain('Copy what?');
    expect(driver.status()).toContain('c code');
    driver.keys('c');
    expect(driver.took('copy')).toEqual({
      type: 'copy',
      text: 'kubectl apply -f limits.yaml\nkubectl get pods',
      what: '2 rows of bash',
    });
    expect(driver.keys('yl').took('copy')).toMatchObject({ text: 'scaling#requests' });
    expect(driver.keys('yp').took('copy')?.text).toMatch(/^Sentence 1 on requests/);
    expect(driver.keys('y<esc>').took('copy')).toBeUndefined();
    expect(driver.state.front).toBe('reader');
  });

  test('says where there is no code', () => {
    const driver = open().keys('Gyc');
    expect(driver.took('copy')).toBeUndefined();
    expect(driver.status()).toContain('There is no code on the screen.');
  });

  test('a paragraph is one line, whatever the author broke', () => {
    const driver = open().keys('yp');
    expect(driver.took('copy')?.text).toMatch(/retries|neighbour and the docs/);
    expect(driver.state.message).toBeUndefined();
  });
});

describe('help', () => {
  test('? lists what is active now, from the binding table', () => {
    const text = helpText(new Driver({ rows: 70 }).keys('?'));
    for (const { keys, help } of BINDINGS.filter(binding => binding.in.includes('list'))) {
      expect(text).toContain(help);
      expect(text).toContain(keys[0]?.replace('down', '↓').replace('up', '↑') ?? '');
    }
    expect(text).not.toContain('copy code');
    expect(helpText(open({ rows: 70 }).keys('?'))).toContain('copy code');
  });

  test('lists the keys of the contents before those of the article under them', () => {
    const text = helpText(open({ rows: 70 }).keys('t?'));
    expect(text.indexOf('Contents')).toBeLessThan(text.indexOf('Reading'));
    expect(text.slice(text.indexOf('Reading'))).not.toContain('a line down');
  });

  test('scrolls to its end and no further, and is left by Esc, q, Enter and ?', () => {
    const driver = new Driver().keys('?');
    expect(driver.status()).toMatch(/1-22 of \d+/);
    driver.keys('   ');
    const [, last, of] = /-(\d+) of (\d+)/.exec(driver.status()) ?? [];
    expect(last).toBe(of);
    for (const key of ['<esc>', 'q', '?', '<enter>'])
      expect(new Driver().keys(`?${key}`).state.modal).toBeUndefined();
  });
});

describe('what is gone through', () => {
  test('in the help: to the end by G, to the top by g, and from either end the next key moves', () => {
    const driver = new Driver().keys('?G');
    const [, first = '', last, of] = /(\d+)-(\d+) of (\d+)/.exec(driver.status()) ?? [];
    expect(last).toBe(of);
    expect(driver.keys('   k').status()).toContain(` ${Number(first) - 1}-`);
    expect(driver.keys('g').status()).toContain(' 1-22 of');
    expect(driver.keys('d').status()).not.toContain(' 1-22 of');
  });

  test('in the contents: pages and halves of them', () => {
    const markdown = Array.from({ length: 60 }, (_, index) => `## Heading ${index + 1}\n\nText.\n`).join(
      '\n',
    );
    const driver = open({ samples: [{ title: 'Long', markdown }, { title: 'Other' }] }).keys('t');
    const cursor = () => driver.state.reading?.contents.cursor;
    expect([driver.keys(' '), cursor()]).toEqual([driver, 21]);
    expect([driver.keys('<pgup>'), cursor()]).toEqual([driver, 0]);
    expect([driver.keys('<ctrl+d>'), cursor()]).toEqual([driver, 11]);
    expect(driver.text()).toContain('▌ Heading 12');
  });

  test('in the bookmarks: the chosen one is always on the screen', () => {
    const bookmarks = Array.from({ length: 40 }, (_, block) => ({
      place: { block, offset: 0 },
      label: `Mark ${block + 1}.`,
    }));
    const driver = open({ kept: [['scaling.md', { bookmarks }]] }).keys("'G");
    expect(driver.text()).toContain('▌ Mark 40.');
    expect(driver.rows()).toHaveLength(24);
    expect(driver.keys(' ').keys('g').text()).toContain('▌ Mark 1.');
    expect(driver.keys('<ctrl+d>').text()).toContain('▌ Mark 11.');
  });
});

describe('problems', () => {
  test('are counted in the header, and listed by ! with the way to mend them', () => {
    const driver = new Driver({ problems: problems(10) });
    expect(driver.rows()[0]).toContain('10 problems');
    expect(driver.status()).toContain('! problems');
    expect(driver.keys('!').text()).toMatch(
      /library\/1\.md:3\n +The date of article 1 is no day\.\n +Write it as/,
    );
    expect(driver.keys('G').text()).toContain('library/10.md:3');
    for (const key of ['<esc>', 'q', '!', '<enter>'])
      expect(new Driver({ problems: problems(1) }).keys(`!${key}`).state.modal).toBeUndefined();
  });

  test('that there are none is said, and then they are not offered', () => {
    const driver = new Driver();
    expect(driver.status()).not.toContain('problems');
    expect(driver.keys('!').status()).toContain('No problem was found in the library.');
  });

  test('are read whole on a narrow screen', () => {
    const text = new Driver({ problems: problems(1), columns: 24, rows: 12 }).keys('!').text();
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'The date of article 1 is no day. Write it as 2024-12-15.',
    );
  });
});

function helpText(driver: Driver): string {
  return driver.text();
}

describe('the mouse', () => {
  test('is off until M, and says what it does', () => {
    const driver = new Driver().keys('M');
    expect(driver.took('mouse')).toEqual({ type: 'mouse', on: true });
    expect(driver.status()).toContain('Mouse on');
    expect(driver.keys('M').took('mouse')?.on).toBe(false);
  });

  test('the wheel scrolls', () => {
    expect(new Driver().raw('\u001b[<65;1;1M').state.list.cursor).toBe(1);
    expect(open().raw('\u001b[<65;1;1M').state.reading?.spot.row).toBe(3);
    expect(open().raw('\u001b[<65;1;1M\u001b[<64;1;1M').state.reading?.spot.row).toBe(0);
  });

  test('a click selects in the list, and opens what is selected', () => {
    const driver = new Driver().raw('\u001b[<0;10;6M\u001b[<0;10;6m');
    expect(driver.state.list.cursor).toBe(2);
    expect(driver.raw('\u001b[<0;10;5M').state.reading?.article.slug).toBe('breakers');
  });

  test('a click follows a link, and goes to a heading', () => {
    const driver = open();
    const row = driver.rows().findIndex(text => text.includes('limits'));
    const column = driver.rows()[row]?.indexOf('limits') ?? 0;
    driver.raw(`\u001b[<0;${column + 2};${row + 1}M`);
    expect(top(driver)).toBe('Limits');
    expect(top(driver.keys('t').raw('\u001b[<0;4;1M'))).toBe('Requests');
  });
});
