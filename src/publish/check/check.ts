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
import { quotePath } from '../../text/quote.js';
import { describeError, NO_SUCH_FILE } from '../../util/errno.js';
import { appendAll } from '../../util/large-lists.js';
import { isUserError, UserError } from '../../util/user-error.js';
import { articlesFolder } from '../publication.js';
import {
  columnOf,
  comparePositions,
  type Diagnostic,
  type Level,
  quotedText,
  type RuleDiagnostic,
} from './diagnostic.js';
import { createLinkIndex } from './link-index.js';
import { createRuleContext, type LinkIndex } from './rule-context.js';
import { parseRuleLevels, type RuleLevels } from './rule-levels.js';
import { RULE_LEVELS, type RuleName } from './rule-names.js';
import { RULES } from './rules/all-rules.js';

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
 * @throws {UserError} for a path that does not exist, cannot be read or has no articles; with code 2 for an unknown rule.
 */
export async function check(
  paths: readonly string[],
  { onProgress, ...options }: CheckOptions,
): Promise<CheckResult> {
  const levels = parseRuleLevels(options.rules ?? []);
  const diagnostics: Diagnostic[] = [];
  let articles = 0;
  for (const path of paths) {
    const { library, displayPath } = await openPath(path, options);
    const linkIndex = await createLinkIndex(library, options);
    const problems = groupByFile(library.problems);
    for (const article of library.articles) {
      const file = displayPath(article);
      const context = { linkIndex, problems: problems.get(file) ?? [], ...options };
      const found = await checkArticle(library, article, context).catch(toUnreadable);
      for (const diagnostic of found) diagnostics.push({ file, ...diagnostic });
      problems.delete(file);
      articles++;
      onProgress?.(articles);
    }
    // The remaining problems are about files that could not be read at all.
    for (const rest of problems.values()) appendAll(diagnostics, rest);
  }
  return { articles, diagnostics: applyLevels(diagnostics, levels).sort(comparePositions) };
}

interface OpenedPath {
  library: Library;
  /** Returns the path of an article as the user would type it. */
  displayPath: (article: Article) => string;
}

async function openPath(path: string, options: CheckOptions): Promise<OpenedPath> {
  const { openDocument, openSources } = await import('../../library/source/open-source.js');
  const stat = statPath(path);
  if (stat.isFile()) return { library: await openDocument({ file: path }, options), displayPath: () => path };
  const dir = articlesFolder(path);
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
function toUnreadable(error: unknown): Omit<Diagnostic, 'file'>[] {
  if (!isUserError(error)) throw error;
  return [{ line: 1, level: 'error', rule: 'unreadable', message: error.message, hint: error.hint ?? '' }];
}

interface ArticleCheckContext extends Pick<CheckOptions, 'parseToml'> {
  linkIndex: LinkIndex;
  /** Problems of the article that were found while the library was loaded. */
  problems: readonly Problem[];
}

async function checkArticle(
  library: Library,
  article: Article,
  { linkIndex, problems, parseToml }: ArticleCheckContext,
): Promise<Omit<Diagnostic, 'file'>[]> {
  const source = await library.markdown(article);
  const frontMatter = splitFrontMatter(source, parseToml);
  const document = await finishCooperatively(await library.parsing(article));
  const context = createRuleContext({ article, source, frontMatter, document, linkIndex });
  const addColumn = (
    { line, text, message, hint }: RuleDiagnostic,
    { level, rule }: Pick<Diagnostic, 'level' | 'rule'>,
  ) => {
    const column = columnOf(text ?? quotedText(message), context.rows[line - 1]);
    return { line, ...(column !== undefined && { column }), level, rule, message, hint };
  };
  return [
    ...problems.map(problem => addColumn(problem, problem)),
    ...RULES_IN_ORDER.flatMap(([rule, level]) =>
      [...RULES[rule](context)].map(diagnostic => addColumn(diagnostic, { level, rule })),
    ),
  ];
}

function applyLevels(diagnostics: readonly Diagnostic[], levels: RuleLevels): Diagnostic[] {
  return diagnostics
    .map(diagnostic => ({ ...diagnostic, level: levels.get(diagnostic.rule) ?? diagnostic.level }))
    .filter((diagnostic): diagnostic is typeof diagnostic & { level: Level } => diagnostic.level !== 'off');
}
