/** Messages for the problems of a library. Loaded lazily: most libraries have none. */
import type { Problem } from '../../library/problem.js';
import { pluralize } from '../../util/pluralize.js';
import { shellQuote } from '../../util/shell-quote.js';
import type { Context } from '../context.js';
import type { StderrMessage } from './stderr-message.js';

/** Problems after these are counted, not listed. */
const MAX_LISTED = 20;

/** Yields a message for each problem, with file and line. One message for all files of equal names. */
export function* formatProblems(
  problems: readonly Problem[],
  { program, settings }: Pick<Context, 'program' | 'settings'>,
): Generator<StderrMessage> {
  const duplicates = problems.filter(isDuplicateName);
  const listed = duplicates.length > 1 ? problems.filter(problem => !isDuplicateName(problem)) : problems;
  for (const { file, line, message, hint } of listed.slice(0, MAX_LISTED))
    yield { severity: 'warning', text: `${file}:${line}: ${message}`, hint };
  const more = listed.length - MAX_LISTED;
  if (more > 0) {
    const command = program.own ? 'lectern' : 'npx lectern';
    const folders = (settings.library ?? []).map(shellQuote);
    yield {
      severity: 'note',
      text: `${pluralize(more, 'more problem')} not shown`,
      hint: `to show all, run: ${[command, 'check', ...folders].join(' ')}`,
    };
  }
  if (duplicates.length > 1)
    yield {
      severity: 'warning',
      text: `${pluralize(duplicates.length, 'article')} share a name with another; all are listed with their folder`,
      hint: 'set a unique `slug:` in the front matter',
    };
}

/** True for two files of one name. They are common in folders of other tools, and no fault. */
function isDuplicateName({ rule, level }: Problem): boolean {
  return rule === 'duplicate-slug' && level === 'warning';
}
