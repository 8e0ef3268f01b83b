/** The problems of a library in words. A door: most libraries have none. */
import type { Problem } from '../../library/problem.js';
import { pluralize } from '../../util/pluralize.js';
import { shellQuote } from '../../util/shell-quote.js';
import type { Context } from '../context.js';

/** More than this are counted, not listed. */
const MOST = 20;

/** A line for each problem, with file, line and what to do; one line for all that folders of other tools are full of. */
export function* warnings(
  problems: readonly Problem[],
  { program, settings }: Pick<Context, 'program' | 'settings'>,
): Generator<string> {
  const shared = problems.filter(isSharedName);
  const single = shared.length > 1 ? problems.filter(problem => !isSharedName(problem)) : problems;
  for (const { file, line, message, hint } of single.slice(0, MOST))
    yield `${file}:${line}: ${message} ${hint}`;
  const more = single.length - MOST;
  if (more > 0) {
    const check = [
      program.own ? 'lectern' : 'npx lectern',
      'check',
      ...(settings.library ?? []).map(shellQuote),
    ];
    yield `and ${pluralize(more, 'more problem')}. To see all: ${check.join(' ')}`;
  }
  if (shared.length > 1)
    yield `${shared.length} articles have the name of another, and are listed with their folder. To choose their names, write a \`slug:\`.`;
}

/** Two files of one name: how others keep their Markdown, and no fault of theirs. */
function isSharedName({ rule, level }: Problem): boolean {
  return rule === 'duplicate-slug' && level === 'warning';
}
