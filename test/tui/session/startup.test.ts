import { expect, test } from 'vitest';
import { History } from '../../../src/history/history.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { withOverrides } from '../../../src/tui/keys/overrides.js';
import type { ReaderOptions } from '../../../src/tui/session/reader-options.js';
import { firstActions, startState } from '../../../src/tui/session/startup.js';
import { makeParsedLibrary } from '../sample-library.js';
import { SAMPLES } from '../samples.js';

const none = (): History => new History({ dir: undefined, key: 'test', clock: () => new Date(0) });

function setup(change: Partial<ReaderOptions> = {}, env: NodeJS.ProcessEnv = {}): ReaderOptions {
  return {
    library: makeParsedLibrary(SAMPLES),
    history: none(),
    start: {},
    settings: { depth: 0, ascii: false, hyperlinks: false, italics: true, keys: {} },
    program: 'lectern',
    process: { env },
    ...change,
  } as unknown as ReaderOptions;
}

const SIZE = { columns: 80, rows: 24 };

test('uses ASCII on the Linux console', () => {
  expect(startState(setup({}, { TERM: 'linux' }), SIZE).settings.ascii).toBe(true);
  expect(startState(setup({}, { TERM: 'xterm' }), SIZE).settings.ascii).toBe(false);
});

test('shows a message if there is nothing to continue', () => {
  const start = { resume: true };
  expect(firstActions(setup({ start }))).toEqual([
    {
      type: 'message-shown',
      text: 'No article to continue with: the history is off',
      error: false,
    },
  ]);
  const lasting = {
    ...none(),
    isPersistent: true,
    preferences: {},
    lastVisited: undefined,
  } as unknown as History;
  expect(firstActions(setup({ start, history: lasting }))).toMatchObject([
    { text: 'No article to continue with yet' },
  ]);
  const history = none();
  history.save('retries.md', { position: { block: 0, offset: 0 } });
  expect(firstActions(setup({ start, history }))).toMatchObject([
    { type: 'open-article', article: { slug: 'retries' } },
  ]);
});

test('shows a warning from loading the history', () => {
  const history = {
    ...none(),
    readingState: () => ({}),
    preferences: {},
    warning: 'It was damaged.',
    lastVisited: undefined,
  } as unknown as History;
  const warning = { type: 'message-shown', text: 'It was damaged.', error: true };
  expect(firstActions(setup({ history }))).toEqual([{ type: 'started' }, warning]);
  const start = { article: makeParsedLibrary(SAMPLES).articles[0] } as ReaderOptions['start'];
  expect(firstActions(setup({ history, start }))).toMatchObject([{ type: 'open-article' }, warning]);
});

test('opens external articles if the options can', () => {
  expect(startState(setup(), SIZE).settings.opensExternalArticles).toBe(false);
  expect(
    startState(setup({ openExternalArticle: async () => makeParsedLibrary([]) }), SIZE).settings
      .opensExternalArticles,
  ).toBe(true);
});

test('has no list for a single article opened by name', () => {
  const library = makeParsedLibrary([{ title: 'One', markdown: 'text' }]);
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  const isSingleArticle = (change: Partial<ReaderOptions>) =>
    startState(setup(change), SIZE).settings.isSingleArticle;
  expect(isSingleArticle({ library, start: { article } })).toBe(true);
  expect(isSingleArticle({ library })).toBe(false);
  const [other] = makeParsedLibrary(SAMPLES).articles;
  expect(isSingleArticle(other ? { start: { article: other } } : {})).toBe(false);
});

test('shows contents beside the text unless they were hidden', () => {
  const history = none();
  expect(startState(setup({ history }), SIZE).settings.contents).toBe(true);
  history.setPreferences({ contents: false });
  expect(startState(setup({ history }), SIZE).settings.contents).toBe(false);
});

test('takes the width from the options, else the history, else the default', () => {
  const history = none();
  const widthFor = (width?: number) => {
    const { settings } = setup();
    const requested = width === undefined ? settings : { ...settings, width };
    return startState(setup({ history, settings: requested }), SIZE).settings.width;
  };
  const defaultWidth = widthFor();
  history.setPreferences({ width: 60 });
  expect([widthFor(), widthFor(40)]).toEqual([60, 40]);
  history.setPreferences({ width: null });
  expect([widthFor(), widthFor(40)]).toEqual([defaultWidth, 40]);
});

test('knows the key of the full view as the user has bound it', () => {
  const keyOf = (keys: string) =>
    startState(setup(), SIZE, { bindings: withOverrides(BINDINGS, { 'reader.full-view': keys }).bindings })
      .settings.fullViewKey;
  expect(startState(setup(), SIZE).settings.fullViewKey).toBe('w');
  expect(keyOf('f5 x')).toBe('f5');
  expect(keyOf('')).toBeUndefined();
});
