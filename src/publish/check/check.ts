/**
 * Checks articles: reads and parses them as a build does, then applies every rule of the table.
 * Rules are in `rules/`, their names and default levels in `rule-names.ts`. Must not import `cli`: callers format the diagnostics.
 */

import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../library/article.js';
import { finishCooperatively } from '../../library/body-text/extract-text.js';
import type { ParseToml } from '../../library/front-matter/engines.js';
import type { Library } from '../../library/library.js';
import { splitFrontMatter } from '../../library/metadata/article-metadata.js';
import type { Problem } from '../../library/problem.js';
import type { OpenOptions } from '../../library/source/load-metadata.js';
import { quotePath } from '../../text/quote.js';
import { describeError, NO_SUCH_FILE } from '../../util/errno.js';
import { appendAll } from '../../util/large-lists.js';
import { isUserError, UserError } from '../../util/user-error.js';
import { articlesFolder, refuseLinksOut } from '../publication.js';
import { comparePositions, type Diagnostic, DiagnosticList, type Level } from './diagnostic.js';
import { createLinkIndex } from './link-index.js';
import { createRuleContext, type LinkIndex } from './rule-context.js';
import { applyLevels, parseRuleLevels, type RuleLevels } from './rule-levels.js';
import { RULE_LEVELS, type RuleName } from './rule-names.js';
import { RULES } from './rules/all-rules.js';
import { SourceRows } from './source-rows.js';

const RULES_IN_ORDER = Object.entries(RULE_LEVELS) as [RuleName, Level][];

export interface CheckOptions {
  parseToml: ParseToml;
  /** Slugs that articles must not have: the names of the commands. */
  reserved: readonly string[];
  /** Levels of rules, as `name=level`; `name=off` disables a rule. */
  rules?: readonly string[];
  drafts?: boolean;
  follow?: boolean;
  /** Called after each article. */
  onProgress?: (done: number) => void;
}

export interface CheckResult {
  /** Number of articles checked. */
  articles: number;
  /** Sorted by file, line and column. */
  diagnostics: Diagnostic[];
}

/**
 * Checks files and folders; of a publication, its `articles/`.
 * @throws {UserError} for a path that does not exist, cannot be read or has no articles, and for a link out of a publication; with
 *   code 2 for an unknown rule.
 */
export async function check(
  paths: readonly string[],
  { onProgress, ...options }: CheckOptions,
): Promise<CheckResult> {
  const levels = parseRuleLevels(options.rules ?? []);
  const diagnostics: Diagnostic[] = [];
  let articles = 0;
  for (const path of paths) {
    const { library, displayPath } = await openPath(path, { ...options, reportTitles: true });
    const onArticle = () => {
      articles++;
      onProgress?.(articles);
    };
    appendAll(diagnostics, await checkLibrary(library, { ...options, levels, displayPath, onArticle }));
  }
  return { articles, diagnostics: applyLevels(diagnostics, levels).sort(comparePositions) };
}

export interface LibraryCheckOptions extends Pick<CheckOptions, 'parseToml' | 'reserved'> {
  levels: RuleLevels;
  /** Returns the path of an article as the user would type it. */
  displayPath: (article: Article) => string;
  /** Called after each article. */
  onArticle?: () => void;
}

/** Checks the articles of an open library. Returns its problems, too, at their default levels. */
export async function checkLibrary(
  library: Library,
  { displayPath, onArticle, ...options }: LibraryCheckOptions,
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const linkIndex = await createLinkIndex(library, options);
  const problems = groupByFile(library.problems);
  for (const article of library.articles) {
    const file = displayPath(article);
    const context = { linkIndex, problems: problems.get(file) ?? [], file, ...options };
    const found = await checkArticle(library, article, context).catch(error => [toUnreadable(error, file)]);
    appendAll(diagnostics, found);
    problems.delete(file);
    onArticle?.();
  }
  // The remaining problems are about files that could not be read at all.
  for (const rest of problems.values()) appendAll(diagnostics, rest);
  return diagnostics;
}

type OpenedPath = Pick<LibraryCheckOptions, 'displayPath'> & { library: Library };

async function openPath(path: string, options: OpenOptions): Promise<OpenedPath> {
  const { openDocument, openSources } = await import('../../library/source/open-source.js');
  const stat = statPath(path);
  if (stat.isFile()) return { library: await openDocument({ file: path }, options), displayPath: () => path };
  const dir = articlesFolder(path);
  if (!options.follow) refuseLinksOut(path, [dir]);
  const library = await openSources([dir], options).reload();
  return { library, displayPath: article => join(dir, article.path) };
}

/** @throws {UserError} if the path does not exist or is inaccessible */
function statPath(path: string): Stats {
  let reason: string = NO_SUCH_FILE;
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat) return stat;
  } catch (error) {
    reason = describeError(error);
  }
  throw new UserError(`${reason}: ${quotePath(path)}`, { hint: 'name a file or folder of Markdown files' });
}

function groupByFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = byFile.get(problem.file);
    if (others) others.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return byFile;
}

/** The diagnostic of an article whose file was removed after the folder was listed. */
function toUnreadable(error: unknown, file: string): Diagnostic {
  if (!isUserError(error)) throw error;
  const { message, hint = '' } = error;
  return { file, line: 1, level: 'error', rule: 'unreadable', message, hint };
}

/** Maximum number of different diagnostics of one rule in one article: an article of 10 MB may have 250,000 links. */
const MAX_DIAGNOSTICS = 10_000;
const TOO_MANY = {
  message: `more than ${MAX_DIAGNOSTICS} different problems; the article is not checked further for them`,
  hint: 'fix these first',
};

interface ArticleCheckContext extends Pick<CheckOptions, 'parseToml'> {
  file: string;
  linkIndex: LinkIndex;
  levels: RuleLevels;
  /** Problems of the article that were found while the library was loaded. */
  problems: readonly Problem[];
}

async function checkArticle(
  library: Library,
  article: Article,
  { file, linkIndex, levels, problems, parseToml }: ArticleCheckContext,
): Promise<Diagnostic[]> {
  const source = await library.markdown(article);
  const rows = new SourceRows(source);
  const frontMatter = splitFrontMatter(source, parseToml);
  const document = await finishCooperatively(await library.parsing(article));
  const context = createRuleContext({ article, rows, frontMatter, document, linkIndex });
  const list = new DiagnosticList(file, rows);
  for (const problem of problems) list.add(problem, problem.level, problem.rule);
  for (const [rule, level] of RULES_IN_ORDER) {
    if (levels.get(rule) === 'off') continue;
    const before = list.all.length;
    for (const diagnostic of RULES[rule](context)) {
      const isFull = list.all.length - before >= MAX_DIAGNOSTICS;
      list.add(isFull ? { ...TOO_MANY, line: diagnostic.line } : diagnostic, level, rule);
      if (isFull) break;
    }
  }
  return list.all;
}
