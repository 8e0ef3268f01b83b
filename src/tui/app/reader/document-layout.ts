import { createLayout, type Layout, type LayoutOptions } from '../../../layout/layout.js';
import { rowPositionOf } from '../../../layout/row-position.js';
import type { Article } from '../../../library/article.js';
import { addressOf } from '../../../library/links/resolve-link.js';
import { readerLayout } from '../screen-layout.js';
import type { Reading, State } from '../state.js';
import { withHead } from './article-header.js';

/** The reading with its page set for the state's size and settings; the same text stays on top. */
export function setPage(state: State, reading: Omit<Reading, 'page'>): State {
  const page = pageFor(state, reading);
  const { place } = reading;
  const spot = place.block === 0 && place.offset === 0 ? { block: 0, row: 0 } : rowPositionOf(page, place);
  return { ...state, reading: { ...reading, page, spot } };
}

/** Sets the page anew where its measure or how it is set has changed. */
export function resetPage(state: State): State {
  return state.reading ? setPage(state, state.reading) : state;
}

function pageFor(state: State, reading: Pick<Reading, 'article' | 'parsing' | 'contents'>): Layout {
  const { measure } = readerLayout({ ...state, reading: reading as Reading });
  const options = pageOptions(state, measure, reading.article);
  return withHead(createLayout(reading.parsing.document, options), reading.article, state.library);
}

export function pageOptions(
  { settings, colour, library }: Pick<State, 'settings' | 'colour' | 'library'>,
  measure: number,
  article: Article,
): LayoutOptions {
  return {
    measure,
    links: settings.hyperlinks && !settings.accessible ? 'hyperlink' : 'notes',
    wrapCode: true,
    ascii: settings.ascii,
    accessible: settings.accessible,
    resolve: target => addressOf(library, article, target),
    ...(typeof colour === 'function' ? { colour } : {}),
  };
}
