import { expect, test } from 'vitest';
import { Driver } from '../../driver.js';

const opened = (driver: Driver) => driver.state.reading?.article.slug;
const under = (driver: Driver) => driver.state.list.entries[driver.state.list.cursor]?.article.slug;

test('shows title, category, date and minutes, and the most useful keys', () => {
  const rows = new Driver().rows();
  expect(rows).toMatchInlineSnapshot(`
    [
      " Samples · 4 articles                        all  Engineering  DevOps  Writing",
      "────────────────────────────────────────────────────────────────────────────────",
      " ▌ Scaling Kubernetes in Production            DevOps       2024-12-15    8 min",
      "     What five years of running clusters taught us.",
      "   What a Retry Costs                          Engineering  2024-11-01    5 min",
      "   Circuit Breakers                            Engineering  2024-10-01    3 min",
      "   Café Writing                                Writing      2024-09-01    2 min",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "────────────────────────────────────────────────────────────────────────────────",
      " enter read   / search   ? help   tab category   s sort   q quit",
    ]
  `);
});

test('moves by one for each key of a chunk', () => {
  const driver = new Driver().keys('jjj');
  expect(under(driver)).toBe('cafe');
  expect(under(driver.keys('kk'))).toBe('retries');
  expect(under(driver.keys('<down><down><up>'))).toBe('breakers');
  expect(under(driver.keys('g'))).toBe('scaling');
  expect(under(driver.keys('G'))).toBe('cafe');
  expect(under(driver.keys('<home><end><ctrl+p>'))).toBe('breakers');
});

test('opens the article under the cursor, and comes back to it', () => {
  const driver = new Driver().keys('j<enter>');
  expect(opened(driver)).toBe('retries');
  expect(driver.text()).toContain('What a Retry Costs');
  driver.keys('q');
  expect(driver.state.front).toBe('list');
  expect(under(driver)).toBe('retries');
});

test('filters as it is typed, with the letters that matched, and opens what is on top', () => {
  const driver = new Driver({ settings: { depth: 1 } }).keys('/kuber');
  expect(driver.state.list.entries.map(({ article }) => article.slug)).toEqual(['scaling']);
  expect(driver.rows()[1]).toContain('kuber');
  expect(driver.text()).toMatch(/Scaling .*\u001b\[[\d;]*mKuber/);
  expect(opened(driver.keys('<enter>'))).toBe('scaling');
});

test('a hit in a body shows its section and snippet, and opens on the match', async () => {
  const driver = await new Driver().keys('/promise').searched();
  expect(driver.text()).toContain('A pod without a limit is a promise');
  expect(driver.text()).toContain('§Limits');
  expect(driver.text()).toContain('1 hit');
  driver.keys('<enter>');
  expect(driver.text()).toContain('a promise that Kubernetes cannot');
  expect(driver.status()).toContain('/promise 1/1');
});

test('a typo finds what is near, and says so', async () => {
  const driver = await new Driver().keys('/kubernets').searched();
  expect(driver.state.list.entries[0]?.article.slug).toBe('scaling');
  driver.keys('<enter>');
  expect(opened(driver)).toBe('scaling');
});

test('late answers are dropped', () => {
  const driver = new Driver().keys('/kuber');
  const { request } = driver.state.list.filter;
  driver.keys('<esc>');
  driver.send({ type: 'found', request, results: { hits: [], total: 0, tried: [] }, complete: true });
  expect(driver.state.list.entries).toHaveLength(4);
});

test('letters are text in the filter, and Esc clears and leaves it', () => {
  const driver = new Driver().keys('/q');
  expect(driver.state.list.filter.field.text).toBe('q');
  driver.keys('jk<backspace><left>x<esc>');
  expect(driver.state.list.filter).toMatchObject({ typing: false, field: { text: '' } });
  expect(driver.state.list.entries).toHaveLength(4);
});

test.each([
  ['one two<ctrl+w>', 'one '],
  ['one two<ctrl+u>', ''],
  ['abc<left><left>X', 'aXbc'],
  ['abc<home>X<end>Y', 'XabcY'],
  ['abc<ctrl+a>X<ctrl+e>Y', 'XabcY'],
  ['abc<ctrl+b><backspace>', 'ac'],
  ['a👍🏽<backspace>', 'a👍'],
])('the filter is edited: %s', (keys, text) => {
  expect(new Driver().keys(`/${keys}`).state.list.filter.field.text).toBe(text);
});

test('Backspace in an empty filter leaves it', () => {
  expect(new Driver().keys('/a<backspace><backspace>').state.list.filter.typing).toBe(false);
});

test('a paste is one event: into the filter, on one line, and never keys', () => {
  const driver = new Driver().raw('\u001b[200~retry\rq\u001b[201~');
  expect(driver.state.list.filter).toMatchObject({ typing: true, field: { text: 'retry q' } });
  expect(driver.state.front).toBe('list');
});

test('arrows go through the hits while the filter is typed', () => {
  const driver = new Driver().keys('/e<down>');
  expect(driver.state.list.cursor).toBe(1);
  expect(driver.state.list.filter.typing).toBe(true);
});

test('tabs go through the categories, both ways', () => {
  const driver = new Driver().keys('<tab>');
  expect(driver.state.list.category).toBe('Engineering');
  expect(driver.rows()[0]).toContain('2 of 4 articles');
  expect(driver.state.list.entries.map(({ article }) => article.slug)).toEqual(['retries', 'breakers']);
  driver.keys('<shift+tab><shift+tab>');
  expect(driver.state.list.category).toBe('Writing');
  expect(driver.keys('<esc>').state.list.category).toBeUndefined();
});

test('s sorts, keeps the article under the cursor, and remembers', () => {
  const driver = new Driver().keys('s');
  expect(driver.state.list.entries.map(({ article }) => article.slug)).toEqual([
    'cafe',
    'breakers',
    'scaling',
    'retries',
  ]);
  expect(under(driver)).toBe('scaling');
  expect(driver.took('prefer')?.change).toEqual({ sort: 'title' });
  expect(driver.status()).toContain('Sorted by title');
  expect(driver.keys('ss').state.list.sort).toBe('time');
  expect(driver.keys('s').state.list.sort).toBe('date');
});

test('u marks as read, U shows the unread alone', () => {
  const driver = new Driver().keys('u');
  expect(driver.took('keep')).toMatchObject({ path: 'scaling.md', change: { read: true } });
  expect(driver.rows()[2]).toContain('✓');
  driver.keys('U');
  expect(driver.state.list.entries.map(({ article }) => article.slug)).toEqual([
    'retries',
    'breakers',
    'cafe',
  ]);
  driver.keys('Uu');
  expect(driver.state.list.entries).toHaveLength(4);
});

test('says in words that nothing matches, and that there is nothing', async () => {
  const driver = await new Driver().keys('/zzzzqqqq').searched();
  expect(driver.text()).toContain('Nothing matches zzzzqqqq.');
  expect(new Driver({ samples: [] }).text()).toContain('There are no articles here.');
});

test('shows how far an article was read', () => {
  const driver = new Driver({ kept: [['retries.md', { percent: 62 }]] });
  expect(driver.rows().find(row => row.includes('Retry'))).toMatch(/62 %$/);
});

test('a wide terminal has a preview of the article under the cursor', () => {
  const driver = new Driver({ columns: 120, rows: 30 });
  expect(driver.send({ type: 'resized', columns: 121, rows: 30 }).text()).toContain(
    'An opening paragraph about pods',
  );
  expect(driver.keys('jj').text()).toContain('Short and done.');
});

test('what was found in the text is marked in the preview, across its styles', async () => {
  const samples = [{ title: 'Pods', markdown: '- A pod has **two** lim**its**, one of them PODS.' }];
  const driver = new Driver({ columns: 121, rows: 30, samples, settings: { depth: 1 } });
  await driver.keys('/lim two').searched();
  const row =
    driver
      .frame()
      .split('\n')
      .find(each => each.includes('A pod has')) ?? '';
  expect(row).toMatch(/\u001b\[[\d;]*7m(?:\u001b\[[\d;]*m)*two/);
  expect(row).toMatch(/\u001b\[[\d;]*7m(?:\u001b\[[\d;]*m)*lim/);
  expect(row).not.toMatch(/7m(?:\u001b\[[\d;]*m)*pod/i);
});

test('columns give way as the terminal narrows; the title never does', () => {
  const at = (columns: number) => new Driver({ columns }).rows()[2] ?? '';
  expect(at(80)).toMatch(/DevOps.*2024-12-15.*8 min/);
  expect(at(66)).toMatch(/2024-12-15.*8 min/);
  expect(at(66)).not.toContain('DevOps');
  expect(at(54)).toContain('8 min');
  expect(at(54)).not.toContain('2024');
  expect(at(40)).toContain('Scaling Kubernetes in Production');
});

test('Enter before the answer is there opens the first hit when it comes', () => {
  const driver = new Driver().keys('/retry<enter>');
  expect(opened(driver)).toBe('retries');
});

test('leaving', () => {
  expect(new Driver().keys('q').took('quit')?.code).toBe(0);
  expect(new Driver().keys('<ctrl+c>').took('quit')?.code).toBe(130);
  expect(new Driver().keys('/abc<ctrl+c>').took('quit')?.code).toBe(130);
  expect(new Driver().keys('<ctrl+z>').took('suspend')).toBeDefined();
  expect(new Driver().keys('<ctrl+l>').took('redraw')).toBeDefined();
});

test('an article that was read to its end and marked unread shows 100 per cent no more, and begins at its top', () => {
  const place = { block: 5, offset: 0 };
  const driver = new Driver({ kept: [['scaling.md', { place, percent: 100, read: true }]] }).keys('u');
  expect(driver.text()).not.toContain('%');
  const { change } = driver.took('keep') ?? {};
  expect(change).toEqual({ read: false, percent: 0, place: { block: 0, offset: 0 } });
  expect(driver.keys('<enter>').state.reading?.spot).toEqual({ block: 0, row: 0 });
});

test('a percentage of three digits is shown whole', () => {
  const driver = new Driver({ kept: [['scaling.md', { percent: 100 }]] });
  expect(driver.text()).toContain('100 %');
});

test('articles of one title are told apart by their slugs', () => {
  const samples = [
    { title: 'Introduction', slug: 'ops/intro' },
    { title: 'Introduction', slug: 'dev/intro' },
    { title: 'Alone', slug: 'alone' },
  ];
  const driver = new Driver({ samples });
  expect(driver.text()).toMatch(/Introduction {2}ops\/intro/);
  expect(driver.text()).toMatch(/Introduction {2}dev\/intro/);
  expect(driver.text()).not.toContain('alone');
});
