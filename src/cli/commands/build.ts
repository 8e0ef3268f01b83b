import type { BuildResult } from '../../publish/build/build.js';
import type { Diagnostic, Level } from '../../publish/check/diagnostic.js';
import { shellWord } from '../../text/quote.js';
import { pluralize } from '../../util/pluralize.js';
import type { Context } from '../context.js';
import { sourceOptions } from '../open-library.js';
import { COMMAND_NAMES } from '../options.js';
import { showProgress } from '../output/progress.js';

/**
 * `lectern build [dir]`: compiles the articles of a publication. On errors in articles it writes nothing.
 * Its messages go to stderr, because `npm pack --json` runs it and prints on stdout.
 */
export async function build(context: Context, words: readonly string[]): Promise<number> {
  const { options, terminal, report } = context;
  const [dir = '.'] = words;
  const { buildPublication } = await import('../../publish/build/build.js');
  // Drafts are never published.
  const source = await sourceOptions({ ...options, drafts: false });
  const start = performance.now();
  const progress = showProgress('articles built', terminal);
  let result: BuildResult;
  try {
    result = await buildPublication(dir, {
      ...(options.out !== undefined && { out: options.out }),
      ...source,
      reserved: COMMAND_NAMES,
      ...(options.rule && { rules: options.rule }),
      onProgress: progress.update,
    });
  } finally {
    progress.end();
  }
  const { listed, more } = selectProblems(result.problems);
  for (const { file, line, level, message, hint } of listed)
    await report(level, `${file}:${line}: ${message}`, hint);
  if (more > 0)
    await report(
      'note',
      `${pluralize(more, 'problem')} not shown`,
      `to show all, run: npx lectern check${words.length > 0 ? ` ${shellWord(dir)}` : ''}`,
    );
  if (result.built) await report('note', formatSummary(result, performance.now() - start));
  else await report('error', `nothing was built: ${countErrors(result)}`);
  return result.built ? 0 : 1;
}

/** Problems after these are counted, not listed. */
const MAX_LISTED = 20;

/** Errors first, then warnings. Notes are left to `check`. */
function selectProblems(problems: readonly Diagnostic[]): { listed: Diagnostic[]; more: number } {
  const serious = problems.filter(({ level }) => level !== 'note');
  const ofLevel = (wanted: Level) => serious.filter(({ level }) => level === wanted);
  const listed = [...ofLevel('error'), ...ofLevel('warning')].slice(0, MAX_LISTED);
  return { listed, more: serious.length - listed.length };
}

function formatSummary({ articles, words, bytes }: BuildResult, milliseconds: number): string {
  const figures = [
    pluralize(articles, 'article'),
    pluralize(words, 'word'),
    `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return `built ${figures.join(', ')}`;
}

function countErrors({ problems }: BuildResult): string {
  return pluralize(problems.filter(({ level }) => level === 'error').length, 'error');
}
