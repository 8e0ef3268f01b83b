import type { Position } from '../../../document/position.js';
import { createLayout, type Layout } from '../../../layout/layout.js';
import type { LayoutOptions } from '../../../layout/layout-options.js';
import { type RowPosition, rowPositionOf } from '../../../layout/row-position.js';
import { linkAddress } from '../../../library/links/resolve-link.js';
import { readerLayout } from '../screen-layout.js';
import type { Find, Reading, State } from '../state.js';
import { withHeader } from './article-header.js';
import { pictureLayout } from './picture-layout.js';

/** Lays out the article for the state's size and settings. The same text stays at the top of the screen. */
export function layoutReading(state: State, reading: Omit<Reading, 'layout'>): State {
  const layout = createReadingLayout(state, reading);
  const topRow = topRowOf(layout, reading.position);
  return { ...state, reading: { ...reading, layout, topRow, find: findIn(layout, reading.find) } };
}

/** The row that shows the position. The top of the article is the top of its header. */
function topRowOf(layout: Layout, position: Position): RowPosition {
  const isTop = position.block === 0 && position.offset === 0;
  return isTop ? { block: 0, row: 0 } : rowPositionOf(layout, position);
}

/** The search, which returns to the same text when it is cancelled. */
function findIn(layout: Layout, find: Find | undefined): Find | undefined {
  if (!find?.typing) return find;
  const { position } = find.origin;
  return { ...find, origin: { position, topRow: topRowOf(layout, position) } };
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
