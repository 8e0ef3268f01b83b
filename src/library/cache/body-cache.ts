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
import { openBodyCache, serializeColumns, serializeHead } from './body-cache-file.js';
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
  /** By article; empty if the file has changed since it was listed. */
  const fingerprints = articles.map(article => listedFingerprint(article) ?? '');
  const cache = openBodyCache(files);
  const cachedHeadings = cache?.columns.headings.split('\0') ?? [];
  if (
    cache &&
    cache.columns.listed === serializeListed(articles, fingerprints) &&
    !fingerprints.includes('')
  ) {
    // The usual case: no file was changed, added or removed.
    for (const [index, article] of articles.entries()) setHeadings(article, cachedHeadings[index] ?? '');
    onProgress?.(articles.length);
    return cache.texts();
  }
  const rows = cache?.findRows();
  const known = cache?.texts();
  /** Adds all bodies to `builder`, and yields from time to time. */
  async function* addBodies(builder: BodyTextsBuilder): AsyncGenerator<void> {
    const yieldIfDue = createYieldIfDue();
    for (const [number, article] of articles.entries()) {
      const { file = '' } = article;
      const row = rows?.get(file);
      if (known && row && row.fingerprint !== '' && row.fingerprint === fingerprints[number]) {
        builder.addParts([{ bytes: known.bytes(row.index), kind: known.kind(row.index) }]);
        setHeadings(article, cachedHeadings[row.index] ?? '');
      } else {
        // The text that is read now must not be cached under the fingerprint of an earlier text.
        if (fileFingerprint(file, files.now()) !== fingerprints[number]) fingerprints[number] = '';
        const headings = await extractArticle(article, parsing, builder);
        // Serialized, because their texts are slices that would keep the whole source in memory.
        setHeadings(article, serializeHeadings(headings));
      }
      onProgress?.(number + 1);
      const pending = yieldIfDue();
      if (!pending) continue;
      await pending;
      yield;
    }
  }
  let failure: unknown;
  let listed = '';
  /** The file. The bodies leave the memory while the others are read. */
  async function* serialize(): AsyncGenerator<Uint8Array> {
    const builder = new BodyTextsBuilder();
    try {
      yield serializeHead(files.head);
      for await (const _ of addBodies(builder)) yield* builder.take(false);
    } catch (error) {
      failure = error;
      throw error;
    }
    yield* builder.take(true);
    listed = serializeListed(articles, fingerprints);
    const headings = articles.map(serializedHeadings).join('\0');
    yield* serializeColumns(builder.build(), { listed, headings });
  }
  const { replaceFile } = await import('../../host/replace-file.js');
  const written = (await replaceFile(files.path('bodies'), serialize())) ? openBodyCache(files) : undefined;
  try {
    if (failure !== undefined) throw failure;
    if (written?.columns.listed === listed) return written.texts();
    // The file cannot be written, or another process has replaced it.
    written?.close();
    const builder = new BodyTextsBuilder();
    for await (const _ of addBodies(builder));
    return builder.build();
  } finally {
    cache?.close();
  }
}

/** The files and their fingerprints. A NUL ends each, which no path has: two lists of files have different texts. */
function serializeListed(articles: readonly Article[], fingerprints: readonly Fingerprint[]): string {
  return articles.map(({ file }, index) => `${file}\0${fingerprints[index]}\0`).join('');
}
