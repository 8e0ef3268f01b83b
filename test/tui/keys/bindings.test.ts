import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/tui/app/state.js';
import { BINDINGS, type Context } from '../../../src/tui/keys/bindings.js';
import { contextsOf } from '../../../src/tui/keys/context.js';
import { actionFor } from '../../../src/tui/keys/dispatch.js';
import { helpFor, hintsFor } from '../../../src/tui/keys/help.js';
import { withOverrides } from '../../../src/tui/keys/overrides.js';
import { faultsOf } from '../../../src/tui/keys/validate-bindings.js';
import { Driver } from '../driver.js';
import { problems } from '../samples.js';

const CONTEXTS = [...new Set(BINDINGS.flatMap(binding => binding.in))];

/** The keys that lead into each context, from the list. */
const INTO: Record<Context, string> = {
  any: '', list: '', filter: '/', opening: '<enter>', reader: '<enter>', contents: '<enter>t', headings: '<enter>t/', find: '<enter>/',
  bookmarks: "<enter>m'", copy: '<enter>y', browse: '<enter><tab><tab><tab>o', help: '?', problems: '!',
}; // biome-ignore format: a table

function enter(context: Context): Driver {
  return new Driver({ slow: context === 'opening', problems: problems(10) }).keys(INTO[context]);
}

describe('the table', () => {
  test('has no fault: every action has a key that terminals send, and no key means two things', () => {
    expect(faultsOf(BINDINGS)).toEqual([]);
  });

  test('names each action once', () => {
    const names = BINDINGS.map(({ does }) => does);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(80);
  });

  test.each(CONTEXTS)('is what is dispatched in %s', context => {
    const { state } = enter(context);
    if (context !== 'any') expect(contextsOf(state)[0]).toBe(context);
    for (const { does, keys } of BINDINGS.filter(binding => binding.in.includes(context))) {
      for (const key of keys)
        expect(actionFor(state, { kind: 'key', key }, BINDINGS)).toMatchObject({ type: does });
    }
  });

  test.each(CONTEXTS)('has actions in %s that all leave a state that can be shown', context => {
    for (const { does } of BINDINGS.filter(binding => binding.in.includes(context))) {
      const driver = enter(context).send({ type: does } as never);
      expect(driver.rows().length).toBeLessThanOrEqual(24);
    }
  });
});

describe('help and footer', () => {
  test.each(CONTEXTS)('show every binding of %s, and nothing else', context => {
    const rows = helpFor(BINDINGS, [context], false).flatMap(section => section.rows);
    const own = BINDINGS.filter(binding => binding.in.includes(context));
    expect(rows.map(({ text }) => text)).toEqual(own.map(({ help }) => help));
    for (const { keys } of hintsFor(BINDINGS, [context], true)) {
      expect(own.some(binding => binding.keys[0] === keys)).toBe(true);
    }
  });
});

describe('faults', () => {
  const fault = (overrides: Record<string, string | string[]>) => withOverrides(BINDINGS, overrides).faults;

  test.each([
    [{ 'reader.nothing': 'x' }, 'reader.nothing', 'there is no action reader.nothing'],
    [{ 'reader.down': 'hyper+x' }, 'reader.down', 'there is no key hyper+x'],
    [{ 'reader.down': 'ctrl+m' }, 'reader.down', 'a terminal sends enter for ctrl+m'],
    [{ 'reader.down': '' }, 'reader.down', 'reader.down has no key'],
    [{ 'reader.down': 'k' }, 'reader.down', 'k does reader.up already'],
    [{ quit: 'q' }, 'quit', 'q does opening.cancel already'],
    [{ 'filter.open': 'x' }, 'filter.open', 'x is text there and cannot be bound to filter.open'],
  ])('%j', (overrides, action, message) => {
    expect(fault(overrides)).toContainEqual({ action, message });
  });

  test('a key that is given up may be taken', () => {
    expect(fault({ 'reader.down': 'k', 'reader.up': 'i' })).toEqual([]);
  });
});

test('the user’s keys take the place of the table’s', () => {
  const { bindings, faults } = withOverrides(BINDINGS, {
    'reader.contents': ['c', 'f2'],
    'list.sort': 'ctrl+s x',
  });
  expect(faults).toEqual([]);
  const state: State = enter('reader').state;
  expect(actionFor(state, { kind: 'key', key: 'c' }, bindings)).toEqual({ type: 'reader.contents' });
  expect(actionFor(state, { kind: 'key', key: 't' }, bindings)).toBeUndefined();
  expect(hintsFor(bindings, ['reader'], true)[0]).toMatchObject({ keys: 'c', text: 'contents' });
});

test('the names of the actions are shown by the help, where there is room', () => {
  const text = new Driver({ columns: 110, rows: 80 }).keys('<enter>?').text();
  for (const { does } of BINDINGS.filter(binding => binding.in.includes('reader')))
    expect(text).toContain(does);
  expect(new Driver({ columns: 60, rows: 80 }).keys('<enter>?').text()).not.toContain('reader.find');
});

describe('what the footer offers', () => {
  const SCREENS = ['', '/', '<enter>', '<enter><tab>', '<enter><tab>/', '<enter><tab>t', "<enter><tab>m'", '<enter><tab>y',
    '<enter><tab><tab><tab>o', '<enter>t', '<enter>/', '?']; // biome-ignore format: a list

  /** Where the keys of `text` stand in the table with the word after them. */
  const offered = (text: string) =>
    BINDINGS.filter(({ hint, keys }) => hint && ` ${text} `.includes(` ${keys[0]} ${hint[1]} `));

  test.each(SCREENS)('is what its keys do after %j', keys => {
    const driver = new Driver({ columns: 200 }).keys(keys);
    const hints = driver
      .status()
      .split(/ {3,}/)
      .map(part => part.trim());
    let count = 0;
    for (const { does, keys: own, hint } of BINDINGS) {
      const label = `${own[0]} ${hint?.[1]}`;
      if (!hint || !hints.includes(label)) continue;
      const meant = actionFor(driver.state, { kind: 'key', key: own[0] ?? '' }, BINDINGS);
      const alike = BINDINGS.filter(each => each.hint && `${each.keys[0]} ${each.hint[1]}` === label);
      expect(
        alike.map(each => each.does),
        `${label} does ${does}`,
      ).toContain(meant?.type);
      count++;
    }
    expect(count).toBeGreaterThan(0);
  });

  test('is a link only while one is selected', () => {
    const follow = (keys: string) =>
      offered(new Driver({ columns: 200 }).keys(keys).status())
        .map(({ does }) => does)
        .includes('reader.follow');
    expect(['<enter>', '<enter><tab>', '<enter><tab>/'].map(follow)).toEqual([false, true, false]);
  });
});

test('an action that is not known is given its nearest names', () => {
  const message = (action: string) => withOverrides(BINDINGS, { [action]: 'x' }).faults[0]?.message;
  expect(message('contents')).toBe('there is no action contents; near it: reader.contents');
  expect(message('reader.nextheading')).toContain('reader.next-heading');
  expect(message('zzzzzzzz')).toBe('there is no action zzzzzzzz');
});
