/** The list's filter: which article and position a result opens, and the way back. */
import { describe, expect, test } from 'vitest';
import { displayWidth as widthOf } from '../../../../src/text/display-width.js';
import { Driver, type DriverOptions } from '../../driver.js';

const under = (driver: Driver) => driver.state.list.items[driver.state.list.cursor]?.article.slug;
const middle = { block: 6, offset: 0 };
const READ_HALFWAY: DriverOptions = { readingStates: [['scaling.md', { position: middle, percent: 20 }]] };

async function filtered(query: string, options: DriverOptions = {}): Promise<Driver> {
  return new Driver(options).keys(`/${query}`).searched();
}

test('cuts a long pasted query between two characters', () => {
  const driver = new Driver().raw(`\u001b[200~x${'😀'.repeat(300)}\u001b[201~`);
  expect(driver.state.list.filter.field.text).toBe(`x${'😀'.repeat(249)}`);
});

describe('opening a result', () => {
  test('opens a title match at the saved position and highlights its words', async () => {
    const driver = await filtered('kubernetes', READ_HALFWAY);
    expect(driver.rows()[3]).toContain('20%');
    expect(driver.text()).not.toContain('§');
    driver.keys('<enter>');
    expect(driver.state.reading?.position.block).toBe(middle.block);
    expect(driver.status()).toContain('Resumed where you stopped');
    expect(driver.keys('n').status()).toContain('/kubernetes');
  });

  test('opens a match of the slug or word beginnings at the saved position', async () => {
    for (const query of ['scaling', 'prod kub', 'scal'])
      expect((await filtered(query, READ_HALFWAY)).keys('<enter>').state.reading?.position.block).toBe(
        middle.block,
      );
  });

  test('opens a body match at the match; H goes to the saved position', async () => {
    const driver = (await filtered('promise', READ_HALFWAY)).keys('<enter>');
    expect(driver.text()).toContain('a promise that Kubernetes cannot');
    expect(driver.status()).toContain('You were at 20%; press H to go there');
    expect(driver.keys('H').state.reading?.position.block).toBe(middle.block);
  });

  test('continues with n and N from the match', async () => {
    const driver = (await filtered('limit promise')).keys('<enter>');
    const { find } = driver.state.reading ?? {};
    const [start = 0] = find?.matches.at(find.current) ?? [];
    expect(driver.state.list.items[0]?.result?.body?.offset).toBe(start);
    const count = find?.matches.length;
    expect(find?.current).toBeGreaterThan(0);
    expect(driver.status()).toContain(`${(find?.current ?? 0) + 1}/${count}`);
    expect(driver.keys('n').status()).toContain(`${(find?.current ?? 0) + 2}/${count}`);
  });

  test('keeps the saved position until reading goes on from the match', async () => {
    const driver = (await filtered('promise', READ_HALFWAY)).keys('<enter>');
    expect(driver.takeEffect('save-position')).toBeUndefined();
    expect(driver.keys('q').rows()[3]).toContain('20%');
    driver.keys('<enter>j');
    expect(driver.takeEffect('save-position')?.path).toBe('scaling.md');
    expect(driver.keys('q').rows()[3]).not.toContain('20%');
  });

  test('shows no missing word for a title found by a typo', async () => {
    const samples = [
      { title: 'Scaling Kubernetes', markdown: 'Pods and nodes.' },
      { title: 'Messages', markdown: 'No article is called kubernets.' },
    ];
    const driver = (await filtered('kubernets', { samples })).keys('<down><enter>');
    expect(driver.state.reading?.article.title).toBe('Scaling Kubernetes');
    expect(driver.status()).not.toContain('kubernets');
  });

  test('saves the visit for --continue', async () => {
    const driver = await filtered('promise', READ_HALFWAY);
    driver.takeEffect('search');
    expect(driver.keys('<enter>').takeEffect('save')).toEqual({
      type: 'save',
      path: 'scaling.md',
      change: { position: middle },
    });
  });

  test('has no way back in an article that was never opened', async () => {
    const driver = (await filtered('promise')).keys('<enter>');
    expect(driver.state.message).toBeUndefined();
    expect(driver.keys('H').status()).toContain('Nothing to go back to');
  });

  test('previews the text from the position that opens', async () => {
    const wide = { columns: 130, rows: 30 };
    expect((await filtered('kubernetes', wide)).text()).toContain('An opening paragraph');
    expect((await filtered('promise', wide)).text()).not.toContain('An opening paragraph');
  });

  test('starts the preview at the paragraph of a match near its start', async () => {
    const text = (await filtered('"sentence 2 on memory"', { columns: 130, rows: 30 })).text();
    expect(text).toContain('│ Sentence 1 on memory');
    const long = (await filtered('"sentence 20 on memory"', { columns: 130, rows: 30 })).text();
    expect(long).not.toContain('Sentence 1 on memory');
    expect(long).toContain('20 on');
  });
});

test('keeps the snippet dim around its matches', async () => {
  const driver = await filtered('limit promise', { settings: { theme: 'mono', depth: 1 } });
  const row =
    driver
      .frame()
      .split('\n')
      .find(each => /promise/.test(each) && /without/.test(each)) ?? '';
  const dimmed = (text: string) => {
    const codes = [...row.slice(0, row.indexOf(text)).matchAll(/\u001b\[([\d;]*)m/g)].flatMap(
      ([, each = '']) => each.split(';'),
    );
    return codes.lastIndexOf('2') > Math.max(codes.lastIndexOf('22'), codes.lastIndexOf('0'));
  };
  expect(['A pod', ' is a ', ' that'].map(dimmed)).toEqual([true, true, true]);
  expect(['limit', 'promise'].map(dimmed)).toEqual([false, false]);
});

describe('clearing the filter', () => {
  test('returns to the cursor before a search without results', async () => {
    const driver = await new Driver().keys('jj/zzzqq').searched();
    expect(driver.state.list.items).toEqual([]);
    expect(under(driver.keys('<esc>'))).toBe('breakers');
  });

  test('returns to the cursor before a search that was only typed or erased', async () => {
    expect(under((await new Driver().keys('jj/kuber').searched()).keys('<esc>'))).toBe('breakers');
    expect(under(await new Driver().keys('jj/ca<backspace><backspace>').searched())).toBe('breakers');
    expect(under(await new Driver().keys('jj/ca<ctrl+u>kub<ctrl+u>x<esc>').searched())).toBe('breakers');
  });

  test('keeps the cursor on a result that was selected or opened', async () => {
    const driver = await new Driver().keys('/e<down>').searched();
    const slug = under(driver);
    expect(under(driver.keys('<esc>'))).toBe(slug);
    const opened = (await new Driver().keys('jj/kuber').searched()).keys('<enter>q');
    expect(under(opened)).toBe('scaling');
    expect(under(opened.keys('<esc>'))).toBe('scaling');
  });
});

describe('messages', () => {
  test('shows one message without results, and no hints for results', async () => {
    const driver = await filtered('zzqqxx');
    expect(driver.text().match(/zzqqxx/g)).toHaveLength(2);
    expect(driver.text()).toContain('No articles match "zzqqxx".');
    expect(driver.text()).not.toContain('not found');
    expect(driver.status()).toMatch(/^ esc clear/);
    expect(driver.status()).not.toMatch(/enter read|next/);
  });

  test('names the word that no article has', async () => {
    expect((await filtered('limits zzqqxx')).text()).toContain(
      'No articles match "limits zzqqxx": no article contains "zzqqxx".',
    );
  });

  test('counts results hidden by the category', async () => {
    const driver = await new Driver().keys('<tab>/café').searched();
    expect(driver.text()).toContain('No articles in Engineering match "café": 1 result outside this filter.');
  });

  test('shows query operators in an empty field', () => {
    const row = new Driver().keys('/').rows()[1] ?? '';
    expect(row).toContain('category:');
    expect(new Driver().keys('/k').rows()[1]).not.toContain('category:');
    expect(widthOf(new Driver({ columns: 40, rows: 10 }).keys('/').rows()[1] ?? '')).toBeLessThanOrEqual(40);
  });
});

describe('snippets', () => {
  const before = 'A sentence that takes its time before it comes to what was asked';
  const samples = [
    { title: 'One', markdown: `${before}, which is kubelet, and then goes on for quite a while.` },
  ];

  test.each([40, 52, 60, 80, 109])('show the match at %i columns', async columns => {
    const driver = await filtered('kubelet', { samples, columns, rows: 12 });
    const row = driver.rows()[4] ?? '';
    expect(row).toContain('kubelet');
    expect(widthOf(row)).toBeLessThanOrEqual(columns);
  });

  test('start with the first words of the sentence if they fit', async () => {
    expect((await filtered('sentence', { samples, columns: 40, rows: 12 })).rows()[4]).toContain(
      'A sentence',
    );
  });
});

describe('the words of a search', () => {
  const samples = ['first', 'second'].map(title => ({
    title,
    markdown: 'A kubernetes operator and worker_threads.',
  }));

  test('are one match in the article where they stand together, in any case', async () => {
    const driver = (await filtered('WORKER threads', { samples })).keys('<enter>');
    expect(driver.state.reading?.find?.matches).toHaveLength(1);
    expect(driver.status()).toContain('1/1');
    expect(driver.status()).not.toContain('case-sensitive');
  });

  test.each([80, 110])(
    'are cut at %i columns in the article, with a space and key hints after them',
    async columns => {
      const long = [{ title: 'One', markdown: `Kubernetes operators, and orchestration of containers.` }];
      const driver = await filtered('kubernetse operatros orchestratoin', { samples: long, columns });
      const status = driver.keys('<enter>').status();
      expect(status).toMatch(/\/kubernetes.*… 1\/\d/);
      expect(status).toContain('q back');
    },
  );

  test('keep the number of results beside a long correction on a small screen', async () => {
    const typo = 'kubernetse operatro worekr_threads and a few more words of a query';
    for (const columns of [40, 60, 80, 120]) {
      const driver = await filtered(typo, { samples, columns, rows: 15 });
      expect(driver.text(), `${columns}`).toMatch(/ \d results?/);
    }
    const short = await filtered('kubernetse', { samples, columns: 60, rows: 15 });
    expect(short.text()).toMatch(/kubernetse: kubernetes +2 results/);
  });

  test('are explained in an empty field and in the help', () => {
    const driver = new Driver({ columns: 90 }).keys('/');
    expect(driver.text()).toContain(
      'words "a phrase" -without title: category: tag: author: lang: after: before:',
    );
    const help = new Driver({ rows: 90 }).keys('?').text();
    expect(help).toContain('Words of a search');
    expect(help).toMatch(/-word, !word +articles without the word/);
    expect(new Driver({ rows: 90 }).keys('<enter>?').text()).not.toContain('Words of a search');
  });

  test('name an unknown key and a wrong date', async () => {
    expect((await filtered('autor:ann', { samples })).text()).toContain(
      'There is no search key "autor:". The keys are category: tag: title:',
    );
    expect((await filtered('zzz after:soon', { samples })).text()).toContain('"soon" is no date.');
  });

  test.each([40, 60, 120])('name all keys beside a preview and on %i columns', async columns => {
    const driver = await filtered('autor:ann', { samples, columns, rows: 15 });
    const shown = driver.rows().map(row => row.replace(/│.*/, '').trim());
    expect(shown.join(' ')).toContain(
      'The keys are category: tag: title: author: lang: after: before:. No articles match "autor:ann".',
    );
  });

  test('stay in order when the list is sorted, and the message says so', async () => {
    const driver = (await filtered('kubernetes', { samples })).keys('<enter>q');
    const before = driver.state.list.items.map(({ article }) => article.slug);
    driver.keys('s');
    expect(driver.text()).toContain('The list is sorted by title; search results keep their order');
    expect(driver.state.list.items.map(({ article }) => article.slug)).toEqual(before);
    expect(driver.keys('<esc>s').text()).toContain('Sorted by category');
  });
});
