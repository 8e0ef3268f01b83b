import type { Heading } from '../../../../document/document.js';
import { fold } from '../../../../text/case-fold.js';
import type { Reading } from '../../state.js';

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
