import type { Article } from '../../../library/article.js';
import type { Library } from '../../../library/library.js';
import { updateItems } from '../list/visible-items.js';
import { openArticle, resumeDestination } from '../open-article.js';
import { type HandlersFor, type Step, step, withMessage } from '../reducer.js';
import type { State } from '../state.js';
import { seriesParts } from './article-header.js';
import { deselectLink } from './links/select-link.js';

/** True if leaving the article quits. The reader was started with the only article, so there is no list. */
export function quitsOnLeave({ settings, library }: Pick<State, 'settings' | 'library'>): boolean {
  return settings.isSingleArticle && library.articles.length === 1;
}

/** Returns to the list, with the cursor on the article. */
function leaveArticle(state: State): Step {
  if (quitsOnLeave(state)) return step(state, { type: 'quit', code: 0 });
  const { article } = state.reading ?? {};
  const index = state.list.items.findIndex(item => item.article.path === article?.path);
  const cursor = index >= 0 ? index : state.list.cursor;
  const list = { ...state.list, cursor };
  return step(updateItems({ ...state, screen: 'list', reading: undefined, list }));
}

/** Cancels the selected link, then the search, then leaves the article. */
function cancelOne(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  if (reading.selected) return step(deselectLink(state));
  if (reading.find) return step({ ...state, reading: { ...reading, find: undefined } });
  return leaveArticle(state);
}

/** Opens the next or previous part of the series. Without a series, the neighbour in the list. */
function openNeighbour(state: State, by: 1 | -1): Step {
  const { article } = state.reading ?? {};
  if (!article) return step(state);
  const articles = article.series ? seriesParts(article, state.library) : listedArticles(state, article);
  const index = articles.indexOf(article);
  if (index < 0) return step(withMessage(state, 'This article is not in the library'));
  const next = articles[index + by];
  if (next) {
    const announced = next.series ? withMessage(state, seriesMessage(next, state.library)) : state;
    return openArticle(announced, next, { destination: resumeDestination(announced, next) });
  }
  const what = article.series ? 'part of this series' : 'article';
  return step(withMessage(state, by > 0 ? `This is the last ${what}` : `This is the first ${what}`));
}

/** Names the part of the series. A reader may have started in the middle of it. */
function seriesMessage(article: Article, library: Library): string {
  const parts = seriesParts(article, library);
  return `Part ${parts.indexOf(article) + 1} of ${parts.length} of ${article.series}`;
}

function listedArticles({ list, library }: State, article: Article): readonly Article[] {
  const visible = list.items.map(item => item.article);
  return visible.includes(article) ? visible : library.articles;
}

export const exitHandlers: HandlersFor<
  'reader.leave' | 'reader.escape' | 'reader.next-article' | 'reader.previous-article'
> = {
  'reader.leave': leaveArticle,
  'reader.escape': cancelOne,
  'reader.next-article': state => openNeighbour(state, 1),
  'reader.previous-article': state => openNeighbour(state, -1),
};
