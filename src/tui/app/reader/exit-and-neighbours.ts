import type { Article } from '../../../library/article.js';
import type { Library } from '../../../library/library.js';
import { relist } from '../list/visible-items.js';
import { open, resumeGoal } from '../open-article.js';
import { type Part, type Step, step, withMessage } from '../reducer.js';
import type { State } from '../state.js';
import { partsOf } from './article-header.js';
import { letGo } from './links/select-link.js';

/** Whether leaving the article leaves the reader: who named the one article there is has seen no list. */
export function leavesAll({ settings, library }: Pick<State, 'settings' | 'library'>): boolean {
  return settings.alone && library.articles.length === 1;
}

/** Back to the list, with the article read under its cursor. */
function leave(state: State): Step {
  if (leavesAll(state)) return step(state, { type: 'quit', code: 0 });
  const { article } = state.reading ?? {};
  const index = state.list.entries.findIndex(entry => entry.article.path === article?.path);
  const cursor = index >= 0 ? index : state.list.cursor;
  const list = { ...state.list, cursor };
  return step(relist({ ...state, front: 'list', reading: undefined, list }));
}

/** Leaves one thing at a time: the selected link, what is searched for, the article. */
function leaveOne(state: State): Step {
  const { reading } = state;
  if (!reading) return step(state);
  if (reading.selected) return step(letGo(state));
  if (reading.find) return step({ ...state, reading: { ...reading, find: undefined } });
  return leave(state);
}

/** The next or previous part of a series; for any other article, its neighbour in the list. */
function turn(state: State, by: 1 | -1): Step {
  const { article } = state.reading ?? {};
  if (!article) return step(state);
  const row = article.series ? partsOf(article, state.library) : listed(state, article);
  const next = row[row.indexOf(article) + by];
  if (next) {
    const there = next.series ? withMessage(state, partText(next, state.library)) : state;
    return open(there, next, { goal: resumeGoal(there, next) });
  }
  const what = article.series ? 'part of this series' : 'article';
  return step(withMessage(state, by > 0 ? `This is the last ${what}.` : `This is the first ${what}.`));
}

/** Said on arrival: who comes from outside the series may be in the middle of it. */
function partText(article: Article, library: Library): string {
  const parts = partsOf(article, library);
  return `Part ${parts.indexOf(article) + 1} of ${parts.length} of ${article.series}.`;
}

function listed({ list, library }: State, article: Article): readonly Article[] {
  const shown = list.entries.map(entry => entry.article);
  return shown.includes(article) ? shown : library.articles;
}

export const leaving: Part<
  'reader.leave' | 'reader.escape' | 'reader.next-article' | 'reader.previous-article'
> = {
  'reader.leave': leave,
  'reader.escape': leaveOne,
  'reader.next-article': state => turn(state, 1),
  'reader.previous-article': state => turn(state, -1),
};
