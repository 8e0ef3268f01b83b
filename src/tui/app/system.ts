import { offsetOf, sourceLine } from '../../document/document-text.js';
import { createPosition } from '../../document/position.js';
import { scrolled } from './list/list-cursor.js';
import { open } from './open-article.js';
import { resetPage } from './reader/document-layout.js';
import { TOP } from './reader/scroll.js';
import { type Part, type Step, step, withMessage } from './reducer.js';
import type { Goal, Reading, Size, State } from './state.js';

/** The article in front, or under the cursor. */
function articleOf(state: State) {
  return state.front === 'reader' ? state.reading?.article : state.list.entries[state.list.cursor]?.article;
}

/** The line of the file that is being read; in the list the one the body starts on. */
function lineOf(state: State): number {
  const { reading } = state;
  if (state.front === 'list' || !reading) return articleOf(state)?.bodyLine ?? 1;
  const { document } = reading.parsing;
  return sourceLine(document, offsetOf(document, reading.place));
}

function edit(state: State): Step {
  const article = articleOf(state);
  if (!article) return step(state);
  if (!article.file)
    return step(withMessage(state, 'This article is not a file here: there is nothing to edit.'));
  return step(state, { type: 'edit', file: article.file, line: lineOf(state) });
}

/** Reads the article again, at the same text; in the list, the library. */
function reload(state: State): Step {
  const { reading } = state;
  if (state.front === 'list' || !reading)
    return step(withMessage(state, 'Loading the library again.'), { type: 'reopen' });
  return open(state, reading.article, { goal: sameText(reading), trail: reading.trail });
}

/**
 * The text on top of the screen, by its print: what was edited above it moves it. The article's top stays its top, and
 * who was still on the way somewhere goes there.
 */
function sameText({ parsing, place, spot, goal }: Reading): Goal {
  if (goal) return goal;
  if (spot.block === TOP.block && spot.row === TOP.row) return { kind: 'top' };
  return {
    kind: 'place',
    place: createPosition(parsing.document, place.block, place.offset),
    resumed: false,
  };
}

/** What was said of the size or the place may be wrong in another size; what went wrong is said until it is read. */
function resized(state: State, size: Size): Step {
  const isSame = size.columns === state.size.columns && size.rows === state.size.rows;
  const message = isSame || state.message?.error ? state.message : undefined;
  const sized = resetPage({ ...state, size, message });
  return step(scrolled(sized, sized.list.cursor));
}

/** What the world around the reader does, and what is asked of it. */
export const machine: Part<
  'quit' | 'suspend' | 'redraw' | 'edit' | 'edited' | 'reload' | 'resized' | 'unbound' | 'told'
> = {
  quit: state => step(state, { type: 'quit', code: 130 }),
  suspend: state => step(state, { type: 'suspend' }),
  redraw: state => step(state, { type: 'redraw' }),
  edit,
  edited: state =>
    reload(
      state.settings.accessible ? withMessage(state, 'The article was changed and is loaded again.') : state,
    ),
  reload,
  resized: (state, { columns, rows }) => resized(state, { columns, rows }),
  unbound: state => step(state),
  told: (state, { text, error }) => step(withMessage(state, text, error)),
};
