import { createRequire } from 'node:module';
import type FuseClass from 'fuse.js/basic';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import type { Range, SearchResults } from '../../src/search/results/search-result.js';
import { createSearcher, suggestArticles } from '../../src/search/search.js';
import { UserError } from '../../src/util/user-error.js';
import { generate } from '../support/generate.js';
import { makeDocument, makeLibrary, type Sample } from '../support/library.js';

/** The copy of fuse.js that the search uses; `import` would load another one. */
const Fuse: typeof FuseClass = createRequire(import.meta.url)('fuse.js/basic');

const CLUSTER = `# Requests and limits

A pod without a limit is a promise. The kernel throttles it
when the node is full.

# Networking

A café of services: each pod finds the others by name.`;

const SAMPLES: Sample[] = [
  {
    title: 'Scaling Kubernetes in Production',
    slug: 'scaling',
    description: 'What five years of running clusters taught us.',
    category: 'DevOps',
    tags: ['kubernetes', 'autoscaling'],
    markdown: CLUSTER,
  },
  {
    title: 'Reading a Query Plan',
    slug: 'plans',
    description: 'Sequential scans are not always wrong.',
    category: 'Databases',
    tags: ['postgres', 'sql'],
    markdown:
      '# The planner\n\nThe planner counts pages, as Kubernetes counts pods.\n\n# 索引\n\n数据库的索引使查询更快。',
  },
  {
    title: 'Writing Error Messages',
    slug: 'errors',
    description: 'Say what is wrong, and what to do next.',
    category: 'Writing',
    tags: ['style'],
    markdown: '# Blame\n\nA message that blames nobody is read. Start-up errors are kinder.',
  },
];
const searcher = createSearcher(makeLibrary(SAMPLES));
const slugs = ({ results }: SearchResults) => results.map(({ article }) => article.slug);
const matchedTexts = (text: string, ranges: readonly Range[]) =>
  ranges.map(([start, end]) => text.slice(start, end));
afterEach(() => void vi.restoreAllMocks());

describe('empty query', () => {
  it.each(['', '   ', 'title:', '"', '!'])(
    '%j finds every article in order, without matches',
    async query => {
      for (const results of [searcher.searchMetadata(query), await searcher.searchAll(query)]) {
        expect(slugs(results)).toEqual(['scaling', 'plans', 'errors']);
        expect(results).toMatchObject({ total: 3, corrections: [] });
        expect(
          results.results.flatMap(result => [
            ...result.titleMatches,
            ...result.descriptionMatches,
            ...(result.body?.matches ?? []),
          ]),
        ).toEqual([]);
      }
    },
  );
});

describe('authors, languages and dates', () => {
  const library = makeLibrary([
    {
      title: 'Old',
      slug: 'old',
      date: '2019-05-15',
      authors: ['Ann Lee', 'Bo Ek'],
      lang: 'en-GB',
      markdown: 'x',
    },
    {
      title: 'New',
      slug: 'new',
      date: '2024-01-01T08:00:00',
      authors: ['Jo Annex'],
      lang: 'de',
      markdown: 'foo:baz y',
    },
    { title: 'Undated', slug: 'undated', markdown: 'x node:fs' },
  ]);
  const all = createSearcher(library);

  it.each([
    ['annex', ['new']],
    ['lee', ['old']],
    ['author:ann', ['old', 'new']],
    ['author:lee', ['old']],
    ['author:"jo an"', ['new']],
    ['author:nn', []],
    ['-author:lee', ['new', 'undated']],
    ['lang:en', ['old']],
    ['lang:de', ['new']],
    ['after:2019-05-15', ['old', 'new']],
    ['after:2019-05-16', ['new']],
    ['after:2019 before:2020', ['old']],
    ['before:2024', ['old']],
    ['before:2024-01-02', ['old', 'new']],
    ['-after:2020', ['old', 'undated']],
    ['x -lee', ['undated']],
  ])('%j finds %j', async (query, wanted) => {
    expect(slugs(all.searchMetadata(query.replace('x ', '')))).toEqual(
      expect.arrayContaining(wanted as string[]),
    );
    expect(slugs(await all.searchAll(query)).sort()).toEqual([...wanted].sort());
  });

  it.each([
    ['foo:bar', [{ key: 'foo' }]],
    ['-autor:ann', [{ key: 'autor' }]],
    ['after:soon x', [{ key: 'after', value: 'soon' }]],
    ['foo:baz', undefined],
    ['-foo:baz', undefined],
    ['node:fs', undefined],
    ['node:path', undefined],
  ])('the problems of %j are %j', async (query, problems) => {
    expect((await all.searchAll(query)).problems).toEqual(problems);
  });

  it('never corrects a word that looks like an unknown key', async () => {
    expect((await all.searchAll('foo:bax')).corrections).toEqual([{ word: 'foo:bax', replacements: [] }]);
  });

  it('reports a match in the name of an author', async () => {
    expect((await all.searchAll('annex')).results[0]?.field).toBe('authors');
  });
});

describe('corrections', () => {
  const corrected = async (texts: readonly string[], query: string) => {
    const library = makeLibrary(texts.map((markdown, index) => ({ title: `Article ${index}`, markdown })));
    const { corrections } = await createSearcher(library).searchAll(query);
    return corrections.flatMap(({ replacements }) => replacements);
  };

  it.each([
    [
      'no word that the nearest one finds too',
      ['security', 'securityoptions', 'securitycontexts'],
      ['security'],
    ],
    ['no word that is ten times rarer', ['security '.repeat(20), 'securit'], ['security']],
    ['two words that are as near and frequent', ['security', 'securely securly'], ['security', 'securly']],
  ])('have %s', async (_, texts, wanted) => {
    expect(await corrected(texts, 'securty')).toEqual(wanted);
  });
});

describe('suggestions', () => {
  const texts = [
    'a vulnerabilty and a clustre',
    ...Array.from(
      { length: 239 },
      (_, index) => `some vulnerability ${index < 90 ? 'in a cluster' : 'of a parser'}`,
    ),
  ];
  const articles = (count: number) =>
    makeLibrary(texts.slice(0, count).map((markdown, index) => ({ title: `Article ${index}`, markdown })));
  const suggestionsFor = async (query: string, count = texts.length) =>
    (await createSearcher(articles(count)).searchAll(query)).suggestions;

  it.each(['vulnerabilty', 'vulnerabilty clustre', 'Vulnerabilty'])(
    'has the frequent word for %j',
    async query => {
      expect(await suggestionsFor(query)).toEqual([
        { word: query.split(' ')[0], suggestion: 'vulnerability' },
      ]);
    },
  );

  it.each(['vulnerability', '"vulnerabilty"', 'some', 'clustre', 'nowhere'])(
    'has none for %j',
    async query => {
      expect(await suggestionsFor(query)).toBeUndefined();
    },
  );

  it('has none in a library with fewer than a hundred times as many articles', async () => {
    expect(await suggestionsFor('vulnerabilty', 100)).toBeUndefined();
    expect(await suggestionsFor('vulnerabilty', 102)).toHaveLength(1);
  });

  it.each([
    ['vulnerabiilty', 'swapped'],
    ['vulneraability', 'doubled'],
    ['vulnerbility', 'left out'],
    ['vulnerabolity', 'changed'],
  ])('of %j, with a letter %s', async typo => {
    const library = makeLibrary(
      [typo, ...texts.slice(1)].map((markdown, index) => ({ title: `Article ${index}`, markdown })),
    );
    expect((await createSearcher(library).searchAll(typo)).suggestions).toEqual([
      { word: typo, suggestion: 'vulnerability' },
    ]);
  });
});

describe('Japanese', () => {
  const japanese = createSearcher(
    makeLibrary([
      { title: 'サーバーの構成', slug: 'server', markdown: '# 監視\n\nデータベースとサーバ監視を始める。' },
      { title: '読書ｶﾞｲﾄﾞ', slug: 'guide', markdown: 'ﾊﾟﾝﾌﾚｯﾄを読む。' },
      { title: 'クバネティス入門', slug: 'kubernetes', markdown: 'リンゴとバナナ。\n\nひらがなの文。' },
      ...Array.from({ length: 8 }, (_, index) => ({ title: `別の記事 ${index}`, markdown: '何もない。' })),
    ]),
  );
  const found = async (query: string) => slugs(await japanese.searchAll(query));

  it.each([
    ['サーバ', ['server']],
    ['サーバー', ['server']],
    ['さーばー', ['server']],
    ['ｻｰﾊﾞｰ', ['server']],
    ['サーバー監視', ['server']],
    ['サーバ監視', ['server']],
    ['データベース', ['server']],
    ['でーたべーす', ['server']],
    ['りんご', ['kubernetes']],
    ['ヒラガナ', ['kubernetes']],
    ['リンゴと', ['kubernetes']],
    ['ガイド', ['guide']],
    ['がいど', ['guide']],
    ['ｶﾞｲﾄﾞ', ['guide']],
    ['パンフレット', ['guide']],
    ['別の記事 -りんご 0', ['別の記事-0']],
  ])('%j finds %j', async (query, wanted) => {
    expect((await found(query)).map(slug => slug.replace(/^article-/, ''))).toEqual(wanted);
  });

  it.each([
    ['クバネテイス', 'クバネティス'],
    ['クバネティツ', 'クバネティス'],
    ['くばねてぃす', undefined],
    ['データペース', 'データベース'],
  ])('corrects %j to %j', async (query, word) => {
    const { corrections, results } = await japanese.searchAll(query);
    expect(corrections.flatMap(({ replacements }) => replacements)).toEqual(word ? [word] : []);
    expect(results).toHaveLength(1);
  });

  it('returns the ranges of the other script', async () => {
    const [result] = (await japanese.searchAll('りんご')).results;
    expect(matchedTexts(result?.body?.snippet ?? '', result?.body?.matches ?? [])).toEqual(['リンゴ']);
  });
});

describe('searchMetadata', () => {
  it('searches metadata and returns matches', () => {
    const { results } = searcher.searchMetadata('plan wrong');
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(result?.field).toBe('title');
    expect(matchedTexts(result?.article.title ?? '', result?.titleMatches ?? [])).toEqual(['Plan']);
    expect(matchedTexts(result?.article.description ?? '', result?.descriptionMatches ?? [])).toEqual([
      'wrong',
    ]);
    expect(result?.body).toBeUndefined();
  });

  it('tolerates typos and matches the intended word', () => {
    const [result] = searcher.searchMetadata('kuberntes prodution').results;
    expect(matchedTexts(result?.article.title ?? '', result?.titleMatches ?? [])).toEqual([
      'Kubernetes',
      'Production',
    ]);
  });

  it('reads no bodies and no documents', () => {
    const library = makeLibrary(SAMPLES);
    createSearcher(library).searchMetadata('kubernetes');
    expect(library.asked).toEqual({ bodies: 0, parsing: [] });
  });

  it('finds articles and headings that were added to the library later', async () => {
    const library = makeLibrary(SAMPLES);
    const growing = createSearcher(library);
    expect(slugs(growing.searchMetadata('networking'))).toEqual([]);
    await library.bodies();
    expect(slugs(growing.searchMetadata('networking'))).toEqual(['scaling']);
    const [first, second, third] = library.articles;
    if (!first || !second || !third) throw new Error('three articles');
    Object.assign(library, {
      articles: [third, { ...second, slug: 'new', title: 'Networking again' }, first],
    });
    expect(slugs(growing.searchMetadata('networking'))).toEqual(['new', 'scaling']);
  });

  it('returns the same results after `prepare`, which yields between slices', async () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const prepared = createSearcher(library);
    const yieldToEventLoop = vi.fn(async () => {});
    await prepared.prepare({ yieldToEventLoop });
    expect(yieldToEventLoop).toHaveBeenCalled();
    expect(slugs(prepared.searchMetadata('garden'))).toEqual(
      slugs(createSearcher(library).searchMetadata('garden')),
    );
  });

  it('returns complete results while `prepare` is running', async () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const early = createSearcher(library);
    const found: string[][] = [];
    await early.prepare({
      yieldToEventLoop: async () => void found.push(slugs(early.searchMetadata('garden'))),
    });
    expect(found[0]).toEqual(slugs(createSearcher(library).searchMetadata('garden')));
    // The articles indexed for that query are reused, so nothing is left to prepare.
    expect(found).toHaveLength(1);
  });

  it('computes no matches before they are read', () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const { results, total } = createSearcher(library).searchMetadata('a');
    expect(results).toHaveLength(total);
    expect(Object.keys(results[0] ?? {})).not.toContain('title');
    expect(results.every(({ score }, index) => score <= (results[index - 1]?.score ?? score))).toBe(true);
  });

  it('never searches many articles with fuse.js', () => {
    const search = vi.spyOn(Fuse.prototype, 'search');
    const large = createSearcher(makeLibrary(generate({ articles: 2500, size: 10 })));
    for (const query of ['g', 'ga', 'garden', 'gardne', 'zzxxyyvv', 'garden !tra'])
      large.searchMetadata(query);
    const searched = search.mock.contexts.map(fuse => (fuse as FuseClass<unknown>).getIndex().size());
    expect(searched.length).toBeGreaterThan(0);
    expect(Math.max(...searched)).toBeLessThanOrEqual(60);
  });
});

describe('searchAll', () => {
  it('finds words in bodies, with section, line and offset', async () => {
    const { results } = await searcher.searchAll('throttles');
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(result).toMatchObject({
      field: 'body',
      titleMatches: [],
      body: { anchor: 'requests-and-limits', section: 'Requests and limits', line: 3 },
    });
    expect(result?.body?.snippet).toBe('The kernel throttles it when the node is full.');
    expect(matchedTexts(result?.body?.snippet ?? '', result?.body?.matches ?? [])).toEqual(['throttles']);
    expect(documentText(makeDocument(CLUSTER)).slice(result?.body?.offset)).toMatch(/^throttles/);
  });

  it('ranks with fuse.js only articles found by metadata', async () => {
    const search = vi.spyOn(Fuse.prototype, 'search');
    const library = makeLibrary(
      Array.from({ length: 30 }, (_, index) => ({
        title: `Pump ${index}`,
        markdown: 'Of valves and pipes.',
      })),
    );
    const own = createSearcher(library);
    expect((await own.searchAll('valves')).results).toHaveLength(30);
    expect(search).not.toHaveBeenCalled();
    expect((await own.searchAll('pump')).results).toHaveLength(30);
    expect(search).toHaveBeenCalled();
  });

  it('requires every word, in any field', async () => {
    expect(slugs(await searcher.searchAll('kubernetes throttles'))).toEqual(['scaling']);
    expect(slugs(await searcher.searchAll('sql pages'))).toEqual(['plans']);
    expect(slugs(await searcher.searchAll('sql throttles'))).toEqual([]);
  });

  it('sets matchesName if all words are in the title or slug', async () => {
    const named = async (query: string) =>
      (await searcher.searchAll(query)).results.map(result => [result.article.slug, result.matchesName]);
    expect(await named('kubernetes')).toEqual([
      ['scaling', true],
      ['plans', false],
    ]);
    expect(await named('kubernetes throttles')).toEqual([['scaling', false]]);
    const library = makeLibrary([{ title: 'Starting up', slug: 'first-steps', markdown: 'Art.' }]);
    const only = async (query: string) =>
      (await createSearcher(library).searchAll(query)).results[0]?.matchesName;
    expect(await only('up start')).toBe(true);
    expect(await only('steps')).toBe(true);
    expect(await only('strating')).toBe(true);
    expect(await only('tart')).toBe(false);
  });

  it('ranks titles before bodies, and whole words before parts', async () => {
    expect(slugs(await searcher.searchAll('kubernetes'))).toEqual(['scaling', 'plans']);
    const library = makeLibrary(['Undone', 'Donee', 'Done', 'A done thing'].map(title => ({ title })));
    expect(slugs(await createSearcher(library).searchAll('done'))).toEqual([
      'done',
      'a-done-thing',
      'donee',
      'undone',
    ]);
  });

  it('ranks a whole word in a body before a part of a word in a tag', async () => {
    const library = makeLibrary([
      { title: 'Pods', description: 'On autoscaling.', tags: ['autoscaling'] },
      { title: 'Links', markdown: 'OSC 8 makes a link.' },
    ]);
    expect(slugs(await createSearcher(library).searchAll('osc'))).toEqual(['links', 'pods']);
  });

  it('ranks articles about a word before a body with the same typo, if they are more', async () => {
    const typo = { title: 'Errors', markdown: 'No article “kubernets”.' };
    const about = [{ title: 'Kubernetes' }, { title: 'Limits', tags: ['kubernetes'] }];
    const find = async (samples: Sample[]) => {
      const { results } = await createSearcher(makeLibrary(samples)).searchAll('kubernets');
      expect(results.every(({ score }, index) => score <= (results[index - 1]?.score ?? score))).toBe(true);
      return results.map(({ article }) => article.slug);
    };
    expect(await find([typo, ...about])).toEqual(['kubernetes', 'limits', 'errors']);
    expect(await find([typo, ...about.slice(1)])).toEqual(['errors', 'limits']);
    expect(await find([{ ...typo, title: 'Kubernets' }, ...about])).toEqual([
      'kubernets',
      'kubernetes',
      'limits',
    ]);
  });

  it('ranks bodies by the frequency of a word relative to their length', async () => {
    const filler = ' and so on'.repeat(40);
    const library = makeLibrary([
      { title: 'Once', markdown: `heron${filler}` },
      { title: 'Often', markdown: `heron, heron and heron${filler}` },
      { title: 'Inside', markdown: `herons${filler}` },
      { title: 'Short', markdown: 'A heron.' },
    ]);
    expect(slugs(await createSearcher(library).searchAll('heron'))).toEqual([
      'short',
      'often',
      'once',
      'inside',
    ]);
  });

  it('ranks bodies with the words close together first', async () => {
    const filler = ' and so on'.repeat(20);
    const library = makeLibrary([
      { title: 'Apart', markdown: `heron${filler} pond${filler}` },
      { title: 'Together', markdown: `${filler} a heron at the pond${filler}` },
    ]);
    const { results } = await createSearcher(library).searchAll('heron pond');
    expect(results.map(({ article }) => article.slug)).toEqual(['together', 'apart']);
    expect(results[0]?.body?.snippet).toContain('a heron at the pond');
  });

  it('keeps the library order for equal scores', async () => {
    const titles = Array.from({ length: 30 }, (_, n) => ({ title: 'Same title', slug: `s${n}` }));
    expect(slugs(await createSearcher(makeLibrary(titles)).searchAll('same'))).toEqual(
      titles.map(({ slug }) => slug),
    );
  });

  it('ignores accents in query and text, composed or not', async () => {
    const library = makeLibrary([
      { title: 'Un cafe\u0301 noir', markdown: 'Le cafe\u0301s et le thé.' },
      { title: 'Cafe society' },
    ]);
    for (const query of ['cafe', 'café', 'CAFE\u0301']) {
      const { results } = await createSearcher(library).searchAll(query);
      expect(results.map(({ article, titleMatches }) => matchedTexts(article.title, titleMatches))).toEqual([
        ['cafe\u0301'],
        ['Cafe'],
      ]);
      expect(matchedTexts(results[0]?.body?.snippet ?? '', results[0]?.body?.matches ?? [])).toEqual([
        'cafe\u0301',
      ]);
    }
  });

  it.each(['kubr', 'kber', 'ukbe', 'kueb', 'kubrnt', 'kuberte', 'scaling kubr'])(
    'finds the title that %s begins like, with a typo, while it is typed',
    async query => {
      const { results, corrections } = await searcher.searchAll(query);
      expect(results[0]?.article.slug).toBe('scaling');
      expect(corrections).toEqual([{ word: query.split(' ').at(-1), replacements: ['kubernetes'] }]);
    },
  );

  it('finds headings in the same way, but no words of bodies, and nothing for a word that is finished', async () => {
    expect((await searcher.searchAll('netv')).corrections[0]?.replacements).toEqual(['networking']);
    expect((await searcher.searchAll('prox')).corrections[0]?.replacements).toEqual(['production']);
    expect((await searcher.searchAll('sevr')).corrections[0]?.replacements).toEqual([]);
    expect((await searcher.searchAll('kubr scaling')).corrections[0]?.replacements).toEqual([]);
  });

  it('searches similar words for a word that occurs nowhere, and returns them as corrections', async () => {
    expect((await searcher.searchAll('throtles')).corrections).toEqual([
      { word: 'throtles', replacements: ['throttles'] },
    ]);
    expect(slugs(await searcher.searchAll('thortlles kubernets'))).toEqual(['scaling']);
    expect(await searcher.searchAll('Startup')).toMatchObject({
      corrections: [{ word: 'Startup', replacements: ['start-up'] }],
      total: 1,
    });
    expect(await searcher.searchAll('ku-bernetes')).toMatchObject({
      corrections: [],
      total: 2,
    });
    expect((await searcher.searchAll('索引页面')).corrections).toEqual([
      { word: '索引页面', replacements: [] },
    ]);
    expect(await searcher.searchAll('xylophone')).toEqual({
      results: [],
      total: 0,
      corrections: [{ word: 'xylophone', replacements: [] }],
    });
  });

  it('searches words similar to those that occur if no article has all words', async () => {
    const found = createSearcher(
      makeLibrary([
        ...SAMPLES,
        { title: 'Kubernetes again', slug: 'again', markdown: 'About kubernetes.' },
        { title: 'Kubernetes notes', slug: 'notes', markdown: 'About kubernetes.' },
        { title: 'Typos', slug: 'typos', markdown: 'The word kubernets is one.' },
      ]),
    );
    const results = await found.searchAll('kubernets throtles');
    expect(slugs(results)).toEqual(['scaling']);
    expect(results.corrections).toEqual([
      { word: 'throtles', replacements: ['throttles'] },
      { word: 'kubernets', replacements: ['kubernetes'], occurs: true },
    ]);
    expect(slugs(await found.searchAll('kubernets one'))).toEqual(['typos']);
    expect(await found.searchAll('kubernets xylophone')).toMatchObject({
      total: 0,
      corrections: [{ word: 'xylophone', replacements: [] }],
    });
  });

  it('keeps all results if the file of one was removed', async () => {
    const library = makeLibrary(SAMPLES);
    const { parsing } = library;
    library.parsing = async article => {
      if (article.slug === 'scaling') throw new UserError('no such file or folder: "scaling.md"');
      return parsing(article);
    };
    const { results } = await createSearcher(library).searchAll('kubernetes');
    expect(results.map(({ article, body }) => [article.slug, body?.line])).toEqual([
      ['scaling', undefined],
      ['plans', 3],
    ]);
    library.parsing = () => Promise.reject(new TypeError('a bug'));
    await expect(createSearcher(library).searchAll('kubernetes')).rejects.toThrow('a bug');
  });

  it('applies the query operators', async () => {
    const find = async (query: string) => slugs(await searcher.searchAll(query));
    expect(await find('category:data')).toEqual(['plans']);
    expect(await find('!category:data')).toEqual(['scaling', 'errors']);
    expect(await find('tag:sql kubernetes')).toEqual(['plans']);
    expect(await find('kubernetes !title:kubernetes')).toEqual(['plans']);
    expect(await find('kubernetes !throttles')).toEqual(['plans']);
    expect(await find('title:query')).toEqual(['plans']);
    expect(await find('"counts pages"')).toEqual(['plans']);
    expect(await find('"pages counts"')).toEqual([]);
    expect(await find('!pods !kubernetes')).toEqual(['errors']);
  });

  it('returns at most `limit` results, and parses documents only for `snippets`', async () => {
    const library = makeLibrary(
      Array.from({ length: 20 }, (_, n) => ({ title: `T${n}`, markdown: 'A heron.' })),
    );
    const searcher = createSearcher(library);
    expect(await searcher.searchAll('heron', { limit: 3 })).toMatchObject({
      total: 20,
      results: { length: 3 },
    });
    expect(library.asked.parsing).toEqual(['t0', 't1', 't2']);
    const { results } = await searcher.searchAll('heron', { snippets: 2 });
    expect(results.map(({ body }) => body !== undefined)).toEqual(
      Array.from({ length: 20 }, (_, n) => n < 2),
    );
    expect(library.asked.parsing).toHaveLength(5);
  });

  it('adds the same snippet later with `addSnippet`, once', async () => {
    const library = makeLibrary(SAMPLES);
    const later = createSearcher(library);
    const { results } = await later.searchAll('pages', { snippets: 0 });
    expect(results.map(({ body }) => body)).toEqual([undefined]);
    for (let turn = 0; turn < 2; turn++) for (const result of results) await later.addSnippet(result);
    expect(library.asked.parsing).toHaveLength(1);
    expect(results).toEqual((await later.searchAll('pages')).results);
  });

  it('finds hyphenated words written apart or as one word', async () => {
    const texts = ['A screen-reader.', 'Screen readers.', 'The screenreader.', 'A reader of screens.'];
    const library = makeLibrary(texts.map((markdown, n) => ({ title: `T${n}`, markdown })));
    expect(slugs(await createSearcher(library).searchAll('screen-reader')).sort()).toEqual([
      't0',
      't1',
      't2',
    ]);
  });

  it('searches other forms of a word, and ignores stop words if nothing has them', async () => {
    const library = makeLibrary([{ title: 'Descaling', markdown: 'Kettles are repaired.' }]);
    const find = (query: string) => createSearcher(library).searchAll(query);
    expect(await find('descale')).toMatchObject({ total: 1, corrections: [{ replacements: ['descaling'] }] });
    expect(await find('repairing')).toMatchObject({
      total: 1,
      corrections: [{ replacements: ['repaired'] }],
    });
    expect(slugs(await find('how to descale a kettle'))).toEqual(['descaling']);
    expect(slugs(await find('how to'))).toEqual([]);
  });

  it('ignores punctuation at the end of a phrase', async () => {
    expect(slugs(await searcher.searchAll('"counts pages,"'))).toEqual(['plans']);
  });

  it('searches only the articles that `filter` selects', async () => {
    const filter = ({ slug }: { slug: string }) => slug !== 'scaling';
    expect(slugs(await searcher.searchAll('kubernetes', { filter }))).toEqual(['plans']);
    expect((await searcher.searchAll('pages', { filter })).results[0]?.body?.snippet).toContain(
      'counts pages',
    );
  });

  it('yields between slices and rejects when it is aborted', async () => {
    const library = makeLibrary(generate({ articles: 600, size: 4000 }));
    const large = createSearcher(library);
    const yieldToEventLoop = vi.fn(async () => {});
    await large.searchAll('zzyyxxvv', { yieldToEventLoop });
    expect(yieldToEventLoop.mock.calls.length).toBeGreaterThan(5);
    const controller = new AbortController();
    const ended = large.searchAll('garden', {
      signal: controller.signal,
      yieldToEventLoop: async () => controller.abort(),
    });
    await expect(ended).rejects.toThrow(/abort/i);
    expect(library.asked.parsing).toEqual([]);
  });
});

describe('hostile query', () => {
  it.each([
    'x'.repeat(10_000),
    'ab '.repeat(5000),
    '"'.repeat(300),
    '\ud800 \udfff',
    '.*+?^$ {}()|[]\\',
    '👩‍💻',
    '\0',
    'category:"',
    '!'.repeat(50),
    'a\u0301'.repeat(100),
    'العربية',
  ])('%j returns valid ranges', async query => {
    searcher.searchMetadata(query);
    const { results } = await searcher.searchAll(query);
    for (const { article, titleMatches, body } of results) {
      for (const [start, end] of titleMatches) expect(start < end && end <= article.title.length).toBe(true);
      for (const [start, end] of body?.matches ?? [])
        expect(start < end && end <= (body?.snippet.length ?? 0)).toBe(true);
    }
  });
});

describe('suggestArticles', () => {
  const suggest = (name: string, count?: number) =>
    suggestArticles(makeLibrary(SAMPLES), name, count).map(({ slug }) => slug);

  it('returns articles with a similar slug or title', () => {
    expect(suggest('scalling')).toEqual(['scaling']);
    expect(suggest('query-plan')).toEqual(['plans']);
    expect(suggest('erors')).toEqual(['errors']);
    expect(suggest('kubernets-in-prod')).toEqual(['scaling']);
    expect(suggest('xylophone')).toEqual([]);
    expect(suggest('')).toEqual([]);
    expect(suggest('a', 1).length).toBeLessThanOrEqual(1);
  });
});
