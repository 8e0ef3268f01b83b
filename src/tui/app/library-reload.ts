/** The library replaced while the reader is open: more of it has come, or its files have changed. */
import type { Library } from '../../library/library.js';
import { scrolled } from './list/list-cursor.js';
import { categoriesOf, relist, relistFromTop } from './list/visible-items.js';
import { type Part, type Step, step, withMessage } from './reducer.js';
import type { List, Reading, State } from './state.js';

/**
 * The state with another library: the article under the cursor stays where it is on the screen, the open one stays at
 * its place. Who has not moved in a list that is still filling looks at its top.
 */
function withLibrary(state: State, library: Library): State {
  const { cursor, top, category } = state.list;
  const categories = categoriesOf(library.articles);
  const change: Partial<List> = {
    categories,
    category: category !== undefined && categories.includes(category) ? category : undefined,
  };
  const unmoved = state.library.partial === true && cursor === 0 && top === 0;
  const next = { ...state, library, reading: state.reading && withArticle(state.reading, library) };
  const listed = (unmoved ? relistFromTop : relist)(next, change);
  const { list } = listed;
  const from = (first: number) => scrolled({ ...listed, list: { ...list, top: first } }, list.cursor);
  // At the top of the list what comes before is seen to come, as long as there is room for it.
  const still = from(0);
  return top === 0 && still.list.top === 0 ? still : from(Math.max(0, list.cursor - (cursor - top)));
}

/** The article that is read, as the library has it now. */
function withArticle(reading: Reading, { articles }: Library): Reading {
  const article = articles.find(({ path }) => path === reading.article.path);
  return article && article !== reading.article ? { ...reading, article } : reading;
}

/** What the filter says is asked for again; until the answer comes, its old one stands. */
function searchedAgain(state: State): Step {
  const { filter } = state.list;
  const query = filter.field.text.trim();
  if (query === '') return step(state);
  const request = state.request + 1;
  // Where there was an answer, this one adds to it, and the cursor stays on its article.
  const answered = filter.answered === filter.request ? request : filter.answered;
  const list = { ...state.list, filter: { ...filter, request, answered, complete: false } };
  return step({ ...state, request, list }, { type: 'search', query, request });
}

function countOf({ articles }: Library): string {
  return `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}.`;
}

export const renewing: Part<'reopened' | 'focused'> = {
  reopened: (state, { library, kept, asked = false, arriving = false }) => {
    const settled = state.arriving && !arriving;
    const known = kept ? { ...state, kept: new Map([...kept, ...state.kept]) } : state;
    const said = asked ? withMessage(known, countOf(library)) : known;
    const renewed = library === state.library ? said : withLibrary(said, library);
    const next = { ...renewed, arriving };
    return library !== state.library || settled ? searchedAgain(next) : step(next);
  },
  focused: state => step(state, { type: 'look-again' }),
};
