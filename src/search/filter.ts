/** What lets an article through before anything is ranked: `category:`, `tag:` and `!without`. */
import { fold } from '../text/fold.js';
import { type Entry, fieldText } from './entry.js';
import { GRADES } from './needle.js';
import { pack } from './pack.js';
import type { Filter } from './query.js';
import { occursIn, type Term } from './term.js';

/** Whether the category, or one of the tags, is what the filter says or begins with it. */
export function passes({ article }: Entry, { field, value, without }: Filter): boolean {
  const values = field === 'category' ? [article.category] : article.tags;
  return values.some(each => pack(fold(each)).text.startsWith(value)) !== without;
}

/** Whether the unwanted term is a word of the metadata, or begins one. */
export function hasUnwanted(entry: Entry, term: Term): boolean {
  return occursIn(atStart(term.inFields), term.wish.title ? fieldText(entry, 0) : entry.text);
}

/** The same for the text of a body. */
export function bodyHasUnwanted(body: string, term: Term): boolean {
  return !term.wish.title && occursIn(atStart(term.inBody), body);
}

function atStart(needles: Term['inBody']): Term['inBody'] {
  return needles.map(needle => ({ ...needle, least: Math.max(needle.least, GRADES.start) }));
}
