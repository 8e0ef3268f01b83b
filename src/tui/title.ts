import type { State } from './app/state.js';

/** The window's title: the article in front, and the program. */
export function titleOf({ reading, front, settings }: State): string {
  return front === 'reader' && reading ? `${reading.article.title} · ${settings.program}` : settings.program;
}
