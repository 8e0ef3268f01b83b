import { details, separator } from '../../library/masthead.js';
import type { Range } from '../../search/hit.js';
import { spotOf, window } from '../../typeset/cursor.js';
import { highlight } from '../../typeset/highlight.js';
import type { Line } from '../../typeset/line.js';
import { marked } from '../../typeset/marked.js';
import { placeAt } from '../../typeset/outline.js';
import { createPage } from '../../typeset/page.js';
import type { StyleName } from '../../typeset/style.js';
import { rowsOf } from '../app/broken.js';
import { listLayout } from '../app/layout.js';
import { passageOf } from '../app/list/passage.js';
import { wordsFound } from '../app/list/words.js';
import { rangesIn } from '../app/reader/matches.js';
import { pageOptions } from '../app/reader/page.js';
import { TOP } from '../app/reader/scrolling.js';
import type { State } from '../app/state.js';
import { clip, type Row, run } from './row.js';

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
    [run(details(article, separator({ ascii, linear: false })), 'dim')],
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
  const page = createPage(document, pageOptions(state, width, entry.article));
  if (page.count === 0) return [];
  const passage = passageOf(entry);
  const { block, row } = passage ? spotOf(page, placeAt(document, passage.offset)) : TOP;
  const spot = { block, row: Math.max(0, row - ABOVE) };
  const { field, results } = state.list.filter;
  const words = entry.hit ? wordsFound(field.text, results) : [];
  return window(page, spot, rows).map(({ line }) => markedRow(line, words));
}

/** A row of the text with the words marked that the author wrote in it. */
function markedRow(line: Line, words: readonly string[]): Row {
  if (words.length === 0) return line.runs;
  let end = 0;
  const runs = line.runs.map(each => {
    const start = end;
    end += each.text.length;
    return each.at === undefined ? each : { ...each, at: start };
  });
  const text = runs.map(each => each.text).join('');
  const { width, offset } = line;
  return highlight({ runs, width, offset }, rangesIn(text, words), 'match').runs;
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
