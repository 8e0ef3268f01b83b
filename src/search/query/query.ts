/**
 * Parses a query: words, `"phrases"`, `!without`, `category:`, `tag:` and `title:`.
 * A query is parsed while it is typed, so nothing in it is an error: an open quote ends with the query, and an operator
 * without its word is ignored.
 */
import { fold } from '../../text/case-fold.js';
import { stripIgnorable } from '../match/strip-ignorable.js';

export interface Query {
  /** Required terms, in the order typed. */
  terms: QueryTerm[];
  /** Terms that must not occur. */
  excluded: QueryTerm[];
  filters: QueryFilter[];
}

export interface QueryTerm {
  /** Text as typed, without quotes and operators. */
  typed: string;
  /** The same text, folded. */
  text: string;
  phrase: boolean;
  /** True for a phrase without its closing quote: its last word may be unfinished. */
  open: boolean;
  /** Search only the title. */
  titleOnly: boolean;
}

export interface QueryFilter {
  field: 'category' | 'tag';
  /** Folded text that the category or a tag must equal or begin with. */
  value: string;
  negated: boolean;
}

/** Longest query in characters. The rest is ignored. fuse.js takes minutes for a query of 10,000 characters. */
export const MAX_LENGTH = 256;
const MAX_TERMS = 12;

const TOKEN = /(!?)(?:(category|tag|title):)?(?:"([^"]*)("?)|(\S+))/g;
/** An operator without its word. */
const INCOMPLETE = /^!?(?:(?:category|tag|title):)?$/;

export function parseQuery(input: string): Query {
  // Compose first. Folding keeps combining marks, and `e` with a combining accent must be found like `é`.
  const typed = input.slice(0, MAX_LENGTH).normalize('NFC');
  const folded = fold(typed);
  const query: Query = { terms: [], excluded: [], filters: [] };
  for (const token of folded.matchAll(TOKEN)) {
    const [whole, not = '', field, phrase, close, word = ''] = token;
    if (INCOMPLETE.test(whole)) continue;
    const value =
      phrase === undefined ? stripPunctuation(word) : stripSentenceEnd(phrase.trim().replace(/ +/g, ' '));
    if (value === '') continue;
    if (field === 'category' || field === 'tag') {
      query.filters.push({ field, value: stripIgnorable(value).text, negated: not !== '' });
      continue;
    }
    const at = folded.indexOf(phrase === undefined ? value : phrase, token.index);
    addTerm(not === '' ? query.terms : query.excluded, {
      typed: typed.slice(at, at + (phrase ?? value).length).trim(),
      text: stripIgnorable(value).text,
      phrase: phrase !== undefined,
      open: phrase !== undefined && close === '',
      titleOnly: field === 'title',
    });
  }
  return query;
}

function addTerm(terms: QueryTerm[], term: QueryTerm): void {
  const isKnown = terms.some(({ text, titleOnly }) => text === term.text && titleOnly === term.titleOnly);
  if (!isKnown && term.text !== '' && terms.length < MAX_TERMS) terms.push(term);
}

const SENTENCE_END = /[,;:?!.\u2026\u3001\u3002]+$/;

/** Removes punctuation from the end of a phrase, unless nothing else is left. */
function stripSentenceEnd(phrase: string): string {
  return phrase.replace(SENTENCE_END, '') || phrase;
}

/** Removes punctuation around a word: `pods,` becomes `pods`, `useState()` becomes `useState`. Keeps `c++`, `.net` and words of signs only. */
function stripPunctuation(word: string): string {
  const bare = word
    .replace(SENTENCE_END, '')
    .replace(/\(\)$/, '')
    .replace(/^[([{'`]+(?=.)/, '')
    .replace(/(?<=.)[)\]}'`]+$/, '');
  return bare === '' ? word : bare;
}
