import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BodyTexts,
  BodyTextsBuilder,
  encodePart,
  TEXT_KINDS,
  type TextKind,
  textKind,
} from '../../../src/library/body-text/body-text-store.js';
import { fold } from '../../../src/text/case-fold.js';
import { textsOf } from '../../support/body-texts.js';

function buildBodies(texts: readonly string[]): BodyTexts {
  const builder = new BodyTextsBuilder();
  for (const text of texts) builder.add(text);
  return builder.build();
}

/** Indexes of all candidates for the word. */
function seekAll(bodies: BodyTexts, word: string): number[] {
  const indexes: number[] = [];
  for (
    let at = bodies.seek(word, 0, bodies.size);
    at < bodies.size;
    at = bodies.seek(word, at + 1, bodies.size)
  )
    indexes.push(at);
  return indexes;
}

/** The same bodies in one buffer, as a cache stores them. */
function inOneBuffer(bodies: BodyTexts): BodyTexts {
  const starts = [0];
  for (let index = 0; index < bodies.size; index++)
    starts.push((starts.at(-1) ?? 0) + bodies.bodyLength(index) + 1);
  const kinds = Uint8Array.from({ length: bodies.size }, (_, index) => bodies.kind(index));
  return new BodyTexts([{ bytes: Buffer.concat([...bodies.chunks()]), first: 0 }], starts, kinds);
}

const word = fc
  .string({ unit: fc.constantFrom('a', 'b', 'é', '煎', '👩', ' ', '\xad'), maxLength: 12 })
  .map(fold);
const TEXTS = fc.array(word, { maxLength: 12 });

describe('BodyTexts', () => {
  it('returns the texts that were added, from one segment or several', () => {
    fc.assert(
      fc.property(TEXTS, texts => {
        const bodies = buildBodies(texts);
        expect(textsOf(bodies)).toEqual(texts);
        expect(textsOf(inOneBuffer(bodies))).toEqual(texts);
        expect([...bodies.chunks()].reduce((sum, { length }) => sum + length, 0)).toBe(bodies.byteLength);
      }),
      { seed: 1 },
    );
  });

  it('finds every body with a word, and otherwise only bodies with ignorable characters', () => {
    fc.assert(
      fc.property(TEXTS, fc.constantFrom('a', 'ab', '煎', 'a煎', '👩'), (texts, wanted) => {
        const expected = texts.flatMap((text, index) =>
          text.includes(wanted) || textKind(text) === TEXT_KINDS.ignorable ? [index] : [],
        );
        expect(seekAll(buildBodies(texts), wanted)).toEqual(expected);
        expect(seekAll(inOneBuffer(buildBodies(texts)), wanted)).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('searches only the given range', () => {
    const bodies = buildBodies(['one', 'two', 'three', 'two']);
    expect(bodies.seek('two', 0, 1)).toBe(1);
    expect(bodies.seek('two', 0, 4)).toBe(1);
    expect(bodies.seek('two', 2, 3)).toBe(3);
    expect(bodies.seek('four', 0, 4)).toBe(4);
    expect(bodies.seek('etwo', 0, 4)).toBe(4);
  });

  it('finds words in each of several segments', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${'x'.repeat(100_000)} w${index}w`);
    const bodies = buildBodies([...texts, 'y'.repeat(3 << 20)]);
    expect([...bodies.chunks()].length).toBeGreaterThan(4);
    expect(seekAll(bodies, 'w3w')).toEqual([3]);
    expect(seekAll(bodies, 'w39w')).toEqual([39]);
    expect(seekAll(bodies, 'yy')).toEqual([40]);
    expect(bodies.sliceEnd(0, 250_000)).toBe(3);
    expect(bodies.sliceEnd(39, 1 << 30)).toBe(41);
  });
});

describe('BodyTextsBuilder', () => {
  it('appends a body in parts of different kinds', () => {
    const builder = new BodyTextsBuilder();
    builder.addParts(['one', ' zwö', ' three'].map(encodePart));
    builder.addParts([]);
    builder.addParts(['x'.repeat(1 << 20), ' e\u0301', ''].map(encodePart));
    const bodies = builder.build();
    expect(textsOf(bodies)).toEqual(['one zwö three', '', `${'x'.repeat(1 << 20)} e\u0301`]);
    expect([0, 1, 2].map(index => bodies.kind(index))).toEqual<TextKind[]>([1, 0, 2]);
    expect(seekAll(bodies, 'three')).toEqual([0, 2]);
  });

  it('gives out full buffers while bodies are added, and the last one at the end', () => {
    const texts = Array.from({ length: 5 }, (_, index) => `${index}`.repeat(400_000));
    const builder = new BodyTextsBuilder();
    const chunks: Buffer[] = [];
    const counts: number[] = [];
    for (const text of texts) {
      builder.add(text);
      chunks.push(...builder.take(false));
      counts.push(chunks.length);
    }
    chunks.push(...builder.take(true));
    expect(counts).toEqual([0, 0, 1, 1, 3]);
    expect(Buffer.concat(chunks).toString()).toBe(texts.join('\n'));
    const sizes = builder.build();
    expect([sizes.size, sizes.byteLength]).toEqual([5, 2_000_004]);
  });
});
