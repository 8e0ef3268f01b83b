import { highlightLine } from '../../../layout/highlight-matches.js';
import type { Line } from '../../../layout/line.js';
import type { Range } from '../../../search/results/search-result.js';
import { matchesInBlock } from '../../app/reader/find/find-matches.js';
import { readingProgress } from '../../app/reader/reading-progress.js';
import { textRows, type VisibleLine, visibleLines } from '../../app/reader/viewport.js';
import { readerLayout } from '../../app/screen-layout.js';
import type { Reading, State } from '../../app/state.js';
import { clip, type Row, span } from '../row.js';

/** The visible rows of the text, with matches and the selected link highlighted. Focus mode dims all but one paragraph. */
export function articleRows(state: State): Row[] {
  const { reading } = state;
  if (!reading) return [];
  const shown = visibleLines(state);
  const { width } = readerLayout(state);
  const focused = state.focus ? focusedBlock(state, shown) : undefined;
  const rangesByBlock = new Map<number, HighlightRanges>();
  return shown.map(({ block, line }) => {
    const ranges = rangesByBlock.get(block) ?? rangesOf(reading, block);
    rangesByBlock.set(block, ranges);
    const highlighted = highlight(line, ranges);
    const row = focused === undefined || focused === block ? highlighted.spans : dim(highlighted);
    // A wide character does not fit into a text column of width 1.
    return line.width > width ? clip(row, width, state.settings.ascii) : row;
  });
}

/** Ranges to highlight in a block. */
interface HighlightRanges {
  matches: Range[];
  current: Range[];
  selected: Range[];
}

function rangesOf({ find, selected, parsing }: Reading, block: number): HighlightRanges {
  const matches = find ? matchesInBlock(parsing.document, find.matches, block) : [];
  const isCurrent = ({ index }: { index: number }): boolean => index === find?.current;
  return {
    matches: matches.filter(each => !isCurrent(each)).map(({ range }) => range),
    current: matches.filter(isCurrent).map(({ range }) => range),
    selected: selected?.block === block ? [selected.range] : [],
  };
}

function highlight(line: Line, { matches, current, selected }: HighlightRanges): Line {
  let highlighted = line;
  if (matches.length > 0) highlighted = highlightLine(highlighted, matches, 'match');
  if (current.length > 0) highlighted = highlightLine(highlighted, current, 'match-current');
  return selected.length > 0 ? highlightLine(highlighted, selected, 'selected') : highlighted;
}

/** Dims text. Pictures keep their colours, because kitty reads the picture's id from them. */
function dim({ spans }: Line): Row {
  return spans.map(each => (each.colours ? each : span(each.text, 'unfocused')));
}

/**
 * The paragraph that focus mode shows. While the article scrolls from top to end, the row that decides moves from the first to
 * the last of the screen, so that every paragraph has its turn, also on the first and last screen.
 */
function focusedBlock(state: State, shown: readonly VisibleLine[]): number | undefined {
  const last = Math.min(textRows(state), shown.length) - 1;
  const row = Math.round((readingProgress(state).percent / 100) * last);
  const decisive = shown.slice(row).find(({ line }) => line.width > 0) ?? shown[row];
  return decisive?.block;
}
