import { offsetOf, sourceLine } from '../../typeset/outline.js';
import { makePlace } from '../../typeset/place.js';
import { categoriesOf, relist } from './list/entries.js';
import { scrolled } from './list/moving.js';
import { open } from './opening.js';
import { resetPage } from './reader/page.js';
import { TOP } from './reader/scrolling.js';
import type { Goal, Reading, State } from './state.js';
import { type Part, type Step, step, tell } from './step.js';

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
  if (!article.file) return step(tell(state, 'This article is not a file here: there is nothing to edit.'));
  return step(state, { type: 'edit', file: article.file, line: lineOf(state) });
}

/** Reads the article again, at the same text; in the list, the library. */
function reload(state: State): Step {
  const { reading } = state;
  if (state.front === 'list' || !reading)
    return step(tell(state, 'Loading the library again.'), { type: 'reopen' });
  return open(state, reading.article, { goal: sameText(reading), trail: reading.trail });
}

/** The text on top of the screen, by its print: what was edited above it moves it. The article's top stays its top. */
function sameText({ parsing, place, spot }: Reading): Goal {
  if (spot.block === TOP.block && spot.row === TOP.row) return { kind: 'top' };
  return {
    kind: 'place',
    place: makePlace(parsing.document, place.block, place.offset),
    resumed: false,
  };
}

/** What the world around the reader does, and what is asked of it. */
export const machine: Part<
  'quit' | 'suspend' | 'redraw' | 'edit' | 'edited' | 'reload' | 'reopened' | 'resized' | 'told'
> = {
  quit: state => step(state, { type: 'quit', code: 130 }),
  suspend: state => step(state, { type: 'suspend' }),
  redraw: state => step(state, { type: 'redraw' }),
  edit,
  edited: reload,
  reload,
  reopened: (state, { library }) => {
    const changed: State = { ...state, library };
    const { length } = library.articles;
    const said = `${length} ${length === 1 ? 'article' : 'articles'}.`;
    return step(
      tell(relist(changed, { categories: categoriesOf(library.articles), preview: undefined }), said),
    );
  },
  resized: (state, { columns, rows }) => {
    const sized = resetPage({ ...state, size: { columns, rows } });
    return step(scrolled(sized, sized.list.cursor));
  },
  told: (state, { text, error }) => step(tell(state, text, error)),
};
