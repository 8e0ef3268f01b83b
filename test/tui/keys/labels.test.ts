import { expect, test } from 'vitest';
import { keyPlaceholder } from '../../../src/tui/app/reducer.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { insertKeyLabels } from '../../../src/tui/keys/labels.js';
import { withOverrides } from '../../../src/tui/keys/overrides.js';

const MESSAGE = `Resumed at 38%. Press ${keyPlaceholder('reader.top')} for the top.`;

test('inserts the keys of the table', () => {
  expect(insertKeyLabels(MESSAGE, BINDINGS, false)).toBe('Resumed at 38%. Press g for the top.');
});

test("inserts the user's keys", () => {
  const { bindings } = withOverrides(BINDINGS, { 'reader.top': ['<', 'home'] });
  expect(insertKeyLabels(MESSAGE, bindings, false)).toBe('Resumed at 38%. Press < for the top.');
});

test('keeps other braces', () => {
  expect(insertKeyLabels('Opened {a}/{no.action}.md {} {', BINDINGS, false)).toBe(
    'Opened {a}/{no.action}.md {} {',
  );
});
