import { positionAt } from '../../../document/document-text.js';
import type { StyleName } from '../../../document/style.js';
import { highlightLine, highlightText } from '../../../layout/highlight-matches.js';
import { createLayout } from '../../../layout/layout.js';
import type { Line } from '../../../layout/line.js';
import { linesFrom, rowPositionOf } from '../../../layout/row-position.js';
import { detailsLine, detailsSeparator } from '../../../render/article-details.js';
import type { Range } from '../../../search/results/search-result.js';
import { NUMBERS_PER_ROW, wrap } from '../../../text/wrapping/wrap.js';
import { snippetMatch } from '../../app/list/list-cursor.js';
import { matchedWords } from '../../app/list/open-selected.js';
import { layoutOptions } from '../../app/reader/document-layout.js';
import { findRanges } from '../../app/reader/find/find-matches.js';
import { TOP } from '../../app/reader/scroll.js';
import { listLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import { clip, type Row, span } from '../row.js';

/**
 * Previews the article under the cursor: title, details, description and text. The text begins at its start or at a search
 * match.
 */
export function previewRows(state: State): Row[] {
  const { body, preview: width } = listLayout(state);
  const { ascii } = state.settings;
  const item = state.list.items[state.list.cursor];
  const bar = span(ascii ? '| ' : '│ ', 'border');
  const inner = Math.max(1, width - 3);
  const rows = item ? [...titleRows(state, inner), ...textRows(state, inner, body)] : [];
  return Array.from({ length: body }, (_, index) => clip([bar, ...(rows[index] ?? [])], width, ascii));
}

function titleRows(state: State, width: number): Row[] {
  const item = state.list.items[state.list.cursor];
  const { article } = item ?? {};
  if (!article) return [];
  const { ascii } = state.settings;
  const tags = article.tags.length > 0 ? [[span(article.tags.map(tag => `#${tag}`).join(' '), 'dim')]] : [];
  const rows: Row[] = [
    ...highlightedRows(article.title, item?.result?.titleMatches, width, 'title'),
    [span(detailsLine(article, detailsSeparator({ ascii, accessible: false })), 'dim')],
    ...tags,
    ...(article.description
      ? [[], ...highlightedRows(article.description, item?.result?.descriptionMatches, width, 'dim')]
      : []),
    [],
  ];
  return rows.map(row => clip(row, width, ascii));
}

/** Maximum rows above a match, so that the beginning of its sentence is visible. */
const ROWS_ABOVE = 4;

function textRows(state: State, width: number, rows: number): Row[] {
  const { preview, items, cursor } = state.list;
  const item = items[cursor];
  if (!item || !preview || preview === 'loading' || preview.article !== item.article) return [];
  const { document } = preview.parsing;
  const layout = createLayout(document, layoutOptions(state, width, item));
  if (layout.count === 0) return [];
  const passage = snippetMatch(item);
  const { block, row } = passage ? rowPositionOf(layout, positionAt(document, passage.offset)) : TOP;
  const top = { block, row: Math.max(0, row - ROWS_ABOVE) };
  const { field, results } = state.list.filter;
  const words = item.result ? matchedWords(field.text, results) : [];
  return linesFrom(layout, top, rows).map(({ line }) => highlightedRow(line, words));
}

/** A row with the query's words highlighted. Only in text of the author, not in list markers or borders. */
function highlightedRow(line: Line, words: readonly string[]): Row {
  if (words.length === 0) return line.spans;
  let end = 0;
  const spans = line.spans.map(each => {
    const start = end;
    end += each.text.length;
    return each.at === undefined ? each : { ...each, at: start };
  });
  const text = spans.map(each => each.text).join('');
  const { width, offset } = line;
  return highlightLine({ spans, width, offset }, findRanges(text, words), 'match').spans;
}

/** Wraps a text into rows and highlights its matches. */
function highlightedRows(
  text: string,
  ranges: readonly Range[] = [],
  width: number,
  style: StyleName,
): Row[] {
  return wrapRanges(text, width).map(([start, end]) => {
    const inRow = ranges.map(([from, to]): Range => [Math.max(0, from - start), Math.min(to, end) - start]);
    return highlightText(
      text.slice(start, end),
      inRow.filter(([from, to]) => from < to),
      style,
    );
  });
}

/** Start and end of each row of a text wrapped to `width` columns, in UTF-16 code units. */
function wrapRanges(text: string, width: number): [start: number, end: number][] {
  const rows = wrap(text, Math.max(1, width));
  const ranges: [start: number, end: number][] = [];
  for (let row = 0; row < rows.length; row += NUMBERS_PER_ROW)
    ranges.push([rows[row] ?? 0, rows[row + 1] ?? 0]);
  return ranges;
}
