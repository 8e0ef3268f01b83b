import { expect, test } from 'vitest';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { bindingsFor } from '../../../src/tui/session/user-bindings.js';

test('throws an error with the line for invalid keys', () => {
  const locateKeys = (action: string) => `config.toml:${action.length}`;
  expect(() => bindingsFor({ keys: { 'reader.fly': 'x' }, locateKeys })).toThrow(
    'config.toml:10: unknown action "reader.fly"',
  );
  expect(() => bindingsFor({ keys: { 'reader.down': 'k' } })).toThrow(
    'keys: "k" is already bound to "reader.up"',
  );
  expect(bindingsFor({ keys: {} })).toEqual(BINDINGS);
});
