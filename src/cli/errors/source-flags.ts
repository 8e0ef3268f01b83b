import type { Options } from '../options.js';

/** The options that determine which problems are found, for commands in hints. */
export function sourceFlags({
  dates,
  drafts,
  follow,
}: Pick<Options, 'dates' | 'drafts' | 'follow'>): string[] {
  return [
    ...(drafts ? ['--drafts'] : []),
    ...(follow ? ['--follow'] : []),
    ...(dates === 'git' ? ['--dates', dates] : []),
  ];
}
