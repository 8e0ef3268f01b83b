/** The text of `check`: a line for each diagnostic, a table by rule if there are many, and a summary. */
import { type Diagnostic, LEVELS } from '../../publish/check/diagnostic.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { pluralize } from '../../util/pluralize.js';
import { truncateList } from '../../util/truncate-list.js';

/** Number of lines above which a table by rule is printed. */
const MAX_LINES = 30;

/** Maximum number of lines that one diagnostic lists. */
const MAX_LISTED = 5;

/** True if the report without `--all` has no line for some of the diagnostics. */
export function leavesOut(diagnostics: readonly Diagnostic[]): boolean {
  const joined = joinTitleNotes(diagnostics);
  return joined.length < diagnostics.length || needsTable(joined);
}

/** True if a table by rule is printed: with `--all` together with a line for each diagnostic. */
function needsTable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.length > MAX_LINES;
}

/** Yields the rows of the report. Of more than 30 diagnostics it has the table and the first errors, or with `all` everything. */
export function* formatReport(diagnostics: readonly Diagnostic[], all: boolean): Generator<string> {
  let shown = all ? diagnostics : joinTitleNotes(diagnostics);
  if (needsTable(shown)) {
    yield* formatTable(diagnostics);
    if (!all) shown = diagnostics.filter(({ level }) => level === 'error').slice(0, MAX_LINES);
    if (shown.length > 0) yield '\n';
  }
  for (const diagnostic of shown) yield formatDiagnostic(diagnostic);
}

/** Joins the notes about titles: in a folder of plain Markdown, no file has one in its front matter. */
function joinTitleNotes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const isTitleNote = ({ rule, level }: Diagnostic) => rule === 'title' && level === 'note';
  const [first, ...others] = diagnostics.filter(isTitleNote);
  if (!first || others.length === 0) return diagnostics;
  const joined = { ...first, message: `${first.message} (as in ${pluralize(others.length, 'other file')})` };
  return diagnostics.flatMap(each => (each === first ? [joined] : isTitleNote(each) ? [] : [each]));
}

/** `articles/a.md:12:5: warning: link target not found: "b.md"; fix the path; it is relative to this file [broken-link]`. */
function formatDiagnostic(diagnostic: Diagnostic): string {
  const { level, message, hint, rule } = diagnostic;
  const text = [message + formatCount(diagnostic), hint].filter(Boolean).join('; ');
  return `${sanitiseLine(`${formatPosition(diagnostic)}: ${level}: ${text}`)} [${rule}]\n`;
}

function formatPosition({ file, line, column }: Diagnostic): string {
  return [file, line, column].filter(part => part !== undefined).join(':');
}

/** ` (3 times, also in lines 7, 9)`. */
export function formatCount({ count = 1, lines = [] }: Diagnostic): string {
  if (count === 1) return '';
  const noun = lines.length === 1 ? 'line' : 'lines';
  const others = lines.length > 0 ? `, also in ${noun} ${truncateList(lines.map(String), MAX_LISTED)}` : '';
  return ` (${pluralize(count, 'time')}${others})`;
}

interface RuleCount {
  first: Diagnostic;
  count: number;
  files: Set<string>;
}

/** Rows of the table: for each rule its counts, the option that turns it off, and an example on a row of its own. */
function* formatTable(diagnostics: readonly Diagnostic[]): Generator<string> {
  const rules = new Map<string, RuleCount>();
  for (const diagnostic of diagnostics) {
    const { rule, level, file, count = 1 } = diagnostic;
    const key = `${LEVELS.indexOf(level)} ${rule}`;
    const known = rules.get(key) ?? { first: diagnostic, count: 0, files: new Set() };
    known.count += count;
    known.files.add(file);
    rules.set(key, known);
  }
  const counts = [...rules.values()].sort(compareRules);
  const rows = counts.map(({ first: { rule, level }, count, files }) => [
    level,
    rule,
    String(count),
    String(files.size),
    `--rule ${rule}=off`,
  ]);
  const head = ['level', 'rule', 'count', 'files', 'to turn it off'];
  const widths = head.map((title, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), title.length),
  );
  const formatRow = (cells: readonly string[]) =>
    `${cells
      .map((cell, column) => {
        const width = column === cells.length - 1 ? 0 : (widths[column] ?? 0);
        return column === 2 || column === 3 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')}\n`;
  yield formatRow(head);
  for (const [index, row] of rows.entries()) {
    yield formatRow(row);
    const first = counts[index]?.first;
    if (first) yield `    ${sanitiseLine(`${formatPosition(first)}: ${first.message}`)}\n`;
  }
}

/** The most severe first, then the most frequent. */
function compareRules(a: RuleCount, b: RuleCount): number {
  return LEVELS.indexOf(a.first.level) - LEVELS.indexOf(b.first.level) || b.count - a.count;
}

/** `2 errors, 3 warnings in 12 articles`. */
export function formatSummary(articles: number, diagnostics: readonly Diagnostic[]): string {
  const parts = LEVELS.flatMap(level => {
    let total = 0;
    for (const { count = 1, ...diagnostic } of diagnostics) if (diagnostic.level === level) total += count;
    return total > 0 ? [pluralize(total, level)] : [];
  });
  return `${parts.join(', ') || 'no problems'} in ${pluralize(articles, 'article')}`;
}
