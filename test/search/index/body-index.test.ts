import { expect, test, vi } from 'vitest';
import { BodyTextsBuilder } from '../../../src/library/body-text/body-text-store.js';
import { BodyIndex } from '../../../src/search/index/body-index.js';

function indexOf(...texts: string[]) {
  const builder = new BodyTextsBuilder();
  for (const text of texts) builder.add(text);
  const bodies = builder.build();
  return { index: new BodyIndex(bodies), decode: vi.spyOn(bodies, 'text') };
}

test('decodes each body of a small library once', () => {
  const { index, decode } = indexOf('one', 'two\u200bthree', 'ｶﾀｶﾅ');
  for (let round = 0; round < 3; round++) {
    expect([0, 1, 2].map(each => index.body(each).text)).toEqual(['one', 'twothree', 'ｶﾀｶﾅ']);
    expect(index.body(1).originalOffset(4)).toBe(5);
  }
  expect(decode).toHaveBeenCalledTimes(3);
});

test('keeps no decoded body of a large library', () => {
  const { index, decode } = indexOf('a'.repeat(400_000), 'b'.repeat(400_000));
  for (let round = 0; round < 3; round++) expect(index.body(1).text.length).toBe(400_000);
  expect(decode).toHaveBeenCalledTimes(3);
});
