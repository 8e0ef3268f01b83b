import { wrapText } from '../../../text/wrapping/wrap.js';
import { pluralize } from '../../../util/pluralize.js';
import { queryProblemTexts } from '../../app/list/query-problems.js';
import { keyPlaceholder } from '../../app/reducer.js';
import { listLayout } from '../../app/screen-layout.js';
import type { List, State } from '../../app/state.js';
import type { Bindings } from '../../keys/bindings.js';
import { insertKeyLabels } from '../../keys/labels.js';
import { clip, type Row, span } from '../row.js';

/** Explains why the list is empty, and how to change that. Wrapped, because a preview or a narrow screen leaves few columns. */
export function emptyListRows(state: State, bindings: Bindings): Row[] {
  const { ascii } = state.settings;
  const { width } = listLayout(state);
  const rows = emptyListLines(state, bindings).flatMap(text => wrapText(text, Math.max(1, width - 2)));
  return ['', ...rows].map(text => clip([span(text ? ` ${text}` : '', 'dim')], width, ascii));
}

function emptyListLines({ list, library, settings }: State, bindings: Bindings): string[] {
  const { filter } = list;
  const insertKeys = (text: string): string => insertKeyLabels(text, bindings, settings.ascii);
  if (filter.results) {
    if (!filter.complete) return [`Searching article texts${settings.ascii ? '...' : '…'}`];
    return [
      ...queryProblemTexts(filter.results.problems),
      noResultsText(list),
      insertKeys(
        `Press ${keyPlaceholder(filter.typing ? 'filter.cancel' : 'list.escape')} to clear the search.`,
      ),
    ];
  }
  if (library.articles.length === 0) {
    const problems = library.problems
      .slice(0, 5)
      .map(({ file, line, message }) => `${file}:${line}: ${message}`);
    return ['No articles here.', 'Articles are Markdown files whose names end in .md.', ...problems];
  }
  if (list.unread)
    return [
      'No unread articles.',
      insertKeys(`Press ${keyPlaceholder('list.unread')} to show all articles.`),
    ];
  return ['No articles in this category.'];
}

/** Names the query and the active filters. Adds the words that occur nowhere, or the number of hidden results. */
function noResultsText({ filter, category, unread }: List): string {
  const { results = [], corrections = [] } = filter.results ?? {};
  const query = filter.field.text.trim();
  const unknown = corrections.filter(({ replacements }) => replacements.length === 0).map(({ word }) => word);
  const missing = unknown.filter(word => word !== query).map(word => `"${word}"`);
  const articles = `No${unread ? ' unread' : ''} articles${category === undefined ? '' : ` in ${category}`}`;
  const reason = missing.length > 0 ? `: no article contains ${missing.join(' or ')}` : '';
  const hidden = `: ${pluralize(results.length, 'result')} outside this filter`;
  return `${articles} match "${query}"${results.length > 0 ? hidden : reason}.`;
}
