import { details, separator } from '../../library/masthead.js';
import { spotOf, window } from '../../typeset/cursor.js';
import { placeAt } from '../../typeset/outline.js';
import { createPage } from '../../typeset/page.js';
import { listLayout } from '../app/layout.js';
import { pageOptions } from '../app/reader/page.js';
import type { State } from '../app/state.js';
import { clip, type Row, run } from './row.js';

/** The article under the cursor: its title and details, and its text from the start or from where a hit is. */
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
  const { article } = state.list.entries[state.list.cursor] ?? {};
  if (!article) return [];
  const { ascii } = state.settings;
  const tags = article.tags.length > 0 ? [[run(article.tags.map(tag => `#${tag}`).join(' '), 'dim')]] : [];
  const rows: Row[] = [
    [run(article.title, 'title')],
    [run(details(article, separator({ ascii, linear: false })), 'dim')],
    ...tags,
    [],
  ];
  return rows.map(row => clip(row, width, ascii));
}

function textRows(state: State, width: number, rows: number): Row[] {
  const { preview, entries, cursor } = state.list;
  const entry = entries[cursor];
  if (!entry || preview?.article !== entry.article) return [];
  const { document } = preview.parsing;
  const page = createPage(document, pageOptions(state, width, entry.article));
  if (page.count === 0) return [];
  const spot = entry.hit?.body
    ? spotOf(page, placeAt(document, entry.hit.body.offset))
    : { block: 0, row: 0 };
  return window(page, spot, rows).map(({ line }) => line.runs);
}
