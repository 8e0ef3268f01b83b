import { expect, test } from 'vitest';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { bindingsFor } from '../../../src/tui/session/user-bindings.js';

test('keys that make no sense are an error that names the line', () => {
  const placeOfKeys = (action: string) => `config.toml:${action.length}`;
  expect(() => bindingsFor({ keys: { 'reader.fly': 'x' }, placeOfKeys })).toThrow(
    'config.toml:10: there is no action reader.fly.',
  );
  expect(() => bindingsFor({ keys: { 'reader.down': 'k' } })).toThrow('keys: k does reader.up already.');
  expect(bindingsFor({ keys: {} })).toEqual(BINDINGS);
});
