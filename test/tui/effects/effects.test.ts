import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { textLength } from '../../../src/document/document-text.js';
import type { History, ReadingState } from '../../../src/history/history.js';
import type { Parsing } from '../../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../../src/markdown/parse.js';
import type { Searcher } from '../../../src/search/search.js';
import type { Action } from '../../../src/tui/app/action.js';
import { foldAhead, foldedText } from '../../../src/tui/app/reader/find/folded-text.js';
import type { State } from '../../../src/tui/app/state.js';
import { createEffects } from '../../../src/tui/effects/create-effects.js';
import type { World } from '../../../src/tui/effects/effect-context.js';
import { Driver } from '../driver.js';

interface Edge {
  actions: Action[];
  kept: [path: string, change: ReadingState][];
  journal: { trouble: string | undefined };
  effects: ReturnType<typeof createEffects>;
}

function edge(
  change: {
    state?: Partial<State>;
    searcher?: Partial<Searcher>;
    reopen?: () => Promise<never>;
    lastInput?: number;
  } = {},
): Edge {
  const { state } = new Driver();
  const actions: Action[] = [];
  const kept: Edge['kept'] = [];
  const journal = {
    trouble: undefined as string | undefined,
    keep: (path: string, what: ReadingState) => void kept.push([path, what]),
    prefer: () => undefined,
  };
  const world = {
    setup: {
      journal: journal as unknown as History,
      library: state.library,
      searcher: async () => change.searcher as Searcher,
      ...(change.reopen ? { reopen: change.reopen } : {}),
    },
    state: () => ({ ...state, ...change.state }),
    dispatch: (action: Action) => void actions.push(action),
    lastInput: () => change.lastInput ?? Number.NEGATIVE_INFINITY,
  } as unknown as World;
  return { actions, kept, journal, effects: createEffects(world) };
}

describe('what is kept', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const document = parse('One paragraph.\n\nAnother of them, a little longer.');
  const place = (offset: number) =>
    ({
      type: 'keep-place',
      path: 'a.md',
      document,
      place: { block: 1, offset },
      percent: offset,
      read: false,
    }) as const;

  test('is the last place alone, within a second of moving, with its print', () => {
    const { effects, kept } = edge();
    for (let offset = 0; offset < 10; offset++) effects.run(place(offset));
    expect(kept).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(kept).toEqual([
      ['a.md', { place: { block: 1, offset: 9, fingerprint: 'f them, a little longer.' }, percent: 9 }],
    ]);
  });

  test('is written at the end, whatever is still to come', () => {
    const { effects, kept } = edge();
    effects.run(place(3));
    effects.flush();
    expect(kept).toHaveLength(1);
    vi.advanceTimersByTime(5000);
    effects.flush();
    expect(kept).toHaveLength(1);
  });

  test('marks and bookmarks are written at once', () => {
    const { effects, kept } = edge();
    effects.run({ type: 'keep', path: 'a.md', change: { read: true } });
    expect(kept).toEqual([['a.md', { read: true }]]);
  });

  test('trouble with the journal is said once', () => {
    const { effects, actions, journal } = edge();
    journal.trouble = 'The disk is full.';
    effects.run({ type: 'keep', path: 'a.md', change: { read: true } });
    effects.run({ type: 'keep', path: 'a.md', change: { read: false } });
    expect(actions).toEqual([{ type: 'told', text: 'The disk is full.', error: true }]);
  });
});

describe('loading', () => {
  test('answers with the request', async () => {
    const { effects, actions } = edge();
    const [article] = new Driver().library.articles;
    if (!article) throw new Error('no article');
    effects.run({ type: 'load', article, request: 7 });
    await vi.waitUntil(() => actions.length > 0);
    expect(actions).toMatchObject([{ type: 'loaded', request: 7 }]);
  });

  test('says why it failed', async () => {
    const library = {
      ...new Driver().library,
      parsing: async () => Promise.reject(new Error('permission denied')),
    };
    const { effects, actions } = edge({ state: { library } });
    effects.run({ type: 'load', article: library.articles[0] as never, request: 7 });
    await vi.waitUntil(() => actions.length > 0);
    expect(actions).toEqual([{ type: 'load-failed', request: 7, reason: 'permission denied' }]);
  });

  test('parses the rest while nobody types, and stops when the article is left', async () => {
    const parsing = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
    const reading = { parsing, place: { block: 0, offset: 0 } } as State['reading'];
    const there = edge({ state: { reading } });
    there.effects.run({ type: 'grow', parsing });
    await vi.waitUntil(() => parsing.done);
    expect(there.actions.at(-1)).toEqual({ type: 'grown', parsing });

    const left = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
    const { consumed } = left;
    edge().effects.run({ type: 'grow', parsing: left });
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)));
    expect(left.consumed).toBe(consumed);
  });

  test('rests while keys come, but for a step where little is ahead, unless a part that is still to come is waited for', async () => {
    const steps = async (goal: unknown, ahead = 10): Promise<number> => {
      let count = 0;
      const parsing = {
        get done() {
          return count === 5;
        },
        step: () => count++,
        document: { blocks: Array.from({ length: 50 + ahead }) },
      } as unknown as Parsing;
      const reading = { parsing, goal, place: { block: 50, offset: 0 } } as State['reading'];
      edge({ state: { reading }, lastInput: Number.POSITIVE_INFINITY }).effects.run({
        type: 'grow',
        parsing,
      });
      for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve));
      return count;
    };
    expect(await steps(undefined)).toBe(1);
    expect(await steps(undefined, 1000)).toBe(0);
    expect(await steps({ kind: 'end' })).toBeGreaterThan(1);
  });

  test('folds the text of an article between keys, before it is searched', async () => {
    const document = parse('A paragraph.\n\n'.repeat(1200));
    edge().effects.run({ type: 'prepare-find', document });
    await vi.waitUntil(() => !foldAhead(document, 0));
    expect(foldedText(document)).toHaveLength(textLength(document));
  });

  test('reopening says what cannot be reopened', async () => {
    const { effects, actions } = edge({ reopen: async () => Promise.reject(new Error('it is gone')) });
    effects.run({ type: 'reopen' });
    await vi.waitUntil(() => actions.length > 0);
    expect(actions).toEqual([{ type: 'told', text: 'it is gone', error: true }]);
    const fixed = edge();
    fixed.effects.run({ type: 'reopen' });
    expect(fixed.actions).toMatchObject([{ type: 'told', error: false }]);
  });
});

describe('searching', () => {
  const results = { hits: [], total: 0, tried: [] };

  test('answers twice, and the second ends the search', async () => {
    const { effects, actions } = edge({ searcher: { now: () => results, complete: async () => results } });
    effects.run({ type: 'search', query: 'a', request: 1 });
    await vi.waitUntil(() => actions.length === 2);
    expect(actions.map(action => action.type === 'found' && action.complete)).toEqual([false, true]);
  });

  test('a new query ends the one before', async () => {
    const asked: string[] = [];
    const searcher: Partial<Searcher> = {
      now: () => results,
      complete: async query => {
        asked.push(query);
        return results;
      },
    };
    const { effects, actions } = edge({ searcher });
    effects.run({ type: 'search', query: 'a', request: 1 });
    effects.run({ type: 'search', query: 'ab', request: 2 });
    await vi.waitUntil(() => actions.some(action => action.type === 'found' && action.complete));
    expect(asked).toEqual(['ab']);
  });

  test('a search that fails is said', async () => {
    const { effects, actions } = edge({
      searcher: { now: () => results, complete: async () => Promise.reject(new Error('unreadable')) },
    });
    effects.run({ type: 'search', query: 'a', request: 1 });
    await vi.waitUntil(() => actions.length === 2);
    expect(actions[1]).toEqual({ type: 'told', text: 'unreadable', error: true });
  });
});
