import { expect, test } from 'vitest';
import { keyOf } from '../../../src/tui/app/reducer.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { withKeys } from '../../../src/tui/keys/key-labels.js';
import { withOverrides } from '../../../src/tui/keys/overrides.js';

const SAID = `Resumed at 38 %, ${keyOf('reader.top')} for the top.`;

test('what is said names the keys that the table has', () => {
  expect(withKeys(SAID, BINDINGS, false)).toBe('Resumed at 38 %, g for the top.');
});

test('and the reader’s own, where the config file gives an action others', () => {
  const { bindings } = withOverrides(BINDINGS, { 'reader.top': ['<', 'home'] });
  expect(withKeys(SAID, bindings, false)).toBe('Resumed at 38 %, < for the top.');
});

test('braces that an author wrote stay', () => {
  expect(withKeys('Opened {a}/{no.action}.md {} {', BINDINGS, false)).toBe('Opened {a}/{no.action}.md {} {');
});
