import { expect, test } from 'vitest';
import { Driver } from '../driver.js';
import { SAMPLES } from '../samples.js';

const position = { block: 5, offset: 20 };

test.each([
  ['<enter>x', {}],
  ['<enter>[', {}],
  ['<enter>G]', {}],
  ['<enter>G<tab><tab>', {}],
  ['<enter>G', {}],
  ['j<enter>e', {}],
  ['<enter>m', {}],
  ['<enter>M', {}],
  ['MM', {}],
  [`<enter>${'+'.repeat(30)}`, {}],
  ['<enter>', { readingStates: [['scaling.md', { position, percent: 40 }]] }],
  ['/promise', { readingStates: [['scaling.md', { position, percent: 40 }]] }],
] as const)('is one line without a full stop after %s', async (keys, options) => {
  const driver = await new Driver({ samples: SAMPLES, ...(options as object) }).keys(keys).searched();
  if (keys.startsWith('/')) driver.keys('<enter>');
  const { text = '' } = driver.state.message ?? {};
  expect(text).not.toBe('');
  expect(text).not.toMatch(/\.(?: |$)/);
});
