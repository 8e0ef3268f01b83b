import { type Part, step } from '../reducer.js';
import { readerLayout } from '../screen-layout.js';
import { resetPage } from './document-layout.js';
import { findBy } from './find/find-input.js';
import { findAgain } from './find/find-state.js';
import { pursue } from './history/pending-jump.js';

/** More of the article is parsed: what waited for it may go on. */
export const growing: Part<'grown' | 'colour-loaded'> = {
  grown: (state, { parsing }) => {
    const { reading } = state;
    if (reading?.parsing !== parsing) return step(state);
    const find = parsing.done ? findAgain(reading) : reading.find;
    const grown = { ...state, reading: { ...reading, find, grown: reading.grown + 1 } };
    // With the first headings come the contents beside the text.
    const isFitting = reading.page.options.measure === readerLayout(grown).measure;
    const there = pursue(isFitting ? grown : resetPage(grown));
    // What is being typed may be found only now.
    return find?.typing && parsing.done ? findBy(there, find.field) : step(there);
  },
  'colour-loaded': (state, { colour }) => step(resetPage({ ...state, colour })),
};
