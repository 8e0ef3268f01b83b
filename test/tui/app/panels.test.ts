import { describe, expect, test } from 'vitest';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { startParse } from '../../../src/markdown/parse.js';
import { update } from '../../../src/tui/app/update.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { actionFor } from '../../../src/tui/keys/dispatch.js';
import { Driver, type DriverOptions } from '../driver.js';
import { makeProblems } from '../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const top = (driver: Driver) =>
  driver
    .rows()
    .find(row => row.trim() !== '')
    ?.trim();

describe('contents', () => {
  test('open at the current section with t; Enter jumps and closes', () => {
    const driver = open().keys(']]t');
    expect(driver.rows().slice(0, 4)).toEqual(['  Requests', '▌ Limits', '    Memory', '  Autoscaling']);
    driver.keys('j<enter>');
    expect(driver.state.reading?.contents).toMatchObject({ focused: false });
    expect(driver.text()).not.toContain('Autoscaling');
    expect(top(driver)).toBe('Memory');
  });

  test('move like a list, and close with t, Esc or q', () => {
    const driver = open().keys('tG');
    expect(driver.state.reading?.contents.cursor).toBe(3);
    expect(driver.keys('k').state.reading?.contents.cursor).toBe(2);
    expect(driver.keys('g<up>').state.reading?.contents.cursor).toBe(0);
    for (const key of ['t', '<esc>', 'q']) {
      const left = open().keys(`t${key}`);
      expect(left.state.reading?.contents.focused).toBe(false);
      expect(left.state.screen).toBe('reader');
    }
  });

  test('stay beside the text in a wide terminal and follow the position', () => {
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

  test('hide with t twice and open with t, and save that; stay with Esc and q', () => {
    const driver = open({ columns: 120, rows: 30 });
    const isBeside = () => driver.rows()[0]?.includes('│');
    expect([driver.keys('t<esc>'), isBeside()]).toEqual([driver, true]);
    expect([driver.keys('tq'), isBeside()]).toEqual([driver, true]);
    expect(driver.takeEffect('save-preferences')).toBeUndefined();
    expect([driver.keys('tt'), isBeside()]).toEqual([driver, false]);
    expect(driver.takeEffect('save-preferences')?.change).toEqual({ contents: false });
    expect(driver.keys('J').state.reading?.article.slug).toBe('retries');
    expect(isBeside()).toBe(false);
    driver.keys('K').takeEffect('load');
    expect([driver.keys('t<enter>'), isBeside()]).toEqual([driver, true]);
    expect(driver.takeEffect('save-preferences')?.change).toEqual({ contents: true });
  });

  test('stay hidden for one heading until opened; nothing is saved in a narrow terminal', () => {
    const samples = [{ title: 'One', markdown: 'Text.\n\n## Alone\n\nMore.' }, { title: 'Two' }];
    const driver = open({ columns: 120, rows: 30, samples });
    expect(driver.rows()[0]).not.toContain('│');
    expect(driver.keys('t').rows()[0]).toContain('│');
    expect(open().keys('ttt<esc>').takeEffect('save-preferences')).toBeUndefined();
  });

  test('appear when headings are parsed, and the text is laid out for the rest of the width', () => {
    const source = `${'Text. \n\n'.repeat(300)}## One\n\nA.\n\n## Two\n\nB.\n`;
    const parsing = startParse(source, {}, () => 400);
    const settings = { width: Number.POSITIVE_INFINITY };
    const driver = open({ columns: 120, rows: 30, settings, parsing: () => parsing });
    expect(driver.rows()[0]).not.toContain('│');
    finishParse(parsing);
    driver.send({ type: 'document-grown', parsing });
    expect(driver.rows()[0]).toContain('│');
    expect(driver.rows().every(row => row.length <= 120)).toBe(true);
  });

  test('show a message for an article without headings', () => {
    expect(new Driver().keys('jj<enter>t').status()).toContain('This article has no headings');
  });
});

describe('bookmarks', () => {
  test('are labelled with the section and the sentence', () => {
    const label = (driver: Driver) => driver.keys('m').takeEffect('save')?.change.bookmarks?.[0]?.label;
    expect(label(open().keys(']jjjj'))).toMatch(/^Requests: Sentence \d+ on requests, long enough/);
    const cjk = [
      { title: 'A', markdown: `## 見出し\n\n${'これは文です。次の文は少し長いです。'.repeat(20)}` },
    ];
    expect(label(new Driver({ samples: cjk, columns: 60, rows: 12 }).keys('<enter>]jjjjj'))).toMatch(
      /^見出し: (?:これは|次の文は)/,
    );
    const code = [{ title: 'A', markdown: `## Code\n\n\`\`\`\n${'first. row\n'.repeat(60)}\n\`\`\`` }];
    expect(label(new Driver({ samples: code }).keys('<enter>]jjjj'))).toMatch(/^Code: first\. row first/);
    const long = [{ title: 'A', markdown: `${'no end of a sentence '.repeat(400)}` }];
    expect(label(new Driver({ samples: long }).keys('<enter>    '))?.length).toBeLessThanOrEqual(80);
    const emoji = [{ title: 'A', markdown: `x${'😀'.repeat(100)}` }];
    expect(label(new Driver({ samples: emoji }).keys('<enter>'))).toBe(`x${'😀'.repeat(39)}`);
  });

  test('are set, listed, opened and removed', () => {
    const driver = open().keys(']]m');
    expect(driver.takeEffect('save')?.change.bookmarks).toMatchObject([
      { label: 'Limits', position: { fingerprint: expect.any(String) } },
    ]);
    driver.keys("g'");
    expect(driver.text()).toContain('▌ Limits');
    driver.keys('<enter>');
    expect(top(driver)).toBe('Limits');
    expect(driver.keys('m').takeEffect('save')?.change.bookmarks).toEqual([]);
    expect(driver.keys("'").status()).toContain('No bookmarks in this article');
  });

  test('are listed in text order; d removes the one under the cursor', () => {
    const driver = open().keys("]]]mg]m'");
    expect(driver.text()).toMatch(/▌ Requests\n +Memory/);
    driver.takeEffect('save');
    driver.keys('jkjd');
    expect(driver.takeEffect('save')?.change.bookmarks).toMatchObject([{ label: 'Requests' }]);
    expect(driver.keys('d').state.modal).toBeUndefined();
  });
});

describe('copying', () => {
  test('offers the code, a link to the section, and the paragraph', () => {
    const driver = open().keys(']y');
    expect(driver.status()).toContain('Copy what?');
    expect(driver.status()).toContain('c code');
    driver.keys('c');
    expect(driver.takeEffect('copy')).toEqual({
      type: 'copy',
      text: 'kubectl apply -f limits.yaml\nkubectl get pods',
      description: '2 lines of code',
    });
    expect(driver.keys('yl').takeEffect('copy')).toMatchObject({ text: 'scaling#requests' });
    expect(driver.keys('yp').takeEffect('copy')?.text).toMatch(/^Sentence 1 on requests/);
    expect(driver.keys('y<esc>').takeEffect('copy')).toBeUndefined();
    expect(driver.state.screen).toBe('reader');
  });

  test('shows a message without a code block', () => {
    const driver = open().keys('Gyc');
    expect(driver.takeEffect('copy')).toBeUndefined();
    expect(driver.status()).toContain('No code block on the screen');
  });

  test('copies a paragraph as one line', () => {
    const driver = open().keys('yp');
    expect(driver.takeEffect('copy')?.text).toMatch(/retries|neighbour and the docs/);
    expect(driver.state.message).toBeUndefined();
  });
});

describe('help', () => {
  test('lists the active bindings', () => {
    const text = helpText(new Driver({ rows: 70 }).keys('?'));
    for (const { keys, help } of BINDINGS.filter(binding => binding.contexts.includes('list'))) {
      expect(text).toContain(help);
      expect(text).toContain(keys[0]?.replace('down', '↓').replace('up', '↑') ?? '');
    }
    expect(text).not.toContain('copy code');
    expect(helpText(open({ rows: 70 }).keys('?'))).toContain('copy code');
  });

  test('lists keys of the contents before those of the article', () => {
    const text = helpText(open({ rows: 70 }).keys('t?'));
    expect(text.indexOf('Contents')).toBeLessThan(text.indexOf('Reading'));
    expect(text.slice(text.indexOf('Reading'))).not.toContain('a line down');
  });

  test('scrolls to its end, and closes with Esc, q, Enter and ?', () => {
    const driver = new Driver().keys('?');
    expect(driver.status()).toMatch(/1-22 of \d+/);
    driver.keys('   ');
    const [, last, of] = /-(\d+) of (\d+)/.exec(driver.status()) ?? [];
    expect(last).toBe(of);
    for (const key of ['<esc>', 'q', '?', '<enter>'])
      expect(new Driver().keys(`?${key}`).state.modal).toBeUndefined();
  });
});

describe('scrolling panels', () => {
  test('scrolls the help to both ends and back', () => {
    const driver = new Driver().keys('?G');
    const [, first = '', last, of] = /(\d+)-(\d+) of (\d+)/.exec(driver.status()) ?? [];
    expect(last).toBe(of);
    expect(driver.keys('   k').status()).toContain(` ${Number(first) - 1}-`);
    expect(driver.keys('g').status()).toContain(' 1-22 of');
    expect(driver.keys('d').status()).not.toContain(' 1-22 of');
  });

  test('moves through the contents by pages and half pages', () => {
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

  const bookmarks = Array.from({ length: 40 }, (_, block) => ({
    position: { block, offset: 0 },
    label: `Mark ${block + 1}.`,
  }));

  test('keeps the selected bookmark on the screen above the preview of a footnote', () => {
    const markdown = `A note.[^1]\n\n[^1]: ${'A long note. '.repeat(40)}`;
    const samples = [{ title: 'A', slug: 'a', markdown }, { title: 'B' }];
    const driver = new Driver({ samples, readingStates: [['a.md', { bookmarks }]] });
    expect(driver.keys("<enter><tab>'G").text()).toContain('▏ A long note.');
    expect(driver.text()).toContain('▌ Mark 40.');
  });

  test('keeps the selected bookmark on the screen', () => {
    const driver = open({ readingStates: [['scaling.md', { bookmarks }]] }).keys("'G");
    expect(driver.text()).toContain('▌ Mark 40.');
    expect(driver.rows()).toHaveLength(24);
    expect(driver.keys(' ').keys('g').text()).toContain('▌ Mark 1.');
    expect(driver.keys('<ctrl+d>').text()).toContain('▌ Mark 11.');
  });
});

describe('problems', () => {
  test('are counted in the header, and listed by ! with their fixes', () => {
    const driver = new Driver({ problems: makeProblems(10) });
    expect(driver.rows()[0]).toContain('10 problems');
    expect(driver.status()).toContain('! problems');
    expect(driver.keys('!').text()).toMatch(
      /library\/1\.md:3\n +date of article 1 is not a day\n +write it as/,
    );
    expect(driver.keys('G').text()).toContain('library/10.md:3');
    for (const key of ['<esc>', 'q', '!', '<enter>'])
      expect(new Driver({ problems: makeProblems(1) }).keys(`!${key}`).state.modal).toBeUndefined();
  });

  test('show a message and no hint without problems', () => {
    const driver = new Driver();
    expect(driver.status()).not.toContain('problems');
    expect(driver.keys('!').status()).toContain('No problems found in the library');
  });

  test('wrap on a narrow screen', () => {
    const text = new Driver({ problems: makeProblems(1), columns: 24, rows: 12 }).keys('!').text();
    expect(text.replaceAll(/\s+/g, ' ')).toContain('date of article 1 is not a day write it as 2024-12-15');
  });
});

function helpText(driver: Driver): string {
  return driver.text();
}

describe('mouse', () => {
  test('is off until M, and shows what it does', () => {
    const driver = new Driver().keys('M');
    expect(driver.takeEffect('mouse')).toEqual({ type: 'mouse', on: true });
    expect(driver.status()).toContain('Mouse on');
    expect(driver.keys('M').takeEffect('mouse')?.on).toBe(false);
  });

  test('moves through contents that replace the text with the wheel', () => {
    const driver = open().keys('t').raw('\u001b[<65;1;1M\u001b[<65;1;1M');
    expect(driver.state.reading).toMatchObject({ topRow: { block: 0, row: 0 }, contents: { cursor: 2 } });
    expect(driver.raw('\u001b[<64;1;1M').state.reading?.contents.cursor).toBe(1);
    const beside = open({ columns: 120 }).keys('t').raw('\u001b[<65;1;1M');
    expect(beside.state.reading?.contents.cursor).toBe(0);
  });

  test('scrolls with the wheel', () => {
    expect(new Driver().raw('\u001b[<65;1;1M').state.list.cursor).toBe(1);
    expect(open().raw('\u001b[<65;1;1M').state.reading?.topRow.row).toBe(3);
    expect(open().raw('\u001b[<65;1;1M\u001b[<64;1;1M').state.reading?.topRow.row).toBe(0);
  });

  test('selects an item with a click, and opens the selected one', () => {
    const driver = new Driver().raw('\u001b[<0;10;6M\u001b[<0;10;6m');
    expect(driver.state.list.cursor).toBe(2);
    expect(driver.raw('\u001b[<0;10;5M').state.reading?.article.slug).toBe('breakers');
  });

  test('follows a clicked link and jumps to a clicked heading', () => {
    const driver = open();
    const row = driver.rows().findIndex(text => text.includes('limits'));
    const column = driver.rows()[row]?.indexOf('limits') ?? 0;
    driver.raw(`\u001b[<0;${column + 2};${row + 1}M`);
    expect(top(driver)).toBe('Limits');
    expect(top(driver.keys('t').raw('\u001b[<0;4;1M'))).toBe('Requests');
  });
});

test.each([
  ['help', 'f1', '<enter>'],
  ['problems', 'X', ''],
  ['reader.bookmarks', 'B', '<enter>m'],
  ['reader.contents', 'C', '<enter>'],
])('%s is closed by the key that the user has bound to it', (action, key, before) => {
  const bindings = BINDINGS.map(each => (each.action === action ? { ...each, keys: [key] } : each));
  const { state } = new Driver({ problems: makeProblems(3), columns: 120, rows: 30 }).keys(before);
  const pressed = { kind: 'key' as const, key };
  const press = (from: typeof state) => {
    const action = actionFor(from, pressed, bindings);
    if (!action) throw new Error(`no action for ${key}`);
    return update(from, action)[0];
  };
  const open = press(state);
  expect(open.modal ?? open.reading?.contents.focused).toBeTruthy();
  const closed = press(open);
  expect(closed.modal).toBeUndefined();
  expect(closed.reading?.contents.focused ?? false).toBe(false);
});
