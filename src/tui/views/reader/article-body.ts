import { highlight } from '../../../layout/highlight-matches.js';
import type { Line } from '../../../layout/line.js';
import type { Range } from '../../../search/results/result.js';
import { matchesInBlock } from '../../app/reader/find/find-matches.js';
import { progressOf } from '../../app/reader/reading-progress.js';
import { type Shown, shownLines, textRows } from '../../app/reader/viewport.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { Reading, State } from '../../app/state.js';
import { clip, type Row, run } from '../row.js';

/** The rows of text on the screen, with matches and the selected link marked, and all but one paragraph dimmed in focus mode. */
export function textRowsOf(state: State): Row[] {
  const { reading } = state;
  if (!reading) return [];
  const shown = shownLines(state);
  const { measure } = readerLayout(state);
  const focused = state.focus ? focusedBlock(state, shown) : undefined;
  const marks = new Map<number, Marks>();
  return shown.map(({ block, line }) => {
    const known = marks.get(block) ?? marksOf(reading, block);
    marks.set(block, known);
    const marked = markLine(line, known);
    const row = focused === undefined || focused === block ? marked.spans : dimmed(marked);
    // A wide character does not fit where there is one column for the text.
    return line.width > measure ? clip(row, measure, state.settings.ascii) : row;
  });
}

interface Marks {
  matches: Range[];
  current: Range[];
  selected: Range[];
}

function marksOf({ find, selected, parsing }: Reading, block: number): Marks {
  const found = find ? matchesInBlock(parsing.document, find.matches, block) : [];
  const isCurrent = ({ index }: { index: number }): boolean => index === find?.current;
  return {
    matches: found.filter(each => !isCurrent(each)).map(({ range }) => range),
    current: found.filter(isCurrent).map(({ range }) => range),
    selected: selected?.block === block ? [selected.range] : [],
  };
}

function markLine(line: Line, { matches, current, selected }: Marks): Line {
  let marked = line;
  if (matches.length > 0) marked = highlight(marked, matches, 'match');
  if (current.length > 0) marked = highlight(marked, current, 'match-current');
  return selected.length > 0 ? highlight(marked, selected, 'selected') : marked;
}

function dimmed({ spans }: Line): Row {
  return spans.map(({ text }) => run(text, 'dim'));
}

/**
 * The paragraph being read. As the article is scrolled from its top to its end, the row that counts goes from the
 * first of the screen to the last: so every paragraph has its turn, those of the first and last screen too.
 */
function focusedBlock(state: State, shown: readonly Shown[]): number | undefined {
  const last = Math.min(textRows(state), shown.length) - 1;
  const row = Math.round((progressOf(state).percent / 100) * last);
  const under = shown.slice(row).find(({ line }) => line.width > 0) ?? shown[row];
  return under?.block;
}
