import { expect, test } from 'vitest';
import { Driver } from '../../driver.js';

const opened = (driver: Driver) => driver.state.reading?.article.slug;
const under = (driver: Driver) => driver.state.list.items[driver.state.list.cursor]?.article.slug;

test('shows title, category, date, minutes and hints', () => {
  const rows = new Driver().rows();
  expect(rows).toMatchInlineSnapshot(`
    [
      " Samples · 4 articles                        all  Engineering  DevOps  Writing",
      "────────────────────────────────────────────────────────────────────────────────",
      " ▌ Scaling Kubernetes in Production        DevOps       2024-12-15  8 min",
      "     What five years of running clusters taught us.",
      "   What a Retry Costs                      Engineering  2024-11-01  5 min",
      "   Circuit Breakers                        Engineering  2024-10-01  3 min",
      "   Café Writing                            Writing      2024-09-01  2 min",
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
      " enter read   / search   ? help   q quit   tab category   s sort",
    ]
  `);
});

test('moves by one item for each key of a chunk', () => {
  const driver = new Driver().keys('jjj');
  expect(under(driver)).toBe('cafe');
  expect(under(driver.keys('kk'))).toBe('retries');
  expect(under(driver.keys('<down><down><up>'))).toBe('breakers');
  expect(under(driver.keys('g'))).toBe('scaling');
  expect(under(driver.keys('G'))).toBe('cafe');
  expect(under(driver.keys('<home><end><ctrl+p>'))).toBe('breakers');
});

test('opens the article under the cursor and returns to it', () => {
  const driver = new Driver().keys('j<enter>');
  expect(opened(driver)).toBe('retries');
  expect(driver.text()).toContain('What a Retry Costs');
  driver.keys('q');
  expect(driver.state.screen).toBe('list');
  expect(under(driver)).toBe('retries');
});

test('filters while typing, highlights matches, and opens the first result', () => {
  const driver = new Driver({ settings: { depth: 1 } }).keys('/kuber');
  expect(driver.state.list.items.map(({ article }) => article.slug)).toEqual(['scaling']);
  expect(driver.rows()[1]).toContain('kuber');
  expect(driver.text()).toMatch(/Scaling .*\u001b\[[\d;]*mKuber/);
  expect(opened(driver.keys('<enter>'))).toBe('scaling');
});

test('shows section and snippet of a body match, and opens at the match', async () => {
  const driver = await new Driver().keys('/promise').searched();
  expect(driver.text()).toContain('A pod without a limit is a promise');
  expect(driver.text()).toContain('§Limits');
  expect(driver.text()).toContain('1 result');
  driver.keys('<enter>');
  expect(driver.text()).toContain('a promise that Kubernetes cannot');
  expect(driver.status()).toContain('/promise 1/1');
});

test('finds a similar word for a typo', async () => {
  const driver = await new Driver().keys('/kubernets').searched();
  expect(driver.state.list.items[0]?.article.slug).toBe('scaling');
  driver.keys('<enter>');
  expect(opened(driver)).toBe('scaling');
});

test('drops late search results', () => {
  const driver = new Driver().keys('/kuber');
  const { request } = driver.state.list.filter;
  driver.keys('<esc>');
  driver.send({
    type: 'search-answered',
    request,
    results: { results: [], total: 0, corrections: [] },
    complete: true,
  });
  expect(driver.state.list.items).toHaveLength(4);
});

test('types letters into the filter; Esc clears and closes it', () => {
  const driver = new Driver().keys('/q');
  expect(driver.state.list.filter.field.text).toBe('q');
  driver.keys('jk<backspace><left>x<esc>');
  expect(driver.state.list.filter).toMatchObject({ typing: false, field: { text: '' } });
  expect(driver.state.list.items).toHaveLength(4);
});

test.each([
  ['one two<ctrl+w>', 'one '],
  ['one two<ctrl+u>', ''],
  ['abc<left><left>X', 'aXbc'],
  ['abc<home>X<end>Y', 'XabcY'],
  ['abc<ctrl+a>X<ctrl+e>Y', 'XabcY'],
  ['abc<ctrl+b><backspace>', 'ac'],
  ['a👍🏽<backspace>', 'a👍'],
])('edits the filter: %s', (keys, text) => {
  expect(new Driver().keys(`/${keys}`).state.list.filter.field.text).toBe(text);
});

test('closes an empty filter with Backspace', () => {
  expect(new Driver().keys('/a<backspace><backspace>').state.list.filter.typing).toBe(false);
});

test('pastes into the filter as one line, never as keys', () => {
  const driver = new Driver().raw('\u001b[200~retry\rq\u001b[201~');
  expect(driver.state.list.filter).toMatchObject({ typing: true, field: { text: 'retry q' } });
  expect(driver.state.screen).toBe('list');
});

test('moves through the results with arrows while typing', () => {
  const driver = new Driver().keys('/e<down>');
  expect(driver.state.list.cursor).toBe(1);
  expect(driver.state.list.filter.typing).toBe(true);
});

test('cycles through the categories in both directions', () => {
  const driver = new Driver().keys('<tab>');
  expect(driver.state.list.category).toBe('Engineering');
  expect(driver.rows()[0]).toContain('2 of 4 articles');
  expect(driver.state.list.items.map(({ article }) => article.slug)).toEqual(['retries', 'breakers']);
  driver.keys('<shift+tab><shift+tab>');
  expect(driver.state.list.category).toBe('Writing');
  expect(driver.keys('<esc>').state.list.category).toBeUndefined();
});

test('sorts with s, keeps the cursor on its article, and saves the order', () => {
  const driver = new Driver().keys('s');
  expect(driver.state.list.items.map(({ article }) => article.slug)).toEqual([
    'cafe',
    'breakers',
    'scaling',
    'retries',
  ]);
  expect(under(driver)).toBe('scaling');
  expect(driver.takeEffect('save-preferences')?.change).toEqual({ sort: 'title' });
  expect(driver.status()).toContain('Sorted by title');
  expect(driver.keys('ss').state.list.sort).toBe('time');
  expect(driver.keys('s').state.list.sort).toBe('date');
});

test('marks as read with u, and shows only unread articles with U', () => {
  const driver = new Driver().keys('u');
  expect(driver.takeEffect('save')).toMatchObject({ path: 'scaling.md', change: { read: true } });
  expect(driver.rows()[2]).toContain('✓');
  driver.keys('U');
  expect(driver.state.list.items.map(({ article }) => article.slug)).toEqual(['retries', 'breakers', 'cafe']);
  driver.keys('Uu');
  expect(driver.state.list.items).toHaveLength(4);
});

test('shows messages for no matches and an empty library', async () => {
  const driver = await new Driver().keys('/zzzzqqqq').searched();
  expect(driver.text()).toContain('No articles match "zzzzqqqq".');
  expect(new Driver({ samples: [] }).text()).toContain('No articles here.');
});

test('shows the reading progress', () => {
  const driver = new Driver({ readingStates: [['retries.md', { percent: 62 }]] });
  expect(driver.rows().find(row => row.includes('Retry'))).toMatch(/62%$/);
});

test('previews the article under the cursor in a wide terminal', () => {
  const driver = new Driver({ columns: 120, rows: 30 });
  expect(driver.send({ type: 'resized', columns: 121, rows: 30 }).text()).toContain(
    'An opening paragraph about pods',
  );
  expect(driver.keys('jj').text()).toContain('Short and done.');
});

test('requests no preview while an article is being opened over the list', () => {
  const driver = new Driver({ columns: 120, rows: 30, slow: true });
  const [article] = driver.library.articles;
  if (!article) throw new Error('no article');
  driver.send({ type: 'open-article', article, anchor: undefined });
  expect(driver.takeEffect('preview')).toBeUndefined();
  driver.keys('<esc>');
  expect(driver.takeEffect('preview')).toEqual({ type: 'preview', article });
});

test('highlights matches in the preview across styles', async () => {
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

test('drops columns, never the title, in a narrow terminal', () => {
  const at = (columns: number) => new Driver({ columns }).rows()[2] ?? '';
  expect(at(80)).toMatch(/DevOps.*2024-12-15.*8 min/);
  expect(at(66)).toMatch(/2024-12-15.*8 min/);
  expect(at(66)).not.toContain('DevOps');
  expect(at(54)).toContain('8 min');
  expect(at(54)).not.toContain('2024');
  expect(at(40)).toContain('Scaling Kubernetes in Production');
});

test('opens the first result on arrival when Enter was pressed before', () => {
  const driver = new Driver().keys('/retry<enter>');
  expect(opened(driver)).toBe('retries');
});

test('quits, suspends and redraws from the list', () => {
  expect(new Driver().keys('q').takeEffect('quit')?.code).toBe(0);
  expect(new Driver().keys('<ctrl+c>').takeEffect('quit')?.code).toBe(130);
  expect(new Driver().keys('/abc<ctrl+c>').takeEffect('quit')?.code).toBe(130);
  expect(new Driver().keys('<ctrl+z>').takeEffect('suspend')).toBeDefined();
  expect(new Driver().keys('<ctrl+l>').takeEffect('redraw')).toBeDefined();
});

test('restarts a finished article at the top when it is marked unread', () => {
  const position = { block: 5, offset: 0 };
  const driver = new Driver({ readingStates: [['scaling.md', { position, percent: 100, read: true }]] }).keys(
    'u',
  );
  expect(driver.text()).not.toContain('%');
  const { change } = driver.takeEffect('save') ?? {};
  expect(change).toEqual({ read: false, percent: 0, position: { block: 0, offset: 0 } });
  expect(driver.keys('<enter>').state.reading?.topRow).toEqual({ block: 0, row: 0 });
});

test('shows 100% without cutting', () => {
  const driver = new Driver({ readingStates: [['scaling.md', { percent: 100 }]] });
  expect(driver.text()).toContain('100%');
});

test('adds slugs to articles with the same title', () => {
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
