/**
 * Every action of the binding table, by every key, in every context that has it. Each script has the keys before, and the outcome of
 * the key. An action without a script does not compile.
 */
import { describe, expect, test } from 'vitest';
import type { KeyAction } from '../../../src/tui/app/action.js';
import type { Effect } from '../../../src/tui/app/effect.js';
import type { State } from '../../../src/tui/app/state.js';
import { type Edit, EMPTY_FIELD } from '../../../src/tui/app/text-input.js';
import { BINDINGS, type KeyContext } from '../../../src/tui/keys/bindings.js';
import { Driver } from '../driver.js';
import { makeProblems, SAMPLES, WIDE_SAMPLE } from '../samples.js';

/** Keys that lead into each context. */
const START: Record<Exclude<KeyContext, 'any'>, string> = {
  list: '',
  filter: '/retry',
  opening: '<enter>',
  reader: '<enter>',
  contents: '<enter>t',
  'contents-filter': '<enter>t/',
  find: '<enter>/sentence',
  bookmarks: "<enter>m]m]m'",
  copy: '<enter>]y',
  browse: '<enter><tab><tab><tab>o',
  'full-view': '<enter>w',
  help: '?',
  problems: '!',
};

/**
 * Outcome of the key, which must not hold before it. It is text on the screen or its first row, an effect, or a part of the
 * state.
 */
type Outcome =
  | { on: 'screen' | 'top'; text: RegExp }
  | { on: 'effects'; effects: readonly Effect['type'][] }
  | { on: 'state'; of: (state: State) => unknown; is: unknown };

/** `after`: keys after those of `START`. */
type Script = Outcome & { after: string };

const shows = (text: RegExp, after = ''): Script => ({ on: 'screen', text, after });
const tops = (text: RegExp, after = ''): Script => ({ on: 'top', text, after });
const asks = (...effects: Effect['type'][]): Script => ({ on: 'effects', effects, after: '' });
const goesTo = (cursor: number, after = ''): Script => ({
  on: 'state',
  of: state => state.list.cursor,
  is: cursor,
  after,
});

/** The text being typed, with a bar at the cursor. */
function fieldIn({ screen, list, reading }: State): string {
  const field = reading?.contents.filter?.field ?? reading?.find?.field;
  const { text, cursor } = (screen === 'list' ? list.filter.field : field) ?? EMPTY_FIELD;
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

/** Scripts of a text field, the same for every field. */
function editing<F extends 'filter' | 'contents-filter' | 'find'>(field: F): Record<`${F}.${Edit}`, Script> {
  const leaves = (is: string, after: string): Script => ({
    on: 'state',
    of: fieldIn,
    is,
    after: `<ctrl+u>${after}`,
  });
  const scripts: Record<Edit, Script> = {
    erase: leaves('one t|', 'one tw'),
    'erase-word': leaves('one |', 'one two'),
    'erase-line': leaves('|', 'one'),
    left: leaves('on|e', 'one'),
    right: leaves('one|', 'one<left>'),
    start: leaves('|one', 'one'),
    end: leaves('one|', 'one<home>'),
  };
  return Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => [`${field}.${name}`, script]),
  ) as Record<`${F}.${Edit}`, Script>;
}

const SCRIPTS: Record<KeyAction, Script> = {
  quit: asks('quit'),
  suspend: asks('suspend'),
  redraw: asks('redraw'),
  help: shows(/esc close/),
  problems: shows(/10 problems in the library/),
  theme: shows(/Theme: \w+/),
  mouse: shows(/Mouse on/),
  reload: asks('reload-library', 'load'),
  edit: asks('edit'),

  'list.open': shows(/An opening paragraph/),
  'list.filter': shows(/❯/),
  'list.next-category': shows(/2 of 4 articles/),
  'list.previous-category': shows(/1 of 4 articles/),
  'list.sort': shows(/Sorted by title/),
  'list.mark': shows(/Marked as read/),
  'list.unread': shows(/3 of 4 articles/, 'u'),
  'list.down': shows(/▌ What a Retry/),
  'list.up': shows(/▌ Scaling/, 'j'),
  'list.page-down': shows(/▌ Café/),
  'list.page-up': shows(/▌ Scaling/, 'G'),
  'list.half-down': shows(/▌ Café/),
  'list.half-up': shows(/▌ Scaling/, 'G'),
  'list.top': shows(/▌ Scaling/, 'G'),
  'list.bottom': shows(/▌ Café/),
  'list.escape': shows(/· 4 articles/, '<tab>'),
  'list.leave': asks('quit'),

  ...editing('filter'),
  'filter.open': shows(/Sentence 1 on backoff/),
  'filter.cancel': shows(/s sort/),
  'filter.down': goesTo(1, '<ctrl+u>e'),
  'filter.up': goesTo(0, '<ctrl+u>e<down>'),
  'filter.page-down': goesTo(1, '<ctrl+u>e'),
  'filter.page-up': goesTo(0, '<ctrl+u>e<down>'),

  'opening.cancel': shows(/enter read/),

  'reader.down': tops(/DevOps · 15/),
  'reader.up': tops(/DevOps · 15/, 'jj'),
  'reader.page-down': tops(/Sentence 7/),
  'reader.page-up': shows(/An opening/, ' '),
  'reader.half-down': tops(/────/),
  'reader.half-up': shows(/An opening/, 'd'),
  'reader.top': shows(/An opening/, 'G'),
  'reader.bottom': shows(/100%/),
  'reader.leave': shows(/4 articles/),
  'reader.escape': shows(/4 articles/),
  'reader.next-article': shows(/Circuit Breakers/, 'qj<enter>'),
  'reader.previous-article': shows(/What a Retry Costs/, 'qj<enter>J'),
  'reader.next-heading': tops(/Requests/),
  'reader.previous-heading': tops(/Requests/, ']]'),
  'reader.wider': shows(/64 columns/),
  'reader.narrower': shows(/56 columns/),
  'reader.reset-width': shows(/60 columns/),
  'reader.focus': shows(/Focus on/),
  'reader.next-link': shows(/→ #limits/),
  'reader.previous-link': shows(/→ #limits/, '<tab><tab>'),
  'reader.follow': tops(/Limits/, '<tab>'),
  'reader.browse': shows(/Open example\.com\?/, '<tab><tab><tab>'),
  'reader.back': shows(/An opening/, '<tab><tab><enter>'),
  'reader.forward': shows(/Sentence 1 on backoff/, '<tab><tab><enter>H'),
  'reader.find': shows(/enter done/),
  'reader.next-match': shows(/2\/\d+/, '/sentence<enter>'),
  'reader.previous-match': shows(/1\/\d+/, '/sentence<enter>n'),
  'reader.contents': shows(/▌ Requests/),
  'reader.bookmark': shows(/Bookmark set/),
  'reader.bookmarks': shows(/▌ Limits/, ']]m'),
  'reader.copy': shows(/Copy what\?/),

  ...editing('find'),
  'find.accept': shows(/\/sentence 1\/\d+/),
  'find.cancel': shows(/An opening/, '<ctrl+u>sentence 9'),

  'contents.down': shows(/▌ Limits/),
  'contents.up': shows(/▌ Requests/, 'j'),
  'contents.page-down': shows(/▌ Autoscaling/),
  'contents.page-up': shows(/▌ Requests/, 'G'),
  'contents.half-down': shows(/▌ Autoscaling/),
  'contents.half-up': shows(/▌ Requests/, 'G'),
  'contents.top': shows(/▌ Requests/, 'G'),
  'contents.bottom': shows(/▌ Autoscaling/),
  'contents.jump': shows(/Sentence 1 on requests/),
  'contents.filter': shows(/4 headings/),
  'contents.leave': shows(/An opening/),
  'contents.close': shows(/An opening/),

  ...editing('contents-filter'),
  'contents-filter.jump': shows(/Sentence 1 on requests/),
  'contents-filter.cancel': shows(/▌ Requests/, 'limits'),
  'contents-filter.down': shows(/▌ Limits/),
  'contents-filter.up': shows(/▌ Requests/, '<down>'),
  'contents-filter.page-down': shows(/▌ Autoscaling/),
  'contents-filter.page-up': shows(/▌ Requests/, '<pgdn>'),

  'bookmarks.down': shows(/▌ Requests/),
  'bookmarks.up': shows(/▌ Scaling|▌ An opening/, 'j'),
  'bookmarks.page-down': shows(/▌ Limits/),
  'bookmarks.page-up': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.half-down': shows(/▌ Limits/),
  'bookmarks.half-up': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.top': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.bottom': shows(/▌ Limits/),
  'bookmarks.jump': tops(/Requests/, 'j'),
  'bookmarks.remove': asks('save'),
  'bookmarks.close': shows(/Sentence 1 on limits/),

  'reader.full-view': {
    on: 'state',
    of: ({ reading }) => reading?.fullView?.block.kind,
    is: 'code',
    after: ']',
  },
  'full-view.down': shows(/rows 2–23 of 50/),
  'full-view.up': shows(/rows 1–22 of 50/, 'j'),
  'full-view.page-down': shows(/rows 22–43 of 50/),
  'full-view.page-up': shows(/rows 1–22 of 50/, ' '),
  'full-view.half-down': shows(/rows 12–33 of 50/),
  'full-view.half-up': shows(/rows 1–22 of 50/, 'd'),
  'full-view.top': shows(/rows 1–22 of 50/, 'G'),
  'full-view.bottom': shows(/rows 29–50 of 50/),
  'full-view.left': shows(/columns 1–80 of 217/, 'l'),
  'full-view.right': shows(/columns 9–88 of 217/),
  'full-view.page-left': shows(/columns 1–80 of 217/, 'L'),
  'full-view.page-right': shows(/columns 79–158 of 217/),
  'full-view.start': shows(/columns 1–80 of 217/, '$'),
  'full-view.end': shows(/columns 138–217 of 217/),
  'full-view.next-block': shows(/column 1/),
  'full-view.previous-block': shows(/row1/, '<tab>'),
  'full-view.copy': asks('copy'),
  'full-view.copy-tsv': shows(/Only a table can be copied as TSV/),
  'full-view.close': shows(/Code comes first/),

  'copy.code': asks('copy'),
  'copy.link': asks('copy'),
  'copy.paragraph': asks('copy'),
  'copy.cancel': shows(/t contents/),

  'browse.accept': asks('browse'),
  'browse.cancel': shows(/→ https:/),

  'panel.down': shows(/ 2-23 of/),
  'panel.up': shows(/ 1-22 of/, 'j'),
  'panel.page-down': shows(/-(\d+) of \1/),
  'panel.page-up': shows(/ 1-22 of/, ' '),
  'panel.half-down': shows(/ (?!1-)\d+-\d+ of/),
  'panel.half-up': shows(/ 1-22 of/, 'd'),
  'panel.top': shows(/ 1-22 of/, 'G'),
  'panel.bottom': shows(/-(\d+) of \1/),
  'panel.close': shows(/4 articles/),
};

/** A key name as `Driver.keys` takes it. */
const typed = (key: string): string => ([...key].length === 1 ? key : `<${key}>`);

const CASES = BINDINGS.flatMap(({ contexts, action, keys }) => {
  const everywhere = Object.keys(START) as (keyof typeof START)[];
  const own = contexts.flatMap(context => (context === 'any' ? everywhere : [context]));
  return own.flatMap(context => keys.map(key => ({ context, does: action, key })));
});

describe.each(Object.keys(START) as (keyof typeof START)[])('%s', context => {
  const here = CASES.filter(each => each.context === context);

  test.each(here.map(({ does, key }) => [does, key] as const))('%s by %s', (does, key) => {
    const script = SCRIPTS[does];
    const slow = context === 'opening';
    const samples = context === 'full-view' ? [WIDE_SAMPLE] : SAMPLES;
    const driver = new Driver({ slow, samples, settings: { depth: 2 }, problems: makeProblems(10) }).keys(
      START[context] + script.after,
    );
    driver.effects.length = 0;
    expect(holds(driver, script)).toBe(false);
    driver.keys(typed(key));
    expect(holds(driver, script), shown(driver)).toBe(true);
  });
});

function holds(driver: Driver, outcome: Outcome): boolean {
  if (outcome.on === 'state') return outcome.of(driver.state) === outcome.is;
  if (outcome.on === 'effects') return driver.effects.some(({ type }) => outcome.effects.includes(type));
  const [top = ''] = shown(driver).split('\n');
  return outcome.text.test(outcome.on === 'top' ? top : shown(driver));
}

/** Text of the screen without styles. */
function shown(driver: Driver): string {
  return driver.text().replaceAll(/\u001b\[[\d;]*m/g, '');
}
