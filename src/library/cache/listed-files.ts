/** What was listed of a folder, as far as whoever keeps more of it must know. */
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { CachePlace } from './cache-file.js';
import type { Stamp } from './file-fingerprint.js';

export interface Listed {
  place: CachePlace;
  /** The stamp with which a file was listed. */
  stampOf(file: string): Stamp | undefined;
}

/** The stamps of these by their files. Asked for in this order, as they are where nothing has changed, they need no table. */
export function stampsOf(entries: readonly ArticleMetadata[]): Listed['stampOf'] {
  let table: Map<string, Stamp | undefined> | undefined;
  let next = 0;
  return file => {
    const entry = entries[next];
    if (entry?.article.file === file) {
      next++;
      return entry.stamp;
    }
    if (!table) {
      table = new Map();
      for (const { article, stamp } of entries) table.set(article.file ?? '', stamp);
    }
    return table.get(file);
  };
}
