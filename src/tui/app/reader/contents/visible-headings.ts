import type { Heading } from '../../../../document/document.js';
import { fold } from '../../../../text/case-fold.js';
import type { Reading } from '../../state.js';

interface Found {
  /** How many headings were looked through: there may be more since. */
  count: number;
  query: string;
  indices: readonly number[];
}

/** Found once for all frames: a long article has tens of thousands of headings. */
const found = new WeakMap<readonly Heading[], Found>();

/** The headings that the contents show, as indices into the document's: all, or those in which every typed word stands. */
export function shownHeadings({
  parsing,
  contents,
}: Pick<Reading, 'parsing' | 'contents'>): readonly number[] {
  const { headings } = parsing.document;
  const query = fold(contents.narrowed?.field.text ?? '').trim();
  const known = found.get(headings);
  if (known?.count === headings.length && known.query === query) return known.indices;
  const words = query.split(/\s+/);
  const indices: number[] = [];
  headings.forEach(({ text }, index) => {
    const folded = query === '' ? '' : fold(text);
    if (query === '' || words.every(word => folded.includes(word))) indices.push(index);
  });
  found.set(headings, { count: headings.length, query, indices });
  return indices;
}
