import { expect, test } from 'vitest';
import { printWidth } from '../../../src/cli/output/print-options.js';
import { detected, fakeHost, onTerminal } from '../../support/host.js';

const pipe = await detected(fakeHost());
const narrow = await detected(fakeHost(onTerminal(50)));
const wide = await detected(fakeHost(onTerminal(200)));

test.each<[string, number, number]>([
  ['what is asked for wins', printWidth(60, wide, { COLUMNS: '90' }), 60],
  ['0 is no wrapping', printWidth(Number.POSITIVE_INFINITY, pipe, {}), Number.POSITIVE_INFINITY],
  ['a terminal narrower than 80 is filled', printWidth(undefined, narrow, {}), 50],
  ['a wider one is not', printWidth(undefined, wide, {}), 80],
  ['a terminal wins over COLUMNS', printWidth(undefined, narrow, { COLUMNS: '70' }), 50],
  ['COLUMNS counts in a pipe', printWidth(undefined, pipe, { COLUMNS: '70' }), 70],
  ['80 without a hint', printWidth(undefined, pipe, {}), 80],
  ...['0', '-5', '1e3', 'abc', '', ' 70', '7.5'].map(
    hint =>
      [`COLUMNS=${hint} is ignored`, printWidth(undefined, pipe, { COLUMNS: hint }), 80] as [
        string,
        number,
        number,
      ],
  ),
])('%s', (_, found, expected) => expect(found).toBe(expected));
