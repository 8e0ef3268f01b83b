import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { textLength } from '../../../src/document/document-text.js';
import type { History } from '../../../src/history/history.js';
import type { ReadingState } from '../../../src/history/reading-state.js';
import type { Library } from '../../../src/library/library.js';
import type { IncrementalParse } from '../../../src/markdown/incremental-parse.js';
import { parse, startParse } from '../../../src/markdown/parse.js';
import type { Searcher } from '../../../src/search/search.js';
import type { Action } from '../../../src/tui/app/action.js';
import { foldBlocks, foldedText } from '../../../src/tui/app/reader/find/folded-text.js';
import { errorText } from '../../../src/tui/app/reducer.js';
import type { State } from '../../../src/tui/app/state.js';
import { createEffects } from '../../../src/tui/effects/create-effects.js';
import type { EffectContext } from '../../../src/tui/effects/effect-context.js';
import { createExternalPrograms } from '../../../src/tui/effects/external-programs.js';
import { UserError } from '../../../src/util/user-error.js';
import { waitUntil } from '../../support/wait.js';
import { Driver } from '../driver.js';

interface Harness {
  actions: Action[];
  saved: [path: string, change: ReadingState][];
  history: { warning: string | undefined };
  effects: ReturnType<typeof createEffects>;
}

/** Effects with a fake history, library and searcher. Records the actions and what was saved. */
function createHarness(
  change: {
    state?: Partial<State>;
    searcher?: Partial<Searcher>;
    reloadLibrary?: () => Promise<never>;
    lastInput?: number;
  } = {},
): Harness {
  const { state } = new Driver();
  const actions: Action[] = [];
  const saved: Harness['saved'] = [];
  const history = {
    warning: undefined as string | undefined,
    save: (path: string, what: ReadingState) => void saved.push([path, what]),
    setPreferences: () => undefined,
  };
  const context = {
    options: {
      history: history as unknown as History,
      library: state.library,
      searcher: async () => change.searcher as Searcher,
      ...(change.reloadLibrary ? { reloadLibrary: change.reloadLibrary } : {}),
    },
    state: () => ({ ...state, ...change.state }),
    dispatch: (action: Action) => void actions.push(action),
    lastInput: () => change.lastInput ?? Number.NEGATIVE_INFINITY,
  } as unknown as EffectContext;
  return { actions, saved, history, effects: createEffects(context) };
}

describe('persistence', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const document = parse('One paragraph.\n\nAnother of them, a little longer.');
  const savePosition = (offset: number) =>
    ({
      type: 'save-position',
      path: 'a.md',
      document,
      position: { block: 1, offset },
      percent: offset,
      read: false,
    }) as const;

  test('saves only the last position, within a second of moving, with its fingerprint', () => {
    const { effects, saved } = createHarness();
    for (let offset = 0; offset < 10; offset++) effects.run(savePosition(offset));
    expect(saved).toEqual([]);
    vi.advanceTimersByTime(1000);
    const fingerprint = 'f them, a little longer.';
    expect(saved).toMatchObject([['a.md', { position: { block: 1, offset: 9, fingerprint }, percent: 9 }]]);
  });

  test('saves a pending position once when flushed', () => {
    const { effects, saved } = createHarness();
    effects.run(savePosition(3));
    effects.flush();
    expect(saved).toHaveLength(1);
    vi.advanceTimersByTime(5000);
    effects.flush();
    expect(saved).toHaveLength(1);
  });

  test('saves marks and bookmarks at once', () => {
    const { effects, saved } = createHarness();
    effects.run({ type: 'save', path: 'a.md', change: { read: true } });
    expect(saved).toEqual([['a.md', { read: true }]]);
  });

  test('shows a warning of the history once', () => {
    const { effects, actions, history } = createHarness();
    history.warning = 'The disk is full.';
    effects.run({ type: 'save', path: 'a.md', change: { read: true } });
    effects.run({ type: 'save', path: 'a.md', change: { read: false } });
    expect(actions).toEqual([{ type: 'message-shown', text: 'The disk is full.', error: true }]);
  });
});

describe('load', () => {
  test('answers with the request id', async () => {
    const { effects, actions } = createHarness();
    const [article] = new Driver().library.articles;
    if (!article) throw new Error('no article');
    effects.run({ type: 'load', article, request: 7 });
    await waitUntil(() => actions.length > 0);
    expect(actions).toMatchObject([{ type: 'loaded', request: 7 }]);
  });

  test('answers with the reason of a failure', async () => {
    const library = {
      ...new Driver().library,
      parsing: async () => Promise.reject(new Error('permission denied')),
    };
    const { effects, actions } = createHarness({ state: { library } });
    effects.run({ type: 'load', article: library.articles[0] as never, request: 7 });
    await waitUntil(() => actions.length > 0);
    expect(actions).toEqual([{ type: 'load-failed', request: 7, reason: 'Permission denied' }]);
  });

  describe('with the start of the article', () => {
    const { library, state } = new Driver();
    const article = library.articles[0] as never;
    const open = (parsingStart: Library['parsingStart'], parsing = library.parsing) => {
      const change = {
        settings: { ...state.settings, images: 'blocks' } as const,
        library: {
          ...library,
          parsing,
          imageFolders: { folders: [] },
          ...(parsingStart && { parsingStart }),
        },
      };
      const harness = createHarness({ state: change });
      harness.effects.run({ type: 'load', article, request: 7, showsStart: true });
      return harness;
    };

    const startOf = (paragraph: string) => startParse(`${paragraph}\n\n`.repeat(500), {}, () => 100);

    test('answers with it first, and reads the whole when it could be drawn', async () => {
      let hasYielded = false;
      const parsingStart = async () => {
        setImmediate(() => {
          hasYielded = true;
        });
        return startOf('Text.');
      };
      const parsing = vi.fn(async () => {
        expect(hasYielded).toBe(true);
        return library.parsing(article);
      });
      const { actions } = open(parsingStart, parsing);
      await waitUntil(() => actions.length > 1);
      expect(actions).toMatchObject([
        { type: 'start-loaded', request: 7, parsing: { done: false } },
        { type: 'loaded', request: 7 },
      ]);
    });

    test.each<[string, unknown]>([
      ['![A picture](a.png)', expect.any(Function)],
      ['No picture.', undefined],
    ])('finds the images of the start %s', async (paragraph, findImage) => {
      const { actions } = open(async () => startOf(paragraph));
      await waitUntil(() => actions.length > 0);
      expect(actions[0]).toEqual({ type: 'start-loaded', request: 7, parsing: expect.anything(), findImage });
    });

    test.each<[string, Library['parsingStart']]>([
      ['is none', async () => undefined],
      ['cannot be known', undefined],
      ['cannot be read', async () => Promise.reject(new Error('permission denied'))],
    ])('answers with the whole if there %s', async (_, parsingStart) => {
      const { actions } = open(parsingStart);
      await waitUntil(() => actions.length > 0);
      expect(actions).toMatchObject([{ type: 'loaded', request: 7 }]);
    });
  });

  test('loads no preview if the list has been left meanwhile', () => {
    vi.useFakeTimers();
    const { library } = new Driver();
    const parsing = vi.fn(library.parsing);
    const screens: State['screen'][] = ['list', 'reader'];
    for (const screen of screens) {
      const { effects } = createHarness({ state: { screen, library: { ...library, parsing } } });
      effects.run({ type: 'preview', article: library.articles[0] as never });
      vi.advanceTimersByTime(1000);
    }
    vi.useRealTimers();
    expect(parsing).toHaveBeenCalledTimes(1);
  });

  test('parses the rest of an article while idle, and stops when it is left', async () => {
    const parsing = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
    const reading = { parsing, position: { block: 0, offset: 0 } } as State['reading'];
    const open = createHarness({ state: { reading } });
    open.effects.run({ type: 'parse-rest', parsing });
    await waitUntil(() => parsing.done);
    expect(open.actions.at(-1)).toEqual({ type: 'document-grown', parsing });

    const left = startParse('Some text.\n\n'.repeat(500), {}, () => 100);
    const { consumed } = left;
    createHarness().effects.run({ type: 'parse-rest', parsing: left });
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)));
    expect(left.consumed).toBe(consumed);
  });

  test('slows parsing down while keys arrive, unless a jump waits for a later part', async () => {
    const countSteps = async (pendingJump: unknown, ahead = 10): Promise<number> => {
      let count = 0;
      const parsing = {
        get done() {
          return count === 5;
        },
        step: () => count++,
        document: { blocks: Array.from({ length: 50 + ahead }) },
      } as unknown as IncrementalParse;
      const reading = {
        parsing,
        pendingJump: pendingJump,
        position: { block: 50, offset: 0 },
      } as State['reading'];
      createHarness({ state: { reading }, lastInput: Number.POSITIVE_INFINITY }).effects.run({
        type: 'parse-rest',
        parsing,
      });
      for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve));
      return count;
    };
    expect(await countSteps(undefined)).toBe(1);
    expect(await countSteps(undefined, 1000)).toBe(0);
    expect(await countSteps({ kind: 'end' })).toBeGreaterThan(1);
  });

  test('folds the text of an article between keys, before find needs it', async () => {
    const document = parse('A paragraph.\n\n'.repeat(1200));
    createHarness().effects.run({ type: 'prepare-find', document });
    await waitUntil(() => !foldBlocks(document, 0));
    expect(foldedText(document)).toHaveLength(textLength(document));
  });

  test('shows the error of a failed reload', async () => {
    const { effects, actions } = createHarness({
      reloadLibrary: async () => Promise.reject(new Error('it is gone')),
    });
    effects.run({ type: 'reload-library' });
    await waitUntil(() => actions.length > 0);
    expect(actions).toEqual([{ type: 'message-shown', text: 'It is gone', error: true }]);
    const bundled = createHarness();
    bundled.effects.run({ type: 'reload-library' });
    expect(bundled.actions).toMatchObject([
      { text: 'Nothing to reload: this library is built in', error: false },
    ]);
  });
});

describe('search', () => {
  const results = { results: [], total: 0, corrections: [] };

  test('answers twice, the second time completely', async () => {
    const { effects, actions } = createHarness({
      searcher: { searchMetadata: () => results, searchAll: async () => results },
    });
    effects.run({ type: 'search', query: 'a', request: 1 });
    await waitUntil(() => actions.length === 2);
    expect(actions.map(action => action.type === 'search-answered' && action.complete)).toEqual([
      false,
      true,
    ]);
  });

  test('aborts the search before a new query', async () => {
    const asked: string[] = [];
    const searcher: Partial<Searcher> = {
      searchMetadata: () => results,
      searchAll: async query => {
        asked.push(query);
        return results;
      },
    };
    const { effects, actions } = createHarness({ searcher });
    effects.run({ type: 'search', query: 'a', request: 1 });
    effects.run({ type: 'search', query: 'ab', request: 2 });
    await waitUntil(() => actions.some(action => action.type === 'search-answered' && action.complete));
    expect(asked).toEqual(['ab']);
  });

  test('ends a failed search with the results so far, and shows its error', async () => {
    const { effects, actions } = createHarness({
      searcher: {
        searchMetadata: () => results,
        searchAll: async () => Promise.reject(new Error('unreadable')),
      },
    });
    effects.run({ type: 'search', query: 'a', request: 1 });
    await waitUntil(() => actions.length === 3);
    expect(actions).toMatchObject([
      { type: 'search-answered', results, complete: false },
      { type: 'search-answered', results, complete: true },
      { type: 'message-shown', text: 'Unreadable', error: true },
    ]);
  });
});

const noLibraries = { libraryOf: () => ({}) as Library };

describe('copy', () => {
  test.each([
    [
      'through the terminal',
      { SSH_CONNECTION: 'there', TERM: 'xterm' },
      'Copied x (if your terminal supports it)',
    ],
    ['without a clipboard', { SSH_CONNECTION: 'there', TERM: 'linux' }, 'No clipboard available'],
  ])('reports a copy %s', async (_, env, text) => {
    const fd = openSync(devNull, 'w');
    const actions: Action[] = [];
    const process = { env, stdout: { isTTY: true, fd } };
    const context = { options: { process }, dispatch: (action: Action) => void actions.push(action) };
    await createExternalPrograms(context as unknown as EffectContext, noLibraries).copy({
      type: 'copy',
      text: 'a',
      description: 'x',
    });
    closeSync(fd);
    expect(actions).toEqual([{ type: 'message-shown', text, error: false }]);
  });
});

test.each(['VISUAL', 'EDITOR'])('names the editor in %s that cannot be run', async variable => {
  const actions: Action[] = [];
  const context = {
    options: { process: { env: { [variable]: 'no-such-editor -w' } } },
    dispatch: (action: Action) => void actions.push(action),
    lend: (use: () => Promise<void>) => use(),
  };
  const { edit } = createExternalPrograms(context as unknown as EffectContext, noLibraries);
  await edit({ type: 'edit', file: 'a.md', line: 1 });
  const text = 'Cannot run "no-such-editor -w"; set VISUAL or EDITOR to an installed editor';
  expect(actions).toEqual([{ type: 'message-shown', text, error: true }]);
});

describe('errorText', () => {
  test.each([
    [
      new UserError('no article named "a"', { hint: 'to list them: lectern list' }),
      'No article named "a"; to list them: lectern list',
    ],
    [new UserError('a.md: permission denied'), 'a.md: permission denied'],
    [new Error('permission denied'), 'Permission denied'],
    ['disk full', 'Disk full'],
  ])('writes an error as a status line: %s', (error, text) => {
    expect(errorText(error)).toBe(text);
  });
});
