/**
 * Parses a query: words, `"phrases"`, `-without` or `!without`, and `key:value` for the keys of `QUERY_KEYS`.
 * A query is parsed while it is typed, so nothing in it is an error: an open quote ends with the query, and an operator
 * without its word is ignored. `problems` and `unknownKey` are for callers with a complete query.
 */
import { lazyRegExp } from '../../util/lazy-regexp.js';
import { foldForSearch } from '../match/fold-kana.js';
import { composeKana } from '../match/kana.js';
import { stripIgnorable } from '../match/strip-ignorable.js';
import { type DateFilter, parseDateFilter } from './date-filter.js';
import { isDateKey, keyOfWord } from './query-keys.js';
import { QUERY_KEYS, type QueryKey } from './query-syntax.js';

export interface Query {
  /** Required terms, in the order typed. */
  terms: QueryTerm[];
  /** Terms that must not occur. */
  excluded: QueryTerm[];
  filters: QueryFilter[];
  /** Values of `after:` and `before:` that are no dates. Their filters are left out. */
  problems: { key: QueryKey; value: string }[];
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
  /** Name before the colon in a word that looks like `key:value`. If the word occurs nowhere, it is an unknown key. */
  unknownKey?: string;
}

export type QueryFilter = TextFilter | DateFilter;

export interface TextFilter {
  field: 'category' | 'tag' | 'author' | 'lang';
  /** Folded text that a value of the field must equal or begin with. For `author`, a word of it. */
  value: string;
  negated: boolean;
}

/** Maximum length of a query in characters. The rest is ignored. fuse.js takes minutes for a query of 10,000 characters. */
export const MAX_LENGTH = 256;
const MAX_TERMS = 12;

const KEY = `(${QUERY_KEYS.join('|')}):`;
/** A dash excludes only before a letter or a quote: `-1` and `--help` are words. Every character outside ASCII counts as a letter. */
const TOKEN = lazyRegExp(`(!|-(?=["a-z]|[^\\0-\\x7f]))?(?:${KEY})?(?:"([^"]*)("?)|(\\S+))`, 'g');
/** An operator without its word. */
const INCOMPLETE = lazyRegExp(`^[!-]?(?:${KEY})?$`, '');

export function parseQuery(input: string): Query {
  // Compose first. Folding keeps combining marks, and `e` with a combining accent must be found like `é`.
  const typed = composeKana(input.slice(0, MAX_LENGTH));
  const folded = foldForSearch(typed);
  const query: Query = { terms: [], excluded: [], filters: [], problems: [] };
  for (const token of folded.matchAll(TOKEN())) {
    const [whole, not = '', key, phrase, close, word = ''] = token;
    if (INCOMPLETE().test(whole)) continue;
    const value =
      phrase === undefined ? stripPunctuation(word) : stripSentenceEnd(phrase.trim().replace(/ +/g, ' '));
    if (value === '') continue;
    if (key !== undefined && key !== 'title') {
      addFilter(query, key as QueryKey, stripIgnorable(value).text, not !== '');
      continue;
    }
    const at = folded.indexOf(phrase === undefined ? value : phrase, token.index);
    const unknownKey = phrase === undefined && key === undefined ? keyOfWord(value) : undefined;
    addTerm(not === '' ? query.terms : query.excluded, {
      typed: typed.slice(at, at + (phrase ?? value).length).trim(),
      text: stripIgnorable(value).text,
      phrase: phrase !== undefined,
      open: phrase !== undefined && close === '',
      titleOnly: key === 'title',
      ...(unknownKey !== undefined && { unknownKey }),
    });
  }
  return query;
}

function addFilter({ filters, problems }: Query, key: QueryKey, value: string, negated: boolean): void {
  if (!isDateKey(key)) {
    filters.push({ field: key as TextFilter['field'], value, negated });
    return;
  }
  const filter = parseDateFilter(key, value, negated);
  if (filter) filters.push(filter);
  else problems.push({ key, value });
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
