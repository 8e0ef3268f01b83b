import { marked } from '../../../layout/highlight-text.js';
import type { Range } from '../../../search/results/result.js';
import { distinction } from '../../app/list/disambiguate-title.js';
import { entryRows } from '../../app/list/list-cursor.js';
import { passageOf } from '../../app/list/passage.js';
import { listLayout } from '../../app/screen-layout.js';
import type { Entry, State } from '../../app/state.js';
import { clip, GAP, type Row, run, spread, widthOf } from '../row.js';
import { aroundMatch } from './clip-around-match.js';
import { detailsRow } from './list-columns.js';

/** The row or two of an entry: its title and details; a snippet where the body was hit, or the description. */
export function entryRowsOf(state: State, entry: Entry, selected: boolean): Row[] {
  const { width } = listLayout(state);
  const { ascii } = state.settings;
  const mark = selected ? run(ascii ? '> ' : '▌ ', 'key') : run('  ');
  // The one that Enter opens stands out: not all of them.
  const title = marked(entry.article.title, entry.hit?.title ?? [], selected ? 'title' : undefined);
  const shown = detailsRow(state, entry);
  const which = distinction(state.library.articles, entry.article);
  const apart = which === '' ? [] : [run(`  ${which}`, 'dim')];
  const left = clip([run(' '), mark, ...title, ...apart], width, ascii);
  const first = shown.length > 0 ? spread(left, [...shown, run(' ')], width, ascii) : left;
  return entryRows(state, entry, selected) === 1 ? [first] : [first, secondRow(state, entry, width)];
}

const INDENT = run(' '.repeat(5));

function secondRow(state: State, entry: Entry, width: number): Row {
  const { article, hit } = entry;
  const { ascii } = state.settings;
  const body = passageOf(entry);
  if (!body) {
    const found = { text: article.description, ranges: hit?.description ?? [] };
    return clip([INDENT, ...around(found, width - 1 - widthOf([INDENT]), ascii)], width - 1, ascii);
  }
  const section =
    body.section && width >= 60
      ? clip([run(`${ascii ? '#' : '§'}${body.section}`, 'dim')], Math.floor(width / 4), ascii)
      : [];
  const right = [...section, run(' ')];
  const room = width - widthOf([INDENT, ...right]) - GAP;
  const found = { text: body.snippet, ranges: body.ranges };
  return spread([INDENT, ...around(found, room, ascii)], right, width, ascii);
}

function around(found: { text: string; ranges: readonly Range[] }, room: number, ascii: boolean): Row {
  const { text, ranges } = aroundMatch(found, room, ascii);
  return marked(text, ranges, 'dim');
}
