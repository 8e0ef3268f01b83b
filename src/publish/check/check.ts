/**
 * What an author should mend: every article of the folders and files named, read and parsed as for a publication, then put
 * to each rule of the table. It decides which rules hold; how findings are shown is not its business.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../library/article.js';
import { finishGently } from '../../library/body-text/extract-text.js';
import type { ParseToml } from '../../library/front-matter/engines.js';
import type { Library } from '../../library/library.js';
import { splitSource } from '../../library/metadata/article-metadata.js';
import type { Problem } from '../../library/problem.js';
import { cleanLine } from '../../text/sanitise.js';
import { isUserError, UserError } from '../../util/user-error.js';
import { articlesFolder } from '../publication.js';
import { byPlace, columnOf, type Diagnostic, type Fault, type Level, quotedIn } from './diagnostic.js';
import { openSite } from './link-index.js';
import { makeSubject, type Site } from './rule-context.js';
import { type Levels, readLevels } from './rule-levels.js';
import { RULE_LEVELS, type RuleName } from './rule-names.js';
import { RULES } from './rules/all-rules.js';

const RULES_IN_ORDER = Object.entries(RULE_LEVELS) as [RuleName, Level][];

export interface CheckOptions {
  parseToml: ParseToml;
  /** Slugs that an article must not have: the names of the commands. */
  reserved: readonly string[];
  /** Levels of rules, `name=level`; `name=off` leaves a rule out. */
  rules?: readonly string[];
  drafts?: boolean;
  follow?: boolean;
  /** Called for each article that is done. */
  onProgress?: (done: number) => void;
}

export interface Checked {
  articles: number;
  /** By file, line and column. */
  findings: Diagnostic[];
}

/**
 * Checks folders, of a publication its articles, and files.
 * @throws {UserError} for what is not there, cannot be read or holds no article; with code 2 for a rule that there is none of.
 */
export async function check(
  paths: readonly string[],
  { onProgress, ...options }: CheckOptions,
): Promise<Checked> {
  const levels = readLevels(options.rules ?? []);
  const checked: Checked = { articles: 0, findings: [] };
  for (const path of paths) {
    const { library, shown } = await openPath(path, options);
    const site = await openSite(library, options);
    const read = problemsByFile(library);
    for (const article of library.articles) {
      const file = shown(article);
      const around = { site, read: read.get(file) ?? [], ...options };
      const found = await checkArticle(library, article, around).catch(unreadable);
      checked.findings.push(...found.map(finding => ({ file, ...finding })));
      read.delete(file);
      checked.articles++;
      onProgress?.(checked.articles);
    }
    // What is left could not be read at all.
    checked.findings.push(...[...read.values()].flat());
  }
  checked.findings = levelled(checked.findings, levels).sort(byPlace);
  return checked;
}

interface Opened {
  library: Library;
  /** An article's path as the user would type it. */
  shown: (article: Article) => string;
}

async function openPath(path: string, options: CheckOptions): Promise<Opened> {
  const { openFile, openFolder } = await import('../../library/source/open-source.js');
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`“${cleanLine(path)}” is not there.`, { hint: 'Check its name.' });
  if (stat.isFile()) return { library: await openFile(path, options), shown: () => path };
  const dir = articlesFolder(path);
  return { library: await openFolder([dir], options), shown: article => join(dir, article.path) };
}

/** What was found while the library was loaded. */
function problemsByFile({ problems }: Library): Map<string, Problem[]> {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const known = byFile.get(problem.file);
    if (known) known.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return byFile;
}

interface Around extends Pick<CheckOptions, 'parseToml'> {
  site: Site;
  /** What was found in it while it was read. */
  read: readonly Problem[];
}

/** What is said of an article whose file has gone since it was listed. */
function unreadable(error: unknown): Omit<Diagnostic, 'file'>[] {
  if (!isUserError(error)) throw error;
  return [{ line: 1, level: 'error', rule: 'unreadable', message: error.message, hint: error.hint ?? '' }];
}

async function checkArticle(
  library: Library,
  article: Article,
  { site, read, parseToml }: Around,
): Promise<Omit<Diagnostic, 'file'>[]> {
  const source = await library.markdown(article);
  const matter = splitSource(source, parseToml);
  const document = await finishGently(await library.parsing(article));
  const subject = makeSubject({ article, source, matter, document, site });
  const place = (
    { line, text, message, hint }: Fault,
    { level, rule }: Pick<Diagnostic, 'level' | 'rule'>,
  ) => {
    const column = columnOf(text ?? quotedIn(message), subject.rows[line - 1]);
    return { line, ...(column !== undefined && { column }), level, rule, message, hint };
  };
  return [
    ...read.map(problem => place(problem, problem)),
    ...RULES_IN_ORDER.flatMap(([rule, level]) =>
      [...RULES[rule](subject)].map(fault => place(fault, { level, rule })),
    ),
  ];
}

function levelled(findings: readonly Diagnostic[], levels: Levels): Diagnostic[] {
  return findings
    .map(finding => ({ ...finding, level: levels.get(finding.rule) ?? finding.level }))
    .filter((finding): finding is typeof finding & { level: Level } => finding.level !== 'off');
}
