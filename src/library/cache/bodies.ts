/**
 * The folded bodies of a folder, kept from one run to the next: searching 10,000 files that have not changed parses no
 * Markdown and reads none of them. Those that have changed are compiled, the others taken as they are.
 */
import { type Bodies, BodiesMaker } from '../bodies.js';
import { compileArticle, pacer } from '../compile.js';
import { setHeadings, writeHeadings } from '../format.js';
import type { Library } from '../library.js';
import type { Listed } from './entries.js';
import { IndexMaker, KeptBodies } from './kept-bodies.js';
import { stampOf } from './stamp.js';

/** All bodies, in the library's order; fills `article.headings`. What was not kept is kept now. */
export async function cachedBodies(
  { place, stampOf: listedWith }: Listed,
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<Bodies> {
  const kept = KeptBodies.of(place);
  const made = new BodiesMaker();
  const index = new IndexMaker(kept);
  const breathe = pacer();
  let same = kept.count === articles.length;
  for (const [number, article] of articles.entries()) {
    const { file = '' } = article;
    const stamp = listedWith(file);
    const known = kept.find(file);
    if (known !== undefined && known.row[1] === stamp) {
      const [, , length, kind, headings] = known.row;
      same &&= known.index === number;
      made.take(kept.bytes, known.at, length, kind);
      setHeadings(article, headings);
      index.keep(known);
    } else {
      same = false;
      // A file that was changed since it was listed is not what the stamp stands for.
      const current = stampOf(file, place.now()) === stamp;
      const { headings, text } = await compileArticle(article, parsing);
      const { length, kind } = made.add(text);
      // As they are written, for their texts are slices of the source, and would hold the whole of it in memory.
      const written = writeHeadings(headings);
      setHeadings(article, written);
      index.add([file, current ? (stamp ?? '') : '', length, kind, written]);
    }
    onProgress?.(number + 1);
    await breathe();
  }
  const bodies = made.bodies();
  if (same) return bodies;
  const { replaceInPieces } = await import('../../host/atomic.js');
  await replaceInPieces(place.file('bodies'), index.file(place, bodies));
  return bodies;
}
