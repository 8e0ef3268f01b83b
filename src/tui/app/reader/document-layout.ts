import { createLayout, type Layout } from '../../../layout/layout.js';
import type { LayoutOptions } from '../../../layout/layout-options.js';
import { rowPositionOf } from '../../../layout/row-position.js';
import { linkAddress } from '../../../library/links/resolve-link.js';
import { readerLayout } from '../screen-layout.js';
import type { Reading, State } from '../state.js';
import { withHeader } from './article-header.js';
import { pictureLayout } from './picture-layout.js';

/** Lays out the article for the state's size and settings. The same text stays at the top of the screen. */
export function layoutReading(state: State, reading: Omit<Reading, 'layout'>): State {
  const layout = createReadingLayout(state, reading);
  const { position } = reading;
  const isTop = position.block === 0 && position.offset === 0;
  const topRow = isTop ? { block: 0, row: 0 } : rowPositionOf(layout, position);
  return { ...state, reading: { ...reading, layout, topRow } };
}

/** Lays out again after the width or a layout option has changed. */
export function updateLayout(state: State): State {
  return state.reading ? layoutReading(state, state.reading) : state;
}

function createReadingLayout(
  state: State,
  reading: Pick<Reading, 'article' | 'parsing' | 'contents' | 'highlights' | 'pictures'>,
): Layout {
  const { width } = readerLayout({ ...state, reading: reading as Reading });
  const pictureOf = pictureLayout(state, reading);
  const options = { ...layoutOptions(state, width, reading), ...(pictureOf && { pictureOf }) };
  return withHeader(createLayout(reading.parsing.document, options), reading.article, state.library);
}

/** Options of an article's layout. Code is plain if `highlights` are absent. */
export function layoutOptions(
  { settings, library }: Pick<State, 'settings' | 'library'>,
  width: number,
  { article, highlights }: Pick<Reading, 'article'> & Partial<Pick<Reading, 'highlights'>>,
): LayoutOptions {
  return {
    width,
    links: settings.hyperlinks && !settings.accessible ? 'hyperlink' : 'notes',
    anchorNotes: settings.accessible,
    wrapCode: true,
    ascii: settings.ascii,
    accessible: settings.accessible,
    ...(settings.fullViewKey === undefined ? {} : { fullViewKey: settings.fullViewKey }),
    resolve: target => linkAddress(library, article, target),
    ...(highlights ? { highlightCode: block => highlights.spans.get(block) } : {}),
  };
}
