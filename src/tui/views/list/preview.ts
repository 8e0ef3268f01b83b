import { positionAt } from '../../../document/document-text.js';
import type { StyleName } from '../../../document/style.js';
import { highlight } from '../../../layout/highlight-matches.js';
import { marked } from '../../../layout/highlight-text.js';
import { createLayout } from '../../../layout/layout.js';
import type { Line } from '../../../layout/line.js';
import { linesFrom, rowPositionOf } from '../../../layout/row-position.js';
import { detailsLine, separator } from '../../../render/article-details.js';
import type { Range } from '../../../search/results/result.js';
import { passageOf } from '../../app/list/passage.js';
import { wordsFound } from '../../app/list/words.js';
import { pageOptions } from '../../app/reader/document-layout.js';
import { rangesIn } from '../../app/reader/find/find-matches.js';
import { TOP } from '../../app/reader/scroll.js';
import { listLayout } from '../../app/screen-layout.js';
import type { State } from '../../app/state.js';
import { rowsOf } from '../../app/wrap-text.js';
import { clip, type Row, run } from '../row.js';

/** The article under the cursor: its title, details and description, and its text from the start or from where a hit is, with what was found marked. */
export function previewRows(state: State): Row[] {
  const { body, preview: width } = listLayout(state);
  const { ascii } = state.settings;
  const entry = state.list.entries[state.list.cursor];
  const bar = run(ascii ? '| ' : '│ ', 'border');
  const inner = Math.max(1, width - 3);
  const rows = entry ? [...headRows(state, inner), ...textRows(state, inner, body)] : [];
  return Array.from({ length: body }, (_, index) => clip([bar, ...(rows[index] ?? [])], width, ascii));
}

function headRows(state: State, width: number): Row[] {
  const entry = state.list.entries[state.list.cursor];
  const { article } = entry ?? {};
  if (!article) return [];
  const { ascii } = state.settings;
  const tags = article.tags.length > 0 ? [[run(article.tags.map(tag => `#${tag}`).join(' '), 'dim')]] : [];
  const rows: Row[] = [
    ...found(article.title, entry?.hit?.title, width, 'title'),
    [run(detailsLine(article, separator({ ascii, accessible: false })), 'dim')],
    ...tags,
    ...(article.description
      ? [[], ...found(article.description, entry?.hit?.description, width, 'dim')]
      : []),
    [],
  ];
  return rows.map(row => clip(row, width, ascii));
}

/** Rows of the paragraph that stand above a hit, at most: without them its sentence has no beginning. */
const ABOVE = 4;

function textRows(state: State, width: number, rows: number): Row[] {
  const { preview, entries, cursor } = state.list;
  const entry = entries[cursor];
  if (!entry || !preview || preview === 'asked' || preview.article !== entry.article) return [];
  const { document } = preview.parsing;
  const page = createLayout(document, pageOptions(state, width, entry.article));
  if (page.count === 0) return [];
  const passage = passageOf(entry);
  const { block, row } = passage ? rowPositionOf(page, positionAt(document, passage.offset)) : TOP;
  const spot = { block, row: Math.max(0, row - ABOVE) };
  const { field, results } = state.list.filter;
  const words = entry.hit ? wordsFound(field.text, results) : [];
  return linesFrom(page, spot, rows).map(({ line }) => markedRow(line, words));
}

/** A row of the text with the words marked that the author wrote in it. */
function markedRow(line: Line, words: readonly string[]): Row {
  if (words.length === 0) return line.spans;
  let end = 0;
  const spans = line.spans.map(each => {
    const start = end;
    end += each.text.length;
    return each.at === undefined ? each : { ...each, at: start };
  });
  const text = spans.map(each => each.text).join('');
  const { width, offset } = line;
  return highlight({ spans, width, offset }, rangesIn(text, words), 'match').spans;
}

/** A text in as many rows as it takes, with what was found in it marked. */
function found(text: string, ranges: readonly Range[] = [], width: number, style: StyleName): Row[] {
  return rowsOf(text, width).map(([start, end]) => {
    const inRow = ranges.map(([from, to]): Range => [Math.max(0, from - start), Math.min(to, end) - start]);
    return marked(
      text.slice(start, end),
      inRow.filter(([from, to]) => from < to),
      style,
    );
  });
}
