import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BodiesMaker,
  type BodyTexts,
  KINDS,
  type Kind,
  kindOf,
} from '../../../src/library/body-text/body-text-store.js';
import { fold } from '../../../src/text/case-fold.js';
import { textsOf } from '../../support/bodies.js';

function made(texts: readonly string[]): BodyTexts {
  const maker = new BodiesMaker();
  for (const text of texts) maker.add(text);
  return maker.bodies();
}

/** The bodies that are found to have the word, one after the other. */
function having(bodies: BodyTexts, word: string): number[] {
  const found: number[] = [];
  for (
    let at = bodies.seek(word, 0, bodies.size);
    at < bodies.size;
    at = bodies.seek(word, at + 1, bodies.size)
  )
    found.push(at);
  return found;
}

/** The bytes of all as they are kept, in one. */
function copied(bodies: BodyTexts): BodyTexts {
  const bytes = Buffer.concat([...bodies.pieces()]);
  const maker = new BodiesMaker();
  let at = 0;
  for (let index = 0; index < bodies.size; index++) {
    maker.take(bytes, at, bodies.length(index), bodies.kind(index));
    at += bodies.length(index) + 1;
  }
  return maker.bodies();
}

const word = fc
  .string({ unit: fc.constantFrom('a', 'b', 'é', '煎', '👩', ' ', '\xad'), maxLength: 12 })
  .map(fold);
const TEXTS = fc.array(word, { maxLength: 12 });

describe('bodies', () => {
  it('give back the texts that went in, from one shelf or several', () => {
    fc.assert(
      fc.property(TEXTS, texts => {
        const bodies = made(texts);
        expect(textsOf(bodies)).toEqual(texts);
        expect(textsOf(copied(bodies))).toEqual(texts);
        expect([...bodies.pieces()].reduce((sum, { length }) => sum + length, 0)).toBe(bodies.bytes);
      }),
      { seed: 1 },
    );
  });

  it('find every body that has a word, and no other but those with silent characters', () => {
    fc.assert(
      fc.property(TEXTS, fc.constantFrom('a', 'ab', '煎', 'a煎', '👩'), (texts, wanted) => {
        const expected = texts.flatMap((text, index) =>
          text.includes(wanted) || kindOf(text) === KINDS.silent ? [index] : [],
        );
        expect(having(made(texts), wanted)).toEqual(expected);
        expect(having(copied(made(texts)), wanted)).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('look no further than they are asked to', () => {
    const bodies = made(['one', 'two', 'three', 'two']);
    expect(bodies.seek('two', 0, 1)).toBe(1);
    expect(bodies.seek('two', 0, 4)).toBe(1);
    expect(bodies.seek('two', 2, 3)).toBe(3);
    expect(bodies.seek('four', 0, 4)).toBe(4);
    expect(bodies.seek('etwo', 0, 4)).toBe(4);
  });

  it('fill more than one shelf, and are found on each', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${'x'.repeat(100_000)} w${index}w`);
    const bodies = made([...texts, 'y'.repeat(3 << 20)]);
    expect([...bodies.pieces()].length).toBeGreaterThan(4);
    expect(having(bodies, 'w3w')).toEqual([3]);
    expect(having(bodies, 'w39w')).toEqual([39]);
    expect(having(bodies, 'yy')).toEqual([40]);
    expect(bodies.after(0, 250_000)).toBe(3);
    expect(bodies.after(39, 1 << 30)).toBe(41);
  });

  it('take what stands behind one another as one piece, and new bodies between', () => {
    const kept = Buffer.from('one\ntwo\nfour');
    const maker = new BodiesMaker();
    maker.take(kept, 0, 3, KINDS.plain);
    maker.take(kept, 4, 3, KINDS.plain);
    maker.add('dre\u0301i');
    maker.take(kept, 8, 4, KINDS.plain);
    const bodies = maker.bodies();
    expect(textsOf(bodies)).toEqual(['one', 'two', 'dre\u0301i', 'four']);
    expect([...bodies.pieces()].map(String)).toEqual(['one\ntwo', '\n', 'dre\u0301i', '\n', 'four']);
    expect([0, 1, 2, 3].map(index => bodies.kind(index))).toEqual<Kind[]>([0, 0, 2, 0]);
  });
});
