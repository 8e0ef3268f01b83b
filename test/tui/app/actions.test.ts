/**
 * Every action of the binding table, by every key, in every context that has it: the keys that lead there, the key, and what
 * comes of it. An action without a row here does not compile.
 */
import { describe, expect, test } from 'vitest';
import type { KeyAction } from '../../../src/tui/app/action.js';
import type { Effect } from '../../../src/tui/app/effect.js';
import type { State } from '../../../src/tui/app/state.js';
import { type Edit, EMPTY_FIELD } from '../../../src/tui/app/text-input.js';
import { BINDINGS, type Context } from '../../../src/tui/keys/bindings.js';
import { Driver } from '../driver.js';
import { problems } from '../samples.js';

/** The keys that lead into a context. */
const START: Record<Exclude<Context, 'any'>, string> = {
  list: '',
  filter: '/retry',
  opening: '<enter>',
  reader: '<enter>',
  contents: '<enter>t',
  headings: '<enter>t/',
  find: '<enter>/sentence',
  bookmarks: "<enter>m]m]m'",
  copy: '<enter>]y',
  browse: '<enter><tab><tab><tab>o',
  help: '?',
  problems: '!',
};

/** What comes of the key: on the screen then and not before, on its first row, asked of the world, or the state that it leaves. */
type Outcome =
  | { on: 'screen' | 'top'; text: RegExp }
  | { on: 'world'; effects: readonly Effect['type'][] }
  | { on: 'state'; of: (state: State) => unknown; is: unknown };

/** `after`: keys after those that lead into the context. */
type Script = Outcome & { after: string };

const shows = (text: RegExp, after = ''): Script => ({ on: 'screen', text, after });
const tops = (text: RegExp, after = ''): Script => ({ on: 'top', text, after });
const asks = (...effects: Effect['type'][]): Script => ({ on: 'world', effects, after: '' });
const goesTo = (cursor: number, after = ''): Script => ({
  on: 'state',
  of: state => state.list.cursor,
  is: cursor,
  after,
});

/** The text that is being typed, a bar where the cursor is. */
function fieldIn({ front, list, reading }: State): string {
  const field = reading?.contents.narrowed?.field ?? reading?.find?.field;
  const { text, cursor } = (front === 'list' ? list.filter.field : field) ?? EMPTY_FIELD;
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

/** Editing a line is the same in all fields. */
function editing<F extends 'filter' | 'headings' | 'find'>(field: F): Record<`${F}.${Edit}`, Script> {
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
  reload: asks('reopen', 'load'),
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
  'reader.page-down': tops(/Sentence 6/),
  'reader.page-up': shows(/An opening/, ' '),
  'reader.half-down': tops(/Requests/),
  'reader.half-up': shows(/An opening/, 'd'),
  'reader.top': shows(/An opening/, 'G'),
  'reader.bottom': shows(/100 %/),
  'reader.leave': shows(/4 articles/),
  'reader.escape': shows(/4 articles/),
  'reader.next-article': shows(/Circuit Breakers/, 'qj<enter>'),
  'reader.previous-article': shows(/What a Retry Costs/, 'qj<enter>J'),
  'reader.next-heading': tops(/Requests/),
  'reader.previous-heading': tops(/Requests/, ']]'),
  'reader.wider': shows(/64 columns wide/),
  'reader.narrower': shows(/56 columns wide/),
  'reader.usual': shows(/60 columns wide/),
  'reader.focus': shows(/Focus on the paragraph/),
  'reader.next-link': shows(/→ #limits/),
  'reader.previous-link': shows(/→ #limits/, '<tab><tab>'),
  'reader.follow': tops(/Limits/, '<tab>'),
  'reader.browse': shows(/Open example\.com\?/, '<tab><tab><tab>'),
  'reader.back': shows(/An opening/, '<tab><tab><enter>'),
  'reader.forward': shows(/Sentence 1 on backoff/, '<tab><tab><enter>H'),
  'reader.find': shows(/enter keep/),
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
  'contents.narrow': shows(/4 headings/),
  'contents.leave': shows(/An opening/),
  'contents.close': shows(/An opening/),

  ...editing('headings'),
  'headings.go': shows(/Sentence 1 on requests/),
  'headings.cancel': shows(/▌ Requests/, 'limits'),
  'headings.down': shows(/▌ Limits/),
  'headings.up': shows(/▌ Requests/, '<down>'),
  'headings.page-down': shows(/▌ Autoscaling/),
  'headings.page-up': shows(/▌ Requests/, '<pgdn>'),

  'bookmarks.down': shows(/▌ Requests/),
  'bookmarks.up': shows(/▌ Scaling|▌ An opening/, 'j'),
  'bookmarks.page-down': shows(/▌ Limits/),
  'bookmarks.page-up': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.half-down': shows(/▌ Limits/),
  'bookmarks.half-up': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.top': shows(/▌ Scaling|▌ An opening/, 'jj'),
  'bookmarks.bottom': shows(/▌ Limits/),
  'bookmarks.go': tops(/Requests/, 'j'),
  'bookmarks.remove': asks('keep'),
  'bookmarks.close': shows(/Sentence 1 on limits/),

  'copy.code': asks('copy'),
  'copy.link': asks('copy'),
  'copy.paragraph': asks('copy'),
  'copy.cancel': shows(/t contents/),

  'browse.accept': asks('browse'),
  'browse.cancel': shows(/→ https:/),

  'help.down': shows(/ 2-23 of/),
  'help.up': shows(/ 1-22 of/, 'j'),
  'help.page-down': shows(/-(\d+) of \1/),
  'help.page-up': shows(/ 1-22 of/, ' '),
  'help.half-down': shows(/ (?!1-)\d+-\d+ of/),
  'help.half-up': shows(/ 1-22 of/, 'd'),
  'help.top': shows(/ 1-22 of/, 'G'),
  'help.bottom': shows(/-(\d+) of \1/),
  'help.close': shows(/4 articles/),
};

/** A key by its name, as a script writes it. */
const typed = (key: string): string => ([...key].length === 1 ? key : `<${key}>`);

const CASES = BINDINGS.flatMap(({ in: contexts, does, keys }) => {
  const everywhere = Object.keys(START) as (keyof typeof START)[];
  const own = contexts.flatMap(context => (context === 'any' ? everywhere : [context]));
  return own.flatMap(context => keys.map(key => ({ context, does, key })));
});

describe.each(Object.keys(START) as (keyof typeof START)[])('%s', context => {
  const here = CASES.filter(each => each.context === context);

  test.each(here.map(({ does, key }) => [does, key] as const))('%s by %s', (does, key) => {
    const script = SCRIPTS[does];
    const slow = context === 'opening';
    const driver = new Driver({ slow, settings: { depth: 2 }, problems: problems(10) }).keys(
      START[context] + script.after,
    );
    driver.asked.length = 0;
    expect(holds(driver, script)).toBe(false);
    driver.keys(typed(key));
    expect(holds(driver, script), shown(driver)).toBe(true);
  });
});

function holds(driver: Driver, outcome: Outcome): boolean {
  if (outcome.on === 'state') return outcome.of(driver.state) === outcome.is;
  if (outcome.on === 'world') return driver.asked.some(({ type }) => outcome.effects.includes(type));
  const [top = ''] = shown(driver).split('\n');
  return outcome.text.test(outcome.on === 'top' ? top : shown(driver));
}

/** What is on the screen, without how it looks. */
function shown(driver: Driver): string {
  return driver.text().replaceAll(/\u001b\[[\d;]*m/g, '');
}
