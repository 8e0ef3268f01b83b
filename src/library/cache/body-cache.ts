/**
 * The folded bodies of a folder, kept from one run to the next: searching 10,000 files that have not changed parses no
 * Markdown and reads none of them. Those that have changed are compiled, the others taken as they are.
 */
import type { Article } from '../article.js';
import { BodiesMaker, type BodyTexts } from '../body-text/body-text-store.js';
import { compileArticle, pacer } from '../body-text/extract-text.js';
import { setHeadings, writeHeadings, writtenHeadings } from '../compiled/format.js';
import type { Library } from '../library.js';
import { KeptBodies, piecesOf, type Row } from './body-cache-file.js';
import { type Stamp, stampOf } from './file-fingerprint.js';
import type { Listed } from './listed-files.js';

/** All bodies, in the library's order; fills `article.headings`. What was not kept is kept now. */
export async function cachedBodies(
  { place, stampOf: listedWith }: Listed,
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<BodyTexts> {
  const kept = KeptBodies.of(place);
  const made = new BodiesMaker();
  /** By article; empty where the file is not what was listed. */
  const stamps: Stamp[] = [];
  const yieldToEventLoop = pacer();
  let same = kept.count === articles.length;
  for (const [number, article] of articles.entries()) {
    const { file = '' } = article;
    let stamp = listedWith(file) ?? '';
    const known = kept.find(file);
    if (known !== undefined && stamp !== '' && known.row[1] === stamp) {
      const [, , length, kind, headings] = known.row;
      same &&= known.index === number;
      made.take(kept.bytes, known.at, length, kind);
      setHeadings(article, headings);
    } else {
      same = false;
      // A file that was changed since it was listed is not what the stamp stands for.
      if (stampOf(file, place.now()) !== stamp) stamp = '';
      const { headings, text } = await compileArticle(article, parsing);
      made.add(text);
      // As they are written, for their texts are slices of the source, and would hold the whole of it in memory.
      setHeadings(article, writeHeadings(headings));
    }
    stamps.push(stamp);
    onProgress?.(number + 1);
    const pause = yieldToEventLoop();
    if (pause) await pause;
  }
  const bodies = made.bodies();
  if (same) return bodies;
  const { replaceFile } = await import('../../host/replace-file.js');
  await replaceFile(place.file('bodies'), piecesOf(place.head, bodies, rowsOf(articles, stamps, bodies)));
  return bodies;
}

function* rowsOf(articles: readonly Article[], stamps: readonly Stamp[], bodies: BodyTexts): Generator<Row> {
  for (const [number, article] of articles.entries()) {
    const length = bodies.length(number);
    yield [article.file ?? '', stamps[number] ?? '', length, bodies.kind(number), writtenHeadings(article)];
  }
}
