import { expect, test } from 'vitest';
import type { History } from '../../../src/history/history.js';
import { openHistory } from '../../../src/history/open-history.js';
import type { ReaderSetup } from '../../../src/tui/session/reader-options.js';
import { beginning, firstActions } from '../../../src/tui/session/startup.js';
import { makeShelf } from '../sample-library.js';
import { SAMPLES } from '../samples.js';

const none = (): History => openHistory({ dir: undefined, key: 'test', clock: () => new Date(0) });

function setup(change: Partial<ReaderSetup> = {}, env: NodeJS.ProcessEnv = {}): ReaderSetup {
  return {
    library: makeShelf(SAMPLES),
    journal: none(),
    start: {},
    settings: { depth: 0, ascii: false, hyperlinks: false, keys: {} },
    program: 'lectern',
    process: { env },
    ...change,
  } as unknown as ReaderSetup;
}

const SIZE = { columns: 80, rows: 24 };

test('the Linux console is drawn on in ASCII', () => {
  expect(beginning(setup({}, { TERM: 'linux' }), SIZE).settings.ascii).toBe(true);
  expect(beginning(setup({}, { TERM: 'xterm' }), SIZE).settings.ascii).toBe(false);
});

test('to continue where nothing is known to continue with is said', () => {
  const start = { resume: true };
  expect(firstActions(setup({ start }))).toEqual([
    { type: 'told', text: 'Without the journal no article is known to continue with.', error: false },
  ]);
  const lasting = { ...none(), lasts: true, last: undefined } as unknown as History;
  expect(firstActions(setup({ start, journal: lasting }))).toMatchObject([
    { text: 'No article was read here yet.' },
  ]);
  const journal = none();
  journal.keep('retries.md', { place: { block: 0, offset: 0 } });
  expect(firstActions(setup({ start, journal }))).toMatchObject([
    { type: 'open', article: { slug: 'retries' } },
  ]);
});

test('what the journal met at its start is said first', () => {
  const journal: History = { ...none(), preferences: {}, trouble: 'It was damaged.', last: undefined };
  const told = { type: 'told', text: 'It was damaged.', error: true };
  expect(firstActions(setup({ journal }))).toEqual([{ type: 'begun' }, told]);
  const start = { article: makeShelf(SAMPLES).articles[0] } as ReaderSetup['start'];
  expect(firstActions(setup({ journal, start }))).toMatchObject([{ type: 'open' }, told]);
});

test('files beside the library can be opened where the setup knows how to', () => {
  expect(beginning(setup(), SIZE).settings.guests).toBe(false);
  expect(beginning(setup({ openFile: async () => makeShelf([]) }), SIZE).settings.guests).toBe(true);
});

test('an article that is opened by its name and is the only one there is has no list behind it', () => {
  const library = makeShelf([{ title: 'One', markdown: 'text' }]);
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  const isAlone = (change: Partial<ReaderSetup>) => beginning(setup(change), SIZE).settings.alone;
  expect(isAlone({ library, start: { article } })).toBe(true);
  expect(isAlone({ library })).toBe(false);
  const [other] = makeShelf(SAMPLES).articles;
  expect(isAlone(other ? { start: { article: other } } : {})).toBe(false);
});

test('contents stand beside the text unless they were closed there', () => {
  const journal = none();
  expect(beginning(setup({ journal }), SIZE).settings.contents).toBe(true);
  journal.prefer({ contents: false });
  expect(beginning(setup({ journal }), SIZE).settings.contents).toBe(false);
});

test('the measure is what was asked for now, else what was wished for and not taken back, else the usual one', () => {
  const journal = none();
  const measure = (width?: number) => {
    const { settings } = setup();
    const asked = width === undefined ? settings : { ...settings, width };
    return beginning(setup({ journal, settings: asked }), SIZE).settings.measure;
  };
  const usual = measure();
  journal.prefer({ measure: 60 });
  expect([measure(), measure(40)]).toEqual([60, 40]);
  journal.prefer({ measure: null });
  expect([measure(), measure(40)]).toEqual([usual, 40]);
});
