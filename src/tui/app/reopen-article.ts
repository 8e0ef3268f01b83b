/** Loads the open article again, after its file has changed. */
import { createPosition } from '../../document/position.js';
import type { Article } from '../../library/article.js';
import { openArticle } from './open-article.js';
import { headerDetails } from './reader/article-header.js';
import { TOP } from './reader/scroll.js';
import { type Step, step } from './reducer.js';
import type { JumpDestination, Reading, State } from './state.js';

/** Loads an article again at the same text. */
export function reopenArticle(state: State, article: Article, reading: Reading): Step {
  return openArticle(state, article, {
    destination: currentText(reading),
    find: reading.find,
    jumpHistory: reading.jumpHistory,
  });
}

/**
 * Destination of a reload: the text at the top of the screen. After an edit above it, its fingerprint finds it again. The top
 * of the article stays the top, and a pending jump stays pending.
 */
function currentText({ parsing, position, topRow, pendingJump }: Reading): JumpDestination {
  if (pendingJump) return pendingJump;
  if (topRow.block === TOP.block && topRow.row === TOP.row) return { kind: 'top' };
  return {
    kind: 'position',
    position: createPosition(parsing.document, position.block, position.offset),
    resumed: false,
  };
}

/**
 * Loads the article on the screen, or the one being loaded, again if the new library has another title or other details for it
 * than the state before.
 */
export function reopenIfChanged(before: State, state: State): Step {
  const { opening, reading, screen } = before;
  const shown = opening ?? (screen === 'reader' ? reading : undefined);
  const article = shown && state.library.articles.find(({ path }) => path === shown.article.path);
  if (!article || headerDetails(article) === headerDetails(shown.article)) return step(state);
  if (opening) return openArticle(state, article, opening);
  return reading ? reopenArticle(state, article, reading) : step(state);
}
