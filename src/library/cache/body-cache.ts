/**
 * Cache of the folded bodies of a folder: searching 10,000 unchanged files reads none of them and parses no Markdown. Only
 * changed files are parsed.
 */
import { createYieldIfDue } from '../../util/time-slicer.js';
import type { Article } from '../article.js';
import { type BodyTexts, BodyTextsBuilder } from '../body-text/body-text-store.js';
import { extractArticle } from '../body-text/extract-text.js';
import { type Fingerprint, type FingerprintLookup, fileFingerprint } from '../files/file-fingerprint.js';
import { serializedHeadings, serializeHeadings, setHeadings } from '../lazy-headings.js';
import type { Library } from '../library.js';
import { BodyCacheReader, type BodyCacheRow, serializeBodies } from './body-cache-file.js';
import type { CacheFiles } from './cache-files.js';

/** The files of the cache, and the fingerprints with which the articles were listed. */
export interface BodyCacheSource {
  files: CacheFiles;
  listedFingerprint: FingerprintLookup;
}

/** All bodies, in the library's order; also sets `article.headings`. Updates the cache if anything changed. */
export async function loadCachedBodies(
  { files, listedFingerprint }: BodyCacheSource,
  { articles, parsing }: Pick<Library, 'articles' | 'parsing'>,
  onProgress?: (done: number) => void,
): Promise<BodyTexts> {
  const cache = BodyCacheReader.open(files);
  const builder = new BodyTextsBuilder();
  /** By article; empty if the file has changed since it was listed. */
  const fingerprints: Fingerprint[] = [];
  const yieldIfDue = createYieldIfDue();
  let isUnchanged = cache.count === articles.length;
  for (const [number, article] of articles.entries()) {
    const { file = '' } = article;
    let fingerprint = listedFingerprint(file) ?? '';
    const cached = cache.find(file);
    if (cached !== undefined && fingerprint !== '' && cached.row[1] === fingerprint) {
      const [, , length, kind, headings] = cached.row;
      isUnchanged &&= cached.index === number;
      builder.addBytes(cache.bytes, cached.start, length, kind);
      setHeadings(article, headings);
    } else {
      isUnchanged = false;
      // The text that is read now must not be cached under the fingerprint of an earlier text.
      if (fileFingerprint(file, files.now()) !== fingerprint) fingerprint = '';
      const headings = await extractArticle(article, parsing, builder);
      // Serialized, because their texts are slices that would keep the whole source in memory.
      setHeadings(article, serializeHeadings(headings));
    }
    fingerprints.push(fingerprint);
    onProgress?.(number + 1);
    const pending = yieldIfDue();
    if (pending) await pending;
  }
  const bodies = builder.build();
  if (isUnchanged) return bodies;
  const { replaceFile } = await import('../../host/replace-file.js');
  const rows = createRows(articles, fingerprints, bodies);
  await replaceFile(files.path('bodies'), serializeBodies(files.head, bodies, rows));
  return bodies;
}

function* createRows(
  articles: readonly Article[],
  fingerprints: readonly Fingerprint[],
  bodies: BodyTexts,
): Generator<BodyCacheRow> {
  for (const [number, article] of articles.entries()) {
    const length = bodies.bodyLength(number);
    const fingerprint = fingerprints[number] ?? '';
    yield [article.file ?? '', fingerprint, length, bodies.kind(number), serializedHeadings(article)];
  }
}
