import { describe, expect, test } from 'vitest';
import { isPreRendered, resolveRenderRequest, resolveWidth } from '../../../src/cli/output/render-request.js';
import { detected, fakeHost, onTerminal } from '../../support/host.js';

const pipe = await detected(fakeHost());
const narrow = await detected(fakeHost(onTerminal(50)));
const wide = await detected(fakeHost(onTerminal(200)));

test.each<[string, number, number]>([
  ['prefers the setting', resolveWidth(60, wide, { COLUMNS: '90' }).width, 60],
  [
    'keeps the infinite width of no wrapping',
    resolveWidth(Number.POSITIVE_INFINITY, pipe, {}).width,
    Number.POSITIVE_INFINITY,
  ],
  ['uses a terminal narrower than 80 columns', resolveWidth(undefined, narrow, {}).width, 50],
  ['uses 80 columns of a wider terminal', resolveWidth(undefined, wide, {}).width, 80],
  ['prefers the terminal to COLUMNS', resolveWidth(undefined, narrow, { COLUMNS: '70' }).width, 50],
  ['uses COLUMNS in a pipe', resolveWidth(undefined, pipe, { COLUMNS: '70' }).width, 70],
  ['falls back to 80', resolveWidth(undefined, pipe, {}).width, 80],
  ...['0', '-5', '1e3', 'abc', '', ' 70', '7.5'].map(
    hint =>
      [`ignores COLUMNS=${hint}`, resolveWidth(undefined, pipe, { COLUMNS: hint }).width, 80] as [
        string,
        number,
        number,
      ],
  ),
])('resolveWidth %s', (_, found, expected) => expect(found).toBe(expected));

describe('isPreRendered', () => {
  const request = resolveRenderRequest({
    options: {},
    settings: { images: 'auto', ascii: false, accessible: false, keys: {} },
    terminal: pipe,
    process: { ...process, env: {} },
  });

  test('is true for the defaults in a pipe', () => {
    expect(isPreRendered(request)).toBe(true);
    expect(isPreRendered({ ...request, links: 'notes' })).toBe(true);
  });

  test.each([
    { format: 'json' },
    { toc: true },
    { width: 60 },
    { links: 'inline' },
    { depth: 1 },
    { wrapCode: true },
    { ascii: true },
    { accessible: true },
  ] as const)('is false with %j', option => expect(isPreRendered({ ...request, ...option })).toBe(false));
});
