/**
 * Articles → a compiled library: what a publication ships. The same input gives the same bytes. It decides what is
 * fit to be published; how articles are read, parsed and coloured is not its business.
 */
import { join, resolve, sep } from 'node:path';
import { realOf } from '../../host/real-path.js';
import { ARTICLES_FOLDER, BODIES_FILE, INDEX_FILE, type Publication } from '../../library/compiled/format.js';
import { splitSource } from '../../library/metadata/article-metadata.js';
import type { Problem } from '../../library/problem.js';
import { UserError } from '../../util/user-error.js';
import { commandAsSlug } from '../check/rules/front-matter.js';
import { articlesFolder, readPublication } from '../publication.js';
import { replaceFolder } from './replace-folder.js';
import { writeLibrary } from './write-library.js';

export interface BuildOptions {
  /** The folder of the articles. */
  from: string;
  /** The folder of the compiled library; replaced whole. */
  out: string;
  publication: Publication;
  parseToml: (text: string) => unknown;
  /** Slugs that an article must not have: the names of the commands. */
  reserved?: readonly string[];
  /** Whether symbolic links that lead outside `from` are followed. */
  follow?: boolean;
  /** Called for each article that is done. */
  onProgress?: (done: number, all: number) => void;
}

/** What of `BuildOptions` a publication's own folder does not say. */
export type PublicationOptions = Omit<BuildOptions, 'from' | 'out' | 'publication'> & {
  /** Default: `dist/library` in the publication's folder. */
  out?: string;
};

/**
 * Builds the publication in `dir`: its `articles/`, under the name that its `package.json` gives.
 * @throws {UserError} as `build`, and where `dir` is no publication.
 */
export async function buildPublication(dir: string, options: PublicationOptions): Promise<Built> {
  const publication = readPublication(dir);
  const from = articlesFolder(dir);
  if (from === dir)
    throw new UserError(`There is no folder ${join(dir, 'articles')}.`, { hint: 'Put the articles there.' });
  return build({ ...options, from, out: options.out ?? join(dir, 'dist/library'), publication });
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
  const { from, out, parseToml, follow = false, reserved = [] } = options;
  refuseInside(from, out);
  const { openFolder } = await import('../../library/source/open-source.js');
  const library = await openFolder([from], { parseToml, follow, requireTitles: true });
  const { articles } = library;
  const problems = [...library.problems];
  // The one error that a folder of articles for reading may have, and a publication may not.
  for (const article of articles.filter(({ slug }) => reserved.includes(slug))) {
    const fault = commandAsSlug(article, splitSource(await library.markdown(article), parseToml));
    problems.push({ file: join(from, article.path), level: 'error', rule: 'command-slug', ...fault });
  }
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
