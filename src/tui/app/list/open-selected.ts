import { parseQuery } from '../../../search/query/query.js';
import type { SearchResults } from '../../../search/results/search-result.js';
import { openArticle, resumeDestination } from '../open-article.js';
import { type HandlersFor, keyPlaceholder, type Step, step, withMessage } from '../reducer.js';
import type { JumpDestination, JumpHistory, State } from '../state.js';
import { snippetMatch } from './list-cursor.js';

/**
 * Opens the item under the cursor at its saved position. A result with a body match is opened at the match, and `reader.back`
 * leads to the saved position.
 */
export function openSelected(before: State): Step {
  const state = forgetFilterOrigin(before);
  const item = state.list.items[state.list.cursor];
  if (!item) return step(withMessage(state, 'Nothing to open'));
  const { article, result } = item;
  const { field, results } = state.list.filter;
  const words = result ? matchedWords(field.text, results) : [];
  const saved = resumeDestination(state, article);
  const match = snippetMatch(item);
  if (!match) return openArticle(state, article, { destination: saved, words });
  const destination: JumpDestination = { kind: 'offset', offset: match.offset };
  if (saved.kind !== 'position') return openArticle(state, article, { destination, words });
  const jumpHistory: JumpHistory = { back: [{ article, position: saved.position }], forward: [] };
  const { percent } = state.readingStates.get(article.path) ?? {};
  const message = `You were at ${percent}%; press ${keyPlaceholder('reader.back')} to go there`;
  return openArticle(percent ? withMessage(state, message) : state, article, {
    destination,
    words,
    jumpHistory,
  });
}

/** Words to highlight in a search result. Words that occur nowhere are replaced by their corrections. */
export function matchedWords(query: string, results: SearchResults | undefined): string[] {
  const words = parseQuery(query).terms.filter(({ titleOnly }) => !titleOnly);
  return words.flatMap(({ typed, text }) => {
    const correction = results?.corrections.find(({ word }) => word === typed || word === text);
    // In the article, a capital letter would make the search exact, which the search of the list was not.
    const lower = typed.toLowerCase();
    if (!correction || correction.replacements.length === 0) return [lower];
    return correction.occurs ? [lower, ...correction.replacements] : correction.replacements;
  });
}

/** Forgets where the filter was opened. After an article was opened, clearing the filter does not return there. */
function forgetFilterOrigin(state: State): State {
  const filter = { ...state.list.filter, origin: undefined };
  return { ...state, list: { ...state.list, filter } };
}

export const openSelectedHandlers: HandlersFor<'list.open'> = { 'list.open': openSelected };
