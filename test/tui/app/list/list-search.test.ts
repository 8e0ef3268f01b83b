/** What the list's filter leads to: the article that is meant, the place in it, and the way back. */
import { describe, expect, test } from 'vitest';
import { displayWidth as widthOf } from '../../../../src/text/display-width.js';
import { Driver, type DriverOptions } from '../../driver.js';

const under = (driver: Driver) => driver.state.list.entries[driver.state.list.cursor]?.article.slug;
const middle = { block: 6, offset: 0 };
const KEPT: DriverOptions = { kept: [['scaling.md', { place: middle, percent: 20 }]] };

async function filtered(query: string, options: DriverOptions = {}): Promise<Driver> {
  return new Driver(options).keys(`/${query}`).searched();
}

describe('opening', () => {
  test('an article that is found by its title opens where it was left, its words marked', async () => {
    const driver = await filtered('kubernetes', KEPT);
    expect(driver.rows()[3]).toContain('20 %');
    expect(driver.text()).not.toContain('§');
    driver.keys('<enter>');
    expect(driver.state.reading?.place.block).toBe(middle.block);
    expect(driver.status()).toContain('Resumed at');
    expect(driver.keys('n').status()).toContain('/kubernetes');
  });

  test('and so does one that is found by its slug, or begun words of its title', async () => {
    for (const query of ['scaling', 'prod kub', 'scal'])
      expect((await filtered(query, KEPT)).keys('<enter>').state.reading?.place.block).toBe(middle.block);
  });

  test('one that is found in its text opens at the match, and H leads to where it was left', async () => {
    const driver = (await filtered('promise', KEPT)).keys('<enter>');
    expect(driver.text()).toContain('a promise that Kubernetes cannot');
    expect(driver.status()).toContain('You were at 20 %: H goes there.');
    expect(driver.keys('H').state.reading?.place.block).toBe(middle.block);
  });

  test('n and N go on from the match that it opens at', async () => {
    const driver = (await filtered('limit promise')).keys('<enter>');
    const { find } = driver.state.reading ?? {};
    const [start = 0] = find?.matches.at(find.current) ?? [];
    expect(driver.state.list.entries[0]?.hit?.body?.offset).toBe(start);
    const count = find?.matches.length;
    expect(find?.current).toBeGreaterThan(0);
    expect(driver.status()).toContain(`${(find?.current ?? 0) + 1}/${count}`);
    expect(driver.keys('n').status()).toContain(`${(find?.current ?? 0) + 2}/${count}`);
  });

  test('a look at the match leaves where it was left, until one reads on from there', async () => {
    const driver = (await filtered('promise', KEPT)).keys('<enter>');
    expect(driver.took('keep-place')).toBeUndefined();
    expect(driver.keys('q').rows()[3]).toContain('20 %');
    driver.keys('<enter>j');
    expect(driver.took('keep-place')?.path).toBe('scaling.md');
    expect(driver.keys('q').rows()[3]).not.toContain('20 %');
  });

  test('of a title found by a slip of the finger, which only another article holds, nothing is said to be missing', async () => {
    const samples = [
      { title: 'Scaling Kubernetes', markdown: 'Pods and nodes.' },
      { title: 'Messages', markdown: 'No article is called kubernets.' },
    ];
    const driver = (await filtered('kubernets', { samples })).keys('<down><enter>');
    expect(driver.state.reading?.article.title).toBe('Scaling Kubernetes');
    expect(driver.status()).not.toContain('kubernets');
  });

  test('a look is a visit, for --continue', async () => {
    const driver = await filtered('promise', KEPT);
    driver.took('search');
    expect(driver.keys('<enter>').took('keep')).toEqual({
      type: 'keep',
      path: 'scaling.md',
      change: { place: middle },
    });
  });

  test('one that was never opened has no such way back', async () => {
    const driver = (await filtered('promise')).keys('<enter>');
    expect(driver.state.message).toBeUndefined();
    expect(driver.keys('H').status()).toContain('Nothing to go back to.');
  });

  test('a wide terminal previews the text from where it would open', async () => {
    const wide = { columns: 130, rows: 30 };
    expect((await filtered('kubernetes', wide)).text()).toContain('An opening paragraph');
    expect((await filtered('promise', wide)).text()).not.toContain('An opening paragraph');
  });

  test('and the preview begins with the paragraph of a hit that is not far into it', async () => {
    const text = (await filtered('"sentence 2 on memory"', { columns: 130, rows: 30 })).text();
    expect(text).toContain('│ Sentence 1 on memory');
    const long = (await filtered('"sentence 20 on memory"', { columns: 130, rows: 30 })).text();
    expect(long).not.toContain('Sentence 1 on memory');
    expect(long).toContain('20 on');
  });
});

test('the text around what was found stays dim, to its end', async () => {
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

describe('leaving', () => {
  test('a search that found nothing goes back to where it began', async () => {
    const driver = await new Driver().keys('jj/zzzqq').searched();
    expect(driver.state.list.entries).toEqual([]);
    expect(under(driver.keys('<esc>'))).toBe('breakers');
  });

  test('so does one that was only typed, and an emptied field', async () => {
    expect(under((await new Driver().keys('jj/kuber').searched()).keys('<esc>'))).toBe('breakers');
    expect(under(await new Driver().keys('jj/ca<backspace><backspace>').searched())).toBe('breakers');
    expect(under(await new Driver().keys('jj/ca<ctrl+u>kub<ctrl+u>x<esc>').searched())).toBe('breakers');
  });

  test('the hit that was gone to stays, and the one that was opened', async () => {
    const gone = await new Driver().keys('/e<down>').searched();
    const slug = under(gone);
    expect(under(gone.keys('<esc>'))).toBe(slug);
    const opened = (await new Driver().keys('jj/kuber').searched()).keys('<enter>q');
    expect(under(opened)).toBe('scaling');
    expect(under(opened.keys('<esc>'))).toBe('scaling');
  });
});

describe('what is said', () => {
  test('nothing found is said once, and what it would take to act on hits is not offered', async () => {
    const driver = await filtered('zzqqxx');
    expect(driver.text().match(/zzqqxx/g)).toHaveLength(2);
    expect(driver.text()).toContain('Nothing matches zzqqxx.');
    expect(driver.text()).not.toContain('not found');
    expect(driver.status()).toMatch(/^ esc clear/);
    expect(driver.status()).not.toMatch(/enter read|next/);
  });

  test('of several words the one is named that is in no article', async () => {
    expect((await filtered('limits zzqqxx')).text()).toContain(
      'Nothing matches limits zzqqxx: zzqqxx is in no article.',
    );
  });

  test('hits that a category hides are counted', async () => {
    const driver = await new Driver().keys('<tab>/café').searched();
    expect(driver.text()).toContain('Nothing in Engineering matches café; 1 elsewhere.');
  });

  test('before a word is typed, the field says what may be', () => {
    const row = new Driver().keys('/').rows()[1] ?? '';
    expect(row).toContain('category:');
    expect(new Driver().keys('/k').rows()[1]).not.toContain('category:');
    expect(widthOf(new Driver({ columns: 40, rows: 10 }).keys('/').rows()[1] ?? '')).toBeLessThanOrEqual(40);
  });
});

describe('a snippet', () => {
  const before = 'A sentence that takes its time before it comes to what was asked';
  const samples = [
    { title: 'One', markdown: `${before}, which is kubelet, and then goes on for quite a while.` },
  ];

  test.each([40, 52, 60, 80, 109])('shows its match at %i columns', async columns => {
    const driver = await filtered('kubelet', { samples, columns, rows: 12 });
    const row = driver.rows()[4] ?? '';
    expect(row).toContain('kubelet');
    expect(widthOf(row)).toBeLessThanOrEqual(columns);
  });

  test('begins with its first words where they fit', async () => {
    expect((await filtered('sentence', { samples, columns: 40, rows: 12 })).rows()[4]).toContain(
      'A sentence',
    );
  });
});
