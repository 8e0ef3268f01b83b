import { keyOf } from '../../app/reducer.js';
import type { List, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { withKeys } from '../../keys/key-labels.js';
import { clip, type Row, run } from '../row.js';

/** Why there is nothing to see in the list, and what to do about it. */
export function emptyRows(state: State, bindings: Bindings): Row[] {
  const { ascii } = state.settings;
  return ['', ...emptyWords(state, bindings)].map(text =>
    clip([run(text ? ` ${text}` : '', 'dim')], state.size.columns, ascii),
  );
}

function emptyWords({ list, library, settings }: State, bindings: Bindings): string[] {
  const { filter } = list;
  const keyed = (text: string): string => withKeys(text, bindings, settings.ascii);
  if (filter.results) {
    if (!filter.complete) return ['Searching the texts.'];
    return [
      nothingFound(list),
      keyed(`To clear the search: ${keyOf(filter.typing ? 'filter.cancel' : 'list.escape')}.`),
    ];
  }
  if (library.articles.length === 0) {
    const problems = library.problems
      .slice(0, 5)
      .map(({ file, line, message }) => `${file}:${line}: ${message}`);
    return [
      'There are no articles here.',
      'An article is a Markdown file, with .md at the end of its name.',
      ...problems,
    ];
  }
  if (list.unread)
    return ['Everything here has been read.', keyed(`To show all again: ${keyOf('list.unread')}.`)];
  return ['No article is in this category.'];
}

/** What was searched for among what, and the word that is to blame; or that there are hits in what is not shown. */
function nothingFound({ filter, category, unread }: List): string {
  const { hits = [], tried = [] } = filter.results ?? {};
  const where = `${unread ? ' unread' : ''}${category === undefined ? '' : ` in ${category}`}`;
  const query = filter.field.text.trim();
  const unknown = tried.filter(({ instead }) => instead.length === 0).map(({ word }) => word);
  const blamed = unknown.filter(word => word !== query).join(' and ');
  const why = blamed ? `: ${blamed} ${unknown.length > 1 ? 'are' : 'is'} in no article` : '';
  return `Nothing${where} matches ${query}${hits.length > 0 ? `; ${hits.length} elsewhere` : why}.`;
}
