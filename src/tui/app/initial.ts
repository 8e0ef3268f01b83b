import type { ReadingState } from '../../history/history.js';
import type { Library } from '../../library/library.js';
import { SORTS } from '../../library/sort-articles.js';
import { NO_FILTER } from './list/list-search.js';
import { categoriesOf, relist } from './list/visible-items.js';
import type { Settings, Size, State } from './state.js';

export interface Beginning {
  library: Library;
  settings: Settings;
  size: Size;
  kept: ReadonlyMap<string, ReadingState>;
  sort?: string | undefined;
  arriving?: boolean;
}

/** The reader as it opens: the list in front. What is to be opened at once is opened by actions. */
export function initialState({ library, settings, size, kept, sort, arriving = false }: Beginning): State {
  const state: State = {
    library,
    arriving,
    settings,
    size,
    front: 'list',
    list: {
      entries: [],
      cursor: 0,
      top: 0,
      sort: SORTS.find(name => name === sort) ?? 'date',
      categories: categoriesOf(library.articles),
      category: undefined,
      unread: false,
      filter: NO_FILTER,
      preview: undefined,
    },
    reading: undefined,
    opening: undefined,
    modal: undefined,
    message: undefined,
    kept,
    mouse: false,
    focus: false,
    colour: undefined,
    request: 0,
  };
  return relist(state);
}
