import type { Heading } from '../../../../document/document.js';
import { fold } from '../../../../text/case-fold.js';
import type { Reading } from '../../state.js';

interface Levels {
  /** Number of headings compared. The document may have more by now. */
  count: number;
  highest: number;
}

/** Cached between keys, because a long article has tens of thousands of headings. */
const levels = new WeakMap<readonly Heading[], Levels>();

/** The highest heading level of the article, 1 to 6. The contents indent deeper levels from it. */
export function highestLevel(headings: readonly Heading[]): number {
  const cached = levels.get(headings);
  if (cached?.count === headings.length) return cached.highest;
  const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
  levels.set(headings, { count: headings.length, highest });
  return highest;
}

interface FilteredHeadings {
  /** Number of headings filtered. The document may have more by now. */
  count: number;
  query: string;
  indices: readonly number[];
}

/** Cached between frames, because a long article has tens of thousands of headings. */
const cache = new WeakMap<readonly Heading[], FilteredHeadings>();

/** Indices of the headings that the contents show. A filter shows those that contain each of its words. */
export function visibleHeadings({
  parsing,
  contents,
}: Pick<Reading, 'parsing' | 'contents'>): readonly number[] {
  const { headings } = parsing.document;
  const query = fold(contents.filter?.field.text ?? '').trim();
  const cached = cache.get(headings);
  if (cached?.count === headings.length && cached.query === query) return cached.indices;
  const words = query.split(/\s+/);
  const indices: number[] = [];
  headings.forEach(({ text }, index) => {
    const folded = query === '' ? '' : fold(text);
    if (query === '' || words.every(word => folded.includes(word))) indices.push(index);
  });
  cache.set(headings, { count: headings.length, query, indices });
  return indices;
}
