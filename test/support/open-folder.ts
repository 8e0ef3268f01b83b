import type { Library } from '../../src/library/library.js';
import type { OpenOptions } from '../../src/library/source/load-metadata.js';
import { openSources } from '../../src/library/source/open-source.js';

/** Opens folders of Markdown, and loads them to the end. */
export async function openFolder(dirs: readonly string[], options: OpenOptions): Promise<Library> {
  return openSources(dirs, options).reload();
}
