import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../../src/document/document.js';
import { packSpans, unpackSpans } from '../../../src/render/highlight/pack-spans.js';

const span = fc.oneof<fc.Arbitrary<Span>[]>(
  fc.record({ text: fc.string() }),
  fc.record({ text: fc.string(), style: fc.constantFrom('keyword', 'string', 'comment') }),
);

test('unpacks the spans that were packed', () => {
  fc.assert(
    fc.property(fc.array(span), spans => {
      const text = spans.map(each => each.text).join('');
      expect(unpackSpans(text, structuredClone(packSpans(spans)))).toEqual(spans);
    }),
    { seed: 12 },
  );
});
