/**
 * Generates articles from a seed: words of syllables with natural frequencies (Zipf), in sentences, paragraphs and
 * sections. The same seed gives the same articles on every machine.
 */
import type { Sample } from './library.js';

export interface GenerateOptions {
  articles: number;
  /** Approximate characters of a body. */
  size: number;
  seed?: number;
}

/** Returns a generator of numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STARTS = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh st t tr v w'.split(' ');
const MIDDLES = 'a e i o u ai ea ee io ou'.split(' ');
const ENDS = ['', 'n', 'r', 's', 't', 'l', 'nd', 'ck', 'm', 'st'];
const CATEGORIES = ['Garden', 'Kitchen', 'Workshop', 'Harbour', 'Library', 'Studio'];
const VOCABULARY = 20_000;

export function generate({ articles, size, seed = 1 }: GenerateOptions): Sample[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const syllables = (count: number) =>
    Array.from({ length: count }, () => pick(STARTS) + pick(MIDDLES) + pick(ENDS)).join('');
  const vocabulary = Array.from({ length: VOCABULARY }, (_, rank) =>
    syllables(rank < 60 ? 1 : 1 + Math.ceil(next() * 3)),
  );
  // Zipf: the frequency of a word is inverse to its rank.
  const word = () => vocabulary[Math.floor(VOCABULARY ** next()) - 1] ?? 'a';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const rare = () => vocabulary[500 + Math.floor(next() * (VOCABULARY - 500))] ?? 'a';
  const sentence = () => `${capital(words(6 + Math.floor(next() * 14)))}.`;
  const paragraph = () => Array.from({ length: 3 + Math.floor(next() * 4) }, sentence).join('\n');
  const body = () => {
    const parts: string[] = [];
    for (let length = 0; length < size; length += parts.at(-1)?.length ?? 0) {
      if (parts.length % 5 === 0) parts.push(`## ${capital(`${rare()} ${words(2)}`)}`);
      parts.push(paragraph());
    }
    return parts.join('\n\n');
  };
  return Array.from({ length: articles }, (_, number) => ({
    title: capital(`${rare()} ${words(2)} ${rare()}`),
    slug: `article-${number}`,
    description: sentence(),
    category: pick(CATEGORIES),
    tags: [rare(), rare(), rare()],
    markdown: body(),
  }));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
