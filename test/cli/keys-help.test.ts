import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keysHelp } from '../../src/cli/keys-help.js';
import { resolveSettings } from '../../src/cli/resolve-settings.js';
import { parseToml } from '../../src/host/toml.js';
import { BINDINGS } from '../../src/tui/keys/bindings.js';
import { keySections } from '../../src/tui/keys/help.js';
import { bindingsFor } from '../../src/tui/session/user-bindings.js';
import { ROOT } from '../e2e/program.mjs';
import { detected, fakeHost } from '../support/host.js';

test('keySections lists every action once', () => {
  const actions = keySections().flatMap(({ rows }) => rows.map(({ action }) => action));
  expect(actions.toSorted()).toEqual([...new Set(BINDINGS.map(({ action }) => action))].toSorted());
});

test('keysHelp fits 80 columns, is ASCII and uses the name of the program', () => {
  const page = keysHelp('field-notes');
  expect(Math.max(...page.split('\n').map(row => row.length))).toBeLessThanOrEqual(80);
  expect(page).toMatch(/^[\n -~]*$/);
  expect(page).toContain('field-notes doctor');
  expect(page).not.toContain('lectern');
});

const guide = readFileSync(path.join(ROOT, 'articles/user-guide.md'), 'utf8');
test.each([
  ['keysHelp', /^ {2}\[keys\]\n(?: {2}.*\n)+/m.exec(keysHelp('lectern'))?.[0] ?? ''],
  ['the guide', /^\[keys\]\n[^`]+/m.exec(guide)?.[0] ?? ''],
])('the [keys] example of %s is valid', async (_, text) => {
  const host = fakeHost();
  const table = parseToml(text) as Record<string, unknown>;
  const settings = resolveSettings({}, host, { path: '/config.toml', text, table }, await detected(host));
  expect(Object.keys(settings.keys).length).toBeGreaterThan(1);
  expect(() => bindingsFor(settings, 'lectern')).not.toThrow();
});
