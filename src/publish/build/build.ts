/**
 * Compiles articles into a library, the part of a publication that is shipped. The same input gives the same bytes.
 * Decides whether articles may be published. Reading, parsing and highlighting them belong to other folders; must not import `cli` or `tui`.
 */
import { dirname, join, resolve } from 'node:path';
import { isInFolder, realPath } from '../../host/real-path.js';
import {
  ARTICLES_FOLDER,
  BODIES_FILE,
  IMAGES_FOLDER,
  INDEX_FILE,
  type PublicationInfo,
  WORDS_FILE,
} from '../../library/compiled/format.js';
import type { Library } from '../../library/library.js';
import { splitFrontMatter } from '../../library/metadata/article-metadata.js';
import type { ReadCommitDays } from '../../library/source/commit-dates.js';
import { UserError } from '../../util/user-error.js';
import { comparePositions, type Diagnostic } from '../check/diagnostic.js';
import { applyLevels, parseRuleLevels, type RuleLevels } from '../check/rule-levels.js';
import { RULE_LEVELS } from '../check/rule-names.js';
import { commandSlugDiagnostic } from '../check/rules/front-matter.js';
import { articlesFolder, readPublication, refuseLinksOut } from '../publication.js';
import { replaceFolder } from './replace-folder.js';
import { writeLibrary } from './write-library.js';

export interface BuildOptions {
  /** The folder of the articles. */
  from: string;
  /** The folder of the compiled library; replaced as a whole. */
  out: string;
  publication: PublicationInfo;
  parseToml: (text: string) => unknown;
  /** Slugs that articles must not have: the names of the commands. */
  reserved?: readonly string[];
  /** Levels of rules, as for `check`: `name=level`. An error stops the build. */
  rules?: readonly string[];
  /** Follow symbolic links that lead outside `from`. */
  follow?: boolean;
  /** Dates the articles that have no date by their last commits; absent: they have none. */
  commitDays?: ReadCommitDays;
  /** Called after each article. */
  onProgress?: (done: number, all: number) => void;
}

/** The `BuildOptions` that the folder of a publication does not determine. */
export type BuildPublicationOptions = Omit<BuildOptions, 'from' | 'out' | 'publication'> & {
  /** Default: `dist/library` in the publication's folder. */
  out?: string;
};

/**
 * Builds the publication in `dir` from its `articles/` and its `package.json`.
 * @throws {UserError} as `build` does, and if `dir` is not a publication.
 */
export async function buildPublication(dir: string, options: BuildPublicationOptions): Promise<BuildResult> {
  const publication = readPublication(dir);
  const from = articlesFolder(dir);
  if (from === dir)
    throw new UserError(`no such folder: "${join(dir, 'articles')}"`, {
      hint: 'create it and put the articles there',
    });
  const out = options.out ?? join(dir, 'dist/library');
  if (!options.follow) refuseLinksOut(dir, options.out === undefined ? [from, dirname(out)] : [from]);
  return build({ ...options, from, out, publication });
}

export interface BuildResult {
  /** False if an article has an error: then nothing was written, and `problems` has the reasons. */
  built: boolean;
  articles: number;
  words: number;
  /** Size of all files written. */
  bytes: number;
  problems: Diagnostic[];
}

/** @throws {UserError} if there are no articles, `out` cannot be written, or a rule is unknown. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const { from, out, parseToml, follow = false, commitDays } = options;
  const levels = parseRuleLevels(options.rules ?? []);
  refuseOutputInside(from, out);
  const { openSources } = await import('../../library/source/open-source.js');
  const library = await openSources([from], {
    parseToml,
    follow,
    reportTitles: true,
    ...(commitDays && { commitDays }),
  }).reload();
  const { articles } = library;
  const found = [
    ...library.problems,
    ...(await findCommandSlugs(library, options)),
    ...(await checkNamedRules(library, options, levels)),
  ];
  const problems = applyLevels<Diagnostic>(found, levels).sort(comparePositions);
  const words = articles.reduce((sum, article) => sum + article.words, 0);
  if (problems.some(problem => problem.level === 'error')) {
    return { built: false, articles: articles.length, words, bytes: 0, problems };
  }
  let bytes = 0;
  await replaceFolder(
    out,
    { required: [INDEX_FILE, BODIES_FILE], optional: [WORDS_FILE, ARTICLES_FOLDER, IMAGES_FOLDER] },
    async staging => {
      bytes = await writeLibrary(library, staging, options);
    },
  );
  return { built: true, articles: articles.length, words, bytes, problems };
}

/** Applies the rules of `check` that have a level in the options. Without one, a build applies none of them, to be fast. */
async function checkNamedRules(
  library: Library,
  { from, parseToml, reserved = [] }: BuildOptions,
  levels: RuleLevels,
): Promise<Diagnostic[]> {
  const isNamed = (rule: string) => rule !== 'command-slug' && (levels.get(rule) ?? 'off') !== 'off';
  const rules = Object.keys(RULE_LEVELS);
  if (!rules.some(isNamed)) return [];
  const { checkLibrary } = await import('../check/check.js');
  const diagnostics = await checkLibrary(library, {
    parseToml,
    reserved,
    levels: parseRuleLevels(rules.filter(rule => !isNamed(rule)).map(rule => `${rule}=off`)),
    displayPath: article => join(from, article.path),
  });
  // the problems of loading are known
  const known = new Set(library.problems.map(({ file, line, rule }) => `${rule} ${line} ${file}`));
  return diagnostics.filter(({ file, line, rule }) => isNamed(rule) && !known.has(`${rule} ${line} ${file}`));
}

/** Articles with the slug of a command. This is a problem in publications, but not in folders for reading. */
async function findCommandSlugs(
  library: Library,
  { from, parseToml, reserved = [] }: BuildOptions,
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const article of library.articles.filter(({ slug }) => reserved.includes(slug))) {
    const frontMatter = splitFrontMatter(await library.markdown(article), parseToml);
    const rule = 'command-slug';
    const diagnostic = commandSlugDiagnostic(article, frontMatter);
    diagnostics.push({ file: join(from, article.path), level: RULE_LEVELS[rule], rule, ...diagnostic });
  }
  return diagnostics;
}

/** Refuses an output folder inside `from`: the next build would read it as articles. */
function refuseOutputInside(from: string, out: string): void {
  const target = resolve(out);
  for (const folder of [resolve(from), realPath(from)]) {
    if (isInFolder(target, folder)) {
      throw new UserError(`output folder "${out}" is inside the folder of the articles`, {
        hint: 'choose a folder outside of it',
      });
    }
  }
}
