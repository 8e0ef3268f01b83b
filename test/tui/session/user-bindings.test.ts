import { expect, test } from 'vitest';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { bindingsFor } from '../../../src/tui/session/user-bindings.js';

test('throws an error with the line for invalid keys', () => {
  const locateKeys = (action: string) => `config.toml:${action.length}`;
  expect(() => bindingsFor({ keys: { 'reader.fly': 'x' }, locateKeys }, 'my-blog')).toThrow(
    'config.toml:10: unknown action "reader.fly"',
  );
  expect(() => bindingsFor({ keys: { 'reader.down': 'k' } }, 'my-blog')).toThrow(
    'keys: "k" is already bound to "reader.up"',
  );
  expect(bindingsFor({ keys: {} }, 'my-blog')).toEqual(BINDINGS);
});

test('gives a command that lists the actions as the hint', () => {
  const settings = { keys: { 'reader.fly': 'x' } };
  expect(() => bindingsFor(settings, 'my-blog')).toThrow(
    expect.objectContaining({
      hint: 'fix [keys] in the config file; to list the actions, run: my-blog help keys',
    }),
  );
});
