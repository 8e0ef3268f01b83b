import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/tui/app/state.js';
import { BINDINGS, type KeyContext } from '../../../src/tui/keys/bindings.js';
import { actionFor } from '../../../src/tui/keys/dispatch.js';
import { footerHints, helpSections } from '../../../src/tui/keys/help.js';
import { contextsOf } from '../../../src/tui/keys/key-contexts.js';
import { withOverrides } from '../../../src/tui/keys/overrides.js';
import { validateBindings } from '../../../src/tui/keys/validate-bindings.js';
import { Driver } from '../driver.js';
import { makeProblems } from '../samples.js';

const CONTEXTS = [...new Set(BINDINGS.flatMap(binding => binding.contexts))];

/** Keys that lead into each context, from the list. */
const INTO: Record<KeyContext, string> = {
  any: '', list: '', filter: '/', opening: '<enter>', reader: '<enter>', contents: '<enter>t', 'contents-filter': '<enter>t/', find: '<enter>/',
  bookmarks: "<enter>m'", copy: '<enter>y', browse: '<enter><tab><tab><tab>o', 'full-view': '<enter>]w', help: '?', problems: '!',
}; // biome-ignore format: a table

function enter(context: KeyContext): Driver {
  return new Driver({ slow: context === 'opening', problems: makeProblems(10) }).keys(INTO[context]);
}

describe('binding table', () => {
  test('has no faults', () => {
    expect(validateBindings(BINDINGS)).toEqual([]);
  });

  test('names each action once', () => {
    const names = BINDINGS.map(({ action }) => action);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(80);
  });

  test.each(CONTEXTS)('dispatches its keys in %s', context => {
    const { state } = enter(context);
    if (context !== 'any') expect(contextsOf(state)[0]).toBe(context);
    for (const { action, keys } of BINDINGS.filter(binding => binding.contexts.includes(context))) {
      for (const key of keys)
        expect(actionFor(state, { kind: 'key', key }, BINDINGS)).toMatchObject({ type: action });
    }
  });

  test.each(CONTEXTS)('has actions in %s that leave a drawable state', context => {
    for (const { action } of BINDINGS.filter(binding => binding.contexts.includes(context))) {
      const driver = enter(context).send({ type: action } as never);
      expect(driver.rows().length).toBeLessThanOrEqual(24);
    }
  });
});

describe('help and footer', () => {
  test.each(CONTEXTS)('show exactly the bindings of %s', context => {
    const rows = helpSections(BINDINGS, [context], false).flatMap(section => section.rows);
    const own = BINDINGS.filter(binding => binding.contexts.includes(context));
    expect(rows.map(({ text }) => text)).toEqual(own.map(({ help }) => help));
    for (const { keys } of footerHints(BINDINGS, [context], true)) {
      expect(own.some(binding => binding.keys[0] === keys)).toBe(true);
    }
  });
});

describe('faults', () => {
  const fault = (overrides: Record<string, string | string[]>) => withOverrides(BINDINGS, overrides).faults;

  test.each([
    [{ 'reader.nothing': 'x' }, 'reader.nothing', 'unknown action "reader.nothing"'],
    [{ 'reader.down': 'hyper+x' }, 'reader.down', 'unknown key "hyper+x"'],
    [{ 'reader.down': 'ctrl+m' }, 'reader.down', 'terminals send enter for "ctrl+m"'],
    [{ 'reader.down': '' }, 'reader.down', '"reader.down" has no key'],
    [{ 'reader.down': 'k' }, 'reader.down', '"k" is already bound to "reader.up"'],
    [{ quit: 'q' }, 'quit', '"q" is already bound to "opening.cancel"'],
    [{ 'filter.open': 'x' }, 'filter.open', '"x" types text there and cannot be bound to "filter.open"'],
  ])('%j', (overrides, action, message) => {
    expect(fault(overrides)).toContainEqual({ action, message });
  });

  test('accepts a key that its action gave up', () => {
    expect(fault({ 'reader.down': 'k', 'reader.up': 'i' })).toEqual([]);
  });
});

test('ignores the case of key names, but not of letters', () => {
  const { bindings, faults } = withOverrides(BINDINGS, { 'list.leave': 'Ctrl+X F2', 'list.sort': 'X' });
  expect(faults).toEqual([]);
  const keysOf = (name: string) => bindings.find(({ action }) => action === name)?.keys;
  expect([keysOf('list.leave'), keysOf('list.sort')]).toEqual([['ctrl+x', 'f2'], ['X']]);
});

test("replaces the keys of the table by the user's", () => {
  const { bindings, faults } = withOverrides(BINDINGS, {
    'reader.contents': ['c', 'f2'],
    'list.sort': 'ctrl+s x',
  });
  expect(faults).toEqual([]);
  const state: State = enter('reader').state;
  expect(actionFor(state, { kind: 'key', key: 'c' }, bindings)).toEqual({ type: 'reader.contents' });
  expect(actionFor(state, { kind: 'key', key: 't' }, bindings)).toBeUndefined();
  expect(footerHints(bindings, ['reader'], true)[3]).toMatchObject({ keys: 'c', text: 'contents' });
});

test('shows action names in the help if they fit', () => {
  const text = new Driver({ columns: 110, rows: 80 }).keys('<enter>?').text();
  for (const { action } of BINDINGS.filter(binding => binding.contexts.includes('reader')))
    expect(text).toContain(action);
  expect(new Driver({ columns: 60, rows: 80 }).keys('<enter>?').text()).not.toContain('reader.find');
});

describe('hints of the footer', () => {
  const SCREENS = ['', '/', '<enter>', '<enter><tab>', '<enter><tab>/', '<enter><tab>t', "<enter><tab>m'", '<enter><tab>y',
    '<enter><tab><tab><tab>o', '<enter>t', '<enter>/', '<enter>]w', '?']; // biome-ignore format: a list

  /** Bindings whose hints are in `text`. */
  const shownBindings = (text: string) =>
    BINDINGS.filter(({ hint, keys }) => hint && ` ${text} `.includes(` ${keys[0]} ${hint[1]} `));

  test.each(SCREENS)('match the actions of their keys after %j', keys => {
    const driver = new Driver({ columns: 200 }).keys(keys);
    const hints = driver
      .status()
      .split(/ {3,}/)
      .map(part => part.trim());
    let count = 0;
    for (const { action, keys: own, hint } of BINDINGS) {
      const label = `${own[0]} ${hint?.[1]}`;
      if (!hint || !hints.includes(label)) continue;
      const meant = actionFor(driver.state, { kind: 'key', key: own[0] ?? '' }, BINDINGS);
      const alike = BINDINGS.filter(each => each.hint && `${each.keys[0]} ${each.hint[1]}` === label);
      expect(
        alike.map(each => each.action),
        `${label} does ${action}`,
      ).toContain(meant?.type);
      count++;
    }
    expect(count).toBeGreaterThan(0);
  });

  test('offer to follow a link only while one is selected', () => {
    const follow = (keys: string) =>
      shownBindings(new Driver({ columns: 200 }).keys(keys).status())
        .map(({ action }) => action)
        .includes('reader.follow');
    expect(['<enter>', '<enter><tab>', '<enter><tab>/'].map(follow)).toEqual([false, true, false]);
  });
});

test('suggests similar names for an unknown action', () => {
  const message = (action: string) => withOverrides(BINDINGS, { [action]: 'x' }).faults[0]?.message;
  expect(message('contents')).toBe('unknown action "contents" (similar: reader.contents)');
  expect(message('reader.nextheading')).toContain('reader.next-heading');
  expect(message('list.botom')).toContain('(similar: list.bottom, ');
  expect(message('conten.filter')).toContain('(similar: contents.filter, ');
  expect(message('list.foo')).toBe('unknown action "list.foo"');
  expect(message('zzzzzzzz')).toBe('unknown action "zzzzzzzz"');
});
