import { createRequire } from 'node:module';
import type FuseClass from 'fuse.js/basic';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import type { Range, Results } from '../../src/search/results/result.js';
import { createSearcher, nearest } from '../../src/search/search.js';
import { UserError } from '../../src/util/user-error.js';
import { generate } from '../support/generate.js';
import { makeDocument, makeLibrary, type Sample } from '../support/library.js';

/** As the search gets it: what `import` gives is another copy. */
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
const slugs = ({ hits }: Results) => hits.map(({ article }) => article.slug);
const marked = (text: string, ranges: readonly Range[]) =>
  ranges.map(([start, end]) => text.slice(start, end));
afterEach(() => void vi.restoreAllMocks());

describe('an empty query', () => {
  it.each(['', '   ', 'title:', '"', '!'])(
    '“%s” finds every article in order, without ranges',
    async query => {
      for (const results of [searcher.now(query), await searcher.complete(query)]) {
        expect(slugs(results)).toEqual(['scaling', 'plans', 'errors']);
        expect(results).toMatchObject({ total: 3, tried: [] });
        expect(
          results.hits.flatMap(hit => [...hit.title, ...hit.description, ...(hit.body?.ranges ?? [])]),
        ).toEqual([]);
      }
    },
  );
});

describe('now', () => {
  it('answers from the metadata, with ranges', () => {
    const { hits } = searcher.now('plan wrong');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit?.field).toBe('title');
    expect(marked(hit?.article.title ?? '', hit?.title ?? [])).toEqual(['Plan']);
    expect(marked(hit?.article.description ?? '', hit?.description ?? [])).toEqual(['wrong']);
    expect(hit?.body).toBeUndefined();
  });

  it('forgives slips, and marks the word that was meant', () => {
    const [hit] = searcher.now('kuberntes prodution').hits;
    expect(marked(hit?.article.title ?? '', hit?.title ?? [])).toEqual(['Kubernetes', 'Production']);
  });

  it('asks the library for nothing', () => {
    const library = makeLibrary(SAMPLES);
    createSearcher(library).now('kubernetes');
    expect(library.asked).toEqual({ bodies: 0, parsing: [] });
  });

  it('keeps up with a library that grows and is compiled', async () => {
    const library = makeLibrary(SAMPLES);
    const growing = createSearcher(library);
    expect(slugs(growing.now('networking'))).toEqual([]);
    await library.bodies();
    expect(slugs(growing.now('networking'))).toEqual(['scaling']);
    const [first, second, third] = library.articles;
    if (!first || !second || !third) throw new Error('three articles');
    Object.assign(library, {
      articles: [third, { ...second, slug: 'new', title: 'Networking anew' }, first],
    });
    expect(slugs(growing.now('networking'))).toEqual(['new', 'scaling']);
  });

  it('is the same after `prepare`, which rests between slices', async () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const prepared = createSearcher(library);
    const yieldToEventLoop = vi.fn(async () => {});
    await prepared.prepare({ yieldToEventLoop });
    expect(yieldToEventLoop).toHaveBeenCalled();
    expect(slugs(prepared.now('garden'))).toEqual(slugs(createSearcher(library).now('garden')));
  });

  it('is the same for a key that comes while `prepare` is at work', async () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const early = createSearcher(library);
    const found: string[][] = [];
    await early.prepare({ yieldToEventLoop: async () => void found.push(slugs(early.now('garden'))) });
    expect(found[0]).toEqual(slugs(createSearcher(library).now('garden')));
    // What was made for that key is kept: nothing is left to prepare.
    expect(found).toHaveLength(1);
  });

  it('makes hits of many articles without looking at what they match', () => {
    const library = makeLibrary(generate({ articles: 3000, size: 10 }));
    const { hits, total } = createSearcher(library).now('a');
    expect(hits).toHaveLength(total);
    expect(Object.keys(hits[0] ?? {})).not.toContain('title');
    expect(hits.every(({ score }, index) => score <= (hits[index - 1]?.score ?? score))).toBe(true);
  });

  it('never has fuse.js look through many articles', () => {
    const search = vi.spyOn(Fuse.prototype, 'search');
    const large = createSearcher(makeLibrary(generate({ articles: 2500, size: 10 })));
    for (const query of ['g', 'ga', 'garden', 'gardne', 'zzxxyyvv', 'garden !tra']) large.now(query);
    const looked = search.mock.contexts.map(fuse => (fuse as FuseClass<unknown>).getIndex().size());
    expect(looked.length).toBeGreaterThan(0);
    expect(Math.max(...looked)).toBeLessThanOrEqual(60);
  });
});

describe('complete', () => {
  it('finds words of the body, and says where they stand', async () => {
    const { hits } = await searcher.complete('throttles');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit).toMatchObject({
      field: 'body',
      title: [],
      body: { anchor: 'requests-and-limits', section: 'Requests and limits', line: 3 },
    });
    expect(hit?.body?.snippet).toBe('The kernel throttles it when the node is full.');
    expect(marked(hit?.body?.snippet ?? '', hit?.body?.ranges ?? [])).toEqual(['throttles']);
    expect(documentText(makeDocument(CLUSTER)).slice(hit?.body?.offset)).toMatch(/^throttles/);
  });

  it('has fuse.js order what is found in the metadata, and not what is in bodies alone', async () => {
    const search = vi.spyOn(Fuse.prototype, 'search');
    const library = makeLibrary(
      Array.from({ length: 30 }, (_, index) => ({
        title: `Pump ${index}`,
        markdown: 'Of valves and pipes.',
      })),
    );
    const own = createSearcher(library);
    expect((await own.complete('valves')).hits).toHaveLength(30);
    expect(search).not.toHaveBeenCalled();
    expect((await own.complete('pump')).hits).toHaveLength(30);
    expect(search).toHaveBeenCalled();
  });

  it('requires every word, wherever it stands', async () => {
    expect(slugs(await searcher.complete('kubernetes throttles'))).toEqual(['scaling']);
    expect(slugs(await searcher.complete('sql pages'))).toEqual(['plans']);
    expect(slugs(await searcher.complete('sql throttles'))).toEqual([]);
  });

  it('says whether the article is meant by its title or slug, or a place in it', async () => {
    const named = async (query: string) =>
      (await searcher.complete(query)).hits.map(hit => [hit.article.slug, hit.named]);
    expect(await named('kubernetes')).toEqual([
      ['scaling', true],
      ['plans', false],
    ]);
    expect(await named('kubernetes throttles')).toEqual([['scaling', false]]);
    const library = makeLibrary([{ title: 'Starting up', slug: 'first-steps', markdown: 'Art.' }]);
    const only = async (query: string) => (await createSearcher(library).complete(query)).hits[0]?.named;
    expect(await only('up start')).toBe(true);
    expect(await only('steps')).toBe(true);
    expect(await only('strating')).toBe(true);
    expect(await only('tart')).toBe(false);
  });

  it('puts titles before bodies, and whole words before parts', async () => {
    expect(slugs(await searcher.complete('kubernetes'))).toEqual(['scaling', 'plans']);
    const library = makeLibrary(['Undone', 'Donee', 'Done', 'A done thing'].map(title => ({ title })));
    expect(slugs(await createSearcher(library).complete('done'))).toEqual([
      'done',
      'a-done-thing',
      'donee',
      'undone',
    ]);
  });

  it('puts a whole word of a body before a few letters inside a word of a tag', async () => {
    const library = makeLibrary([
      { title: 'Pods', description: 'On autoscaling.', tags: ['autoscaling'] },
      { title: 'Links', markdown: 'OSC 8 makes a link.' },
    ]);
    expect(slugs(await createSearcher(library).complete('osc'))).toEqual(['links', 'pods']);
  });

  it('puts articles about a word before the body that has it with a slip, where they are more', async () => {
    const slip = { title: 'Errors', markdown: 'No article “kubernets”.' };
    const about = [{ title: 'Kubernetes' }, { title: 'Limits', tags: ['kubernetes'] }];
    const find = async (samples: Sample[]) => {
      const { hits } = await createSearcher(makeLibrary(samples)).complete('kubernets');
      expect(hits.every(({ score }, index) => score <= (hits[index - 1]?.score ?? score))).toBe(true);
      return hits.map(({ article }) => article.slug);
    };
    expect(await find([slip, ...about])).toEqual(['kubernetes', 'limits', 'errors']);
    expect(await find([slip, ...about.slice(1)])).toEqual(['errors', 'limits']);
    expect(await find([{ ...slip, title: 'Kubernets' }, ...about])).toEqual([
      'kubernets',
      'kubernetes',
      'limits',
    ]);
  });

  it('puts bodies with more of a word for their length first', async () => {
    const filler = ' and so on'.repeat(40);
    const library = makeLibrary([
      { title: 'Once', markdown: `heron${filler}` },
      { title: 'Often', markdown: `heron, heron and heron${filler}` },
      { title: 'Inside', markdown: `herons${filler}` },
      { title: 'Short', markdown: 'A heron.' },
    ]);
    expect(slugs(await createSearcher(library).complete('heron'))).toEqual([
      'short',
      'often',
      'once',
      'inside',
    ]);
  });

  it('puts bodies first whose words stand together', async () => {
    const filler = ' and so on'.repeat(20);
    const library = makeLibrary([
      { title: 'Apart', markdown: `heron${filler} pond${filler}` },
      { title: 'Together', markdown: `${filler} a heron at the pond${filler}` },
    ]);
    const { hits } = await createSearcher(library).complete('heron pond');
    expect(hits.map(({ article }) => article.slug)).toEqual(['together', 'apart']);
    expect(hits[0]?.body?.snippet).toContain('a heron at the pond');
  });

  it('keeps the library’s order among equals', async () => {
    const titles = Array.from({ length: 30 }, (_, n) => ({ title: 'Same title', slug: `s${n}` }));
    expect(slugs(await createSearcher(makeLibrary(titles)).complete('same'))).toEqual(
      titles.map(({ slug }) => slug),
    );
  });

  it('ignores accents both ways, composed or not, and marks what it matched', async () => {
    const library = makeLibrary([
      { title: 'Un cafe\u0301 noir', markdown: 'Le cafe\u0301s et le thé.' },
      { title: 'Cafe society' },
    ]);
    for (const query of ['cafe', 'café', 'CAFE\u0301']) {
      const { hits } = await createSearcher(library).complete(query);
      expect(hits.map(({ article, title }) => marked(article.title, title))).toEqual([
        ['cafe\u0301'],
        ['Cafe'],
      ]);
      expect(marked(hits[0]?.body?.snippet ?? '', hits[0]?.body?.ranges ?? [])).toEqual(['cafe\u0301']);
    }
  });

  it('tries what is near for a word that occurs nowhere, and names it', async () => {
    expect((await searcher.complete('throtles')).tried).toEqual([
      { word: 'throtles', instead: ['throttles'] },
    ]);
    expect(slugs(await searcher.complete('thortlles kubernets'))).toEqual(['scaling']);
    expect(await searcher.complete('Startup')).toMatchObject({
      tried: [{ word: 'Startup', instead: ['start-up'] }],
      total: 1,
    });
    expect(await searcher.complete('ku-bernetes')).toMatchObject({
      tried: [],
      total: 2,
    });
    expect((await searcher.complete('索引页面')).tried).toEqual([{ word: '索引页面', instead: [] }]);
    expect(await searcher.complete('xylophone')).toEqual({
      hits: [],
      total: 0,
      tried: [{ word: 'xylophone', instead: [] }],
    });
  });

  it('keeps a hit whose file has gone meanwhile, and the others', async () => {
    const library = makeLibrary(SAMPLES);
    const { parsing } = library;
    library.parsing = async article => {
      if (article.slug === 'scaling') throw new UserError('“scaling.md” is not there.');
      return parsing(article);
    };
    const { hits } = await createSearcher(library).complete('kubernetes');
    expect(hits.map(({ article, body }) => [article.slug, body?.line])).toEqual([
      ['scaling', undefined],
      ['plans', 3],
    ]);
    library.parsing = () => Promise.reject(new TypeError('a bug'));
    await expect(createSearcher(library).complete('kubernetes')).rejects.toThrow('a bug');
  });

  it('obeys the operators', async () => {
    const find = async (query: string) => slugs(await searcher.complete(query));
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

  it('does not keep more hits than asked for, nor read more documents than it shows', async () => {
    const library = makeLibrary(
      Array.from({ length: 20 }, (_, n) => ({ title: `T${n}`, markdown: 'A heron.' })),
    );
    const some = createSearcher(library);
    expect(await some.complete('heron', { limit: 3 })).toMatchObject({ total: 20, hits: { length: 3 } });
    expect(library.asked.parsing).toEqual(['t0', 't1', 't2']);
    const { hits } = await some.complete('heron', { passages: 2 });
    expect(hits.map(({ body }) => body !== undefined)).toEqual(Array.from({ length: 20 }, (_, n) => n < 2));
    expect(library.asked.parsing).toHaveLength(5);
  });

  it('gives a hit its passage later, once, and the same', async () => {
    const library = makeLibrary(SAMPLES);
    const later = createSearcher(library);
    const { hits } = await later.complete('pages', { passages: 0 });
    expect(hits.map(({ body }) => body)).toEqual([undefined]);
    for (let turn = 0; turn < 2; turn++) for (const hit of hits) await later.addPassage(hit);
    expect(library.asked.parsing).toHaveLength(1);
    expect(hits).toEqual((await later.complete('pages')).hits);
  });

  it('finds words that a hyphen joins, apart and in one', async () => {
    const texts = ['A screen-reader.', 'Screen readers.', 'The screenreader.', 'A reader of screens.'];
    const library = makeLibrary(texts.map((markdown, n) => ({ title: `T${n}`, markdown })));
    expect(slugs(await createSearcher(library).complete('screen-reader')).sort()).toEqual(['t0', 't1', 't2']);
  });

  it('tries other forms of a word, and does without small words where nothing has them', async () => {
    const library = makeLibrary([{ title: 'Descaling', markdown: 'Kettles are repaired.' }]);
    const find = (query: string) => createSearcher(library).complete(query);
    expect(await find('descale')).toMatchObject({ total: 1, tried: [{ instead: ['descaling'] }] });
    expect(await find('repairing')).toMatchObject({ total: 1, tried: [{ instead: ['repaired'] }] });
    expect(slugs(await find('how to descale a kettle'))).toEqual(['descaling']);
    expect(slugs(await find('how to'))).toEqual([]);
  });

  it('ignores the punctuation that ends a phrase', async () => {
    expect(slugs(await searcher.complete('"counts pages,"'))).toEqual(['plans']);
  });

  it('searches among some of the articles', async () => {
    const only = ({ slug }: { slug: string }) => slug !== 'scaling';
    expect(slugs(await searcher.complete('kubernetes', { only }))).toEqual(['plans']);
    expect((await searcher.complete('pages', { only })).hits[0]?.body?.snippet).toContain('counts pages');
  });

  it('rests between slices and can be ended there', async () => {
    const library = makeLibrary(generate({ articles: 600, size: 4000 }));
    const large = createSearcher(library);
    const yieldToEventLoop = vi.fn(async () => {});
    await large.complete('zzyyxxvv', { yieldToEventLoop });
    expect(yieldToEventLoop.mock.calls.length).toBeGreaterThan(5);
    const controller = new AbortController();
    const ended = large.complete('garden', {
      signal: controller.signal,
      yieldToEventLoop: async () => controller.abort(),
    });
    await expect(ended).rejects.toThrow(/abort/i);
    expect(library.asked.parsing).toEqual([]);
  });
});

describe('any text as a query', () => {
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
  ])('%j is answered', async query => {
    searcher.now(query);
    const { hits } = await searcher.complete(query);
    for (const { article, title, body } of hits) {
      for (const [start, end] of title) expect(start < end && end <= article.title.length).toBe(true);
      for (const [start, end] of body?.ranges ?? [])
        expect(start < end && end <= (body?.snippet.length ?? 0)).toBe(true);
    }
  });
});

describe('nearest', () => {
  const near = (name: string, count?: number) =>
    nearest(makeLibrary(SAMPLES), name, count).map(({ slug }) => slug);

  it('names the articles that may be meant', () => {
    expect(near('scalling')).toEqual(['scaling']);
    expect(near('query-plan')).toEqual(['plans']);
    expect(near('erors')).toEqual(['errors']);
    expect(near('kubernets-in-prod')).toEqual(['scaling']);
    expect(near('xylophone')).toEqual([]);
    expect(near('')).toEqual([]);
    expect(near('a', 1).length).toBeLessThanOrEqual(1);
  });
});
