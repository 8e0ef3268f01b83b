import type { ReadingState } from '../../history/reading-state.js';
import type { Library } from '../../library/library.js';
import { SORTS } from '../../library/sort-articles.js';
import { NO_FILTER } from './list/list-search.js';
import { categoriesOf, updateItems } from './list/visible-items.js';
import type { Settings, Size, State } from './state.js';

export interface InitialOptions {
  library: Library;
  settings: Settings;
  size: Size;
  readingStates: ReadonlyMap<string, ReadingState>;
  sort?: string | undefined;
  libraryLoading?: boolean;
}

/** The first state: the list on the screen. The first actions open an article. */
export function initialState({
  library,
  settings,
  size,
  readingStates,
  sort,
  libraryLoading = false,
}: InitialOptions): State {
  const state: State = {
    library,
    libraryLoading,
    settings,
    size,
    screen: 'list',
    list: {
      items: [],
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
    readingStates,
    mouse: false,
    focus: false,
    request: 0,
  };
  return updateItems(state);
}
