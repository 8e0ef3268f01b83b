import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { helpOnKeys } from '../../src/cli/keys-help.js';
import { settle } from '../../src/cli/resolve-settings.js';
import { parseToml } from '../../src/host/toml.js';
import { BINDINGS } from '../../src/tui/keys/bindings.js';
import { keySections } from '../../src/tui/keys/reference.js';
import { bindingsFor } from '../../src/tui/session/user-bindings.js';
import { ROOT } from '../e2e/program.mjs';
import { detected, fakeHost } from '../support/host.js';

test('every action has a row, once', () => {
  const actions = keySections().flatMap(({ rows }) => rows.map(({ action }) => action));
  expect(actions.toSorted()).toEqual([...new Set(BINDINGS.map(({ does }) => does))].toSorted());
});

test('the page fits 80 columns, is ASCII, and goes by the name of the program', () => {
  const page = helpOnKeys('field-notes');
  expect(Math.max(...page.split('\n').map(row => row.length))).toBeLessThanOrEqual(80);
  expect(page).toMatch(/^[\n -~]*$/);
  expect(page).toContain('field-notes doctor');
  expect(page).not.toContain('lectern');
});

const guide = readFileSync(path.join(ROOT, 'articles/user-guide.md'), 'utf8');
test.each([
  ['of the page', /^ {2}\[keys\]\n(?: {2}.*\n)+/m.exec(helpOnKeys('lectern'))?.[0] ?? ''],
  ['of the guide', /^\[keys\]\n[^`]+/m.exec(guide)?.[0] ?? ''],
])('the example %s is one that the reader opens with', async (_, text) => {
  const host = fakeHost();
  const table = parseToml(text) as Record<string, unknown>;
  const settings = settle({}, host, { path: '/config.toml', text, table }, await detected(host));
  expect(Object.keys(settings.keys).length).toBeGreaterThan(1);
  expect(() => bindingsFor(settings)).not.toThrow();
});
