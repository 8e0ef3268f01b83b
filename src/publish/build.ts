/**
 * Articles → a compiled library: what a publication ships. The same input gives the same bytes. It decides what is
 * fit to be published; how articles are read, parsed and coloured is not its business.
 */
import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { ARTICLES_FOLDER, BODIES_FILE, INDEX_FILE, type Publication } from '../library/format.js';
import type { Problem } from '../library/problem.js';
import { UserError } from '../text/errors.js';
import { replaceFolder } from './staging.js';
import { writeLibrary } from './write-library.js';

export interface BuildOptions {
  /** The folder of the articles. */
  from: string;
  /** The folder of the compiled library; replaced whole. */
  out: string;
  publication: Publication;
  parseToml: (text: string) => unknown;
  /** Called for each article that is done. */
  onProgress?: (done: number, all: number) => void;
}

export interface Built {
  /** False where an article has an error: then nothing was written, and `problems` says why. */
  built: boolean;
  articles: number;
  words: number;
  /** Written, in all files. */
  bytes: number;
  problems: Problem[];
}

/** @throws {UserError} where there is nothing to build, or `out` cannot be written. */
export async function build(options: BuildOptions): Promise<Built> {
  const { from, out, parseToml } = options;
  refuseInside(from, out);
  const { openFolder } = await import('../library/folder.js');
  const library = await openFolder([from], { parseToml, requireTitles: true });
  const { articles, problems } = library;
  const words = articles.reduce((sum, article) => sum + article.words, 0);
  if (problems.some(problem => problem.level === 'error')) {
    return { built: false, articles: articles.length, words, bytes: 0, problems };
  }
  let bytes = 0;
  await replaceFolder(out, [INDEX_FILE, BODIES_FILE, ARTICLES_FOLDER], async stage => {
    bytes = await writeLibrary(library, stage, options);
  });
  return { built: true, articles: articles.length, words, bytes, problems };
}

/** What is built into the folder of its sources would be an article the next time. */
function refuseInside(from: string, out: string): void {
  const target = resolve(out);
  for (const folder of [resolve(from), realOf(from)]) {
    if (target === folder || target.startsWith(folder + sep)) {
      throw new UserError(`${out} is inside the folder of the articles.`, {
        hint: 'Name a folder outside of it.',
      });
    }
  }
}

function realOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return resolve(dir);
  }
}
