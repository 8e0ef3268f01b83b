/** What lets an article through before anything is ranked: `category:`, `tag:` and `!without`. */
import { type Entry, FIELDS, fieldText, headingsOf, VALUE_END } from '../index/indexed-article.js';
import { GRADES } from '../match/word-matcher.js';
import type { Filter, Wish } from './query.js';
import { makeTerm, occursIn, type Term } from './term.js';

const CATEGORY = FIELDS.findIndex(({ name }) => name === 'category');
const TAGS = FIELDS.findIndex(({ name }) => name === 'tags');

/** Whether the category, or one of the tags, is what the filter says or begins with it. */
export function passes(entry: Entry, { field, value, without }: Filter): boolean {
  const text = fieldText(entry, field === 'category' ? CATEGORY : TAGS);
  return (text.startsWith(value) || text.includes(VALUE_END + value)) !== without;
}

/** The term of an unwanted word, which is met where it is a word or begins one. */
export function unwanted(wish: Wish): Term {
  const { inFields, inBody } = makeTerm(wish);
  return { wish, inFields: inFields.map(atStart), inBody: inBody.map(atStart) };
}

function atStart(needle: Term['inBody'][number]): Term['inBody'][number] {
  return { ...needle, least: Math.max(needle.least, GRADES.start) };
}

/** Whether the metadata has the unwanted term. */
export function hasUnwanted(entry: Entry, { wish, inFields }: Term): boolean {
  if (wish.title) return occursIn(inFields, fieldText(entry, 0));
  return occursIn(inFields, entry.text) || occursIn(inFields, headingsOf(entry));
}
