/** Messages for the problems of an article. Loaded lazily: most libraries have none. */

import type { Problem } from '../../library/problem.js';
import { shellWord } from '../../text/quote.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import type { StderrMessage } from './stderr-message.js';

/** Problems after these are counted, not listed. */
const MAX_LISTED = 20;

/** Yields a message for each problem, with file and line. */
export function* formatProblems(
  problems: readonly Problem[],
  { program, settings }: Pick<Context, 'program' | 'settings'>,
): Generator<StderrMessage> {
  for (const { file, line, message, hint } of problems.slice(0, MAX_LISTED))
    yield { severity: 'warning', text: `${file}:${line}: ${message}`, hint };
  const more = problems.length - MAX_LISTED;
  if (more > 0) {
    const command = program.own ? 'lectern' : 'npx lectern';
    const folders = (settings.library ?? []).map(shellWord);
    yield {
      severity: 'note',
      text: `${pluralize(more, 'more problem')} not shown`,
      hint: `to show all, run: ${[command, 'check', ...folders].join(' ')}`,
    };
  }
}
