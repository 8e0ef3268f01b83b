import { highlightText } from '../../../layout/highlight-matches.js';
import type { Range } from '../../../search/results/search-result.js';
import { disambiguatingSlug } from '../../app/list/disambiguate-title.js';
import { itemRows, snippetMatch } from '../../app/list/list-cursor.js';
import { listLayout } from '../../app/screen-layout.js';
import type { ArticleItem, State } from '../../app/state.js';
import { clip, GAP, type Row, rowWidth, span, spread } from '../row.js';
import { clipAroundMatch } from './clip-around-match.js';
import { columnsRow } from './list-columns.js';

/** One or two rows of a list item. First title and columns, then the snippet of a body match or the description. */
export function listRows(state: State, entry: ArticleItem, selected: boolean): Row[] {
  const { width } = listLayout(state);
  const { ascii } = state.settings;
  const mark = selected ? span(ascii ? '> ' : '▌ ', 'key') : span('  ');
  // Only the title that Enter would open is emphasized.
  const title = highlightText(
    entry.article.title,
    entry.result?.titleMatches ?? [],
    selected ? 'title' : undefined,
  );
  const columns = columnsRow(state, entry);
  const suffix = disambiguatingSlug(state.library.articles, entry.article);
  const suffixSpans = suffix === '' ? [] : [span(`  ${suffix}`, 'dim')];
  const left = clip([span(' '), mark, ...title, ...suffixSpans], width, ascii);
  const first = columns.length > 0 ? spread(left, [...columns, span(' ')], width, ascii) : left;
  return itemRows(state, entry, selected) === 1 ? [first] : [first, secondRow(state, entry, width)];
}

const INDENT = span(' '.repeat(5));

function secondRow(state: State, entry: ArticleItem, width: number): Row {
  const { article, result } = entry;
  const { ascii } = state.settings;
  const body = snippetMatch(entry);
  if (!body) {
    const description = { text: article.description, ranges: result?.descriptionMatches ?? [] };
    return clip(
      [INDENT, ...matchSpans(description, width - 1 - rowWidth([INDENT]), ascii)],
      width - 1,
      ascii,
    );
  }
  const section =
    body.section && width >= 60
      ? clip([span(`${ascii ? '#' : '§'}${body.section}`, 'dim')], Math.floor(width / 4), ascii)
      : [];
  const right = [...section, span(' ')];
  const textWidth = width - rowWidth([INDENT, ...right]) - GAP;
  const snippet = { text: body.snippet, ranges: body.matches };
  return spread([INDENT, ...matchSpans(snippet, textWidth, ascii)], right, width, ascii);
}

function matchSpans(matched: { text: string; ranges: readonly Range[] }, width: number, ascii: boolean): Row {
  const { text, ranges } = clipAroundMatch(matched, width, ascii);
  return highlightText(text, ranges, 'dim');
}
