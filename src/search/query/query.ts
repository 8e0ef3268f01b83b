/**
 * What was typed, taken apart: words, `"phrases"`, `!without`, `category:`, `tag:` and `title:`. A query is read
 * while it is being typed, so nothing in it is an error: an open quote ends with the query, an operator without
 * its word waits for it.
 */
import { fold } from '../../text/case-fold.js';
import { pack } from '../match/strip-ignorable.js';

export interface Query {
  /** All of them are required, in the order typed. */
  wanted: Wish[];
  /** None of them may occur. */
  without: Wish[];
  filters: Filter[];
}

export interface Wish {
  /** As typed, without quotes and operators. */
  typed: string;
  /** The same folded. */
  text: string;
  phrase: boolean;
  /** A phrase whose closing quote is not typed yet: its last word may go on. */
  open: boolean;
  /** Only the title counts. */
  title: boolean;
}

export interface Filter {
  field: 'category' | 'tag';
  /** Folded; what the category or one tag must be, or begin with. */
  value: string;
  without: boolean;
}

/** What is typed beyond this is not looked at: fuse.js takes minutes over a query of 10,000 characters. */
export const MAX_LENGTH = 256;
const MAX_WISHES = 12;

const TOKEN = /(!?)(?:(category|tag|title):)?(?:"([^"]*)("?)|(\S+))/g;
const WAITING = /^!?(?:(?:category|tag|title):)?$/;

export function parseQuery(input: string): Query {
  // Composed first: a fold keeps combining marks, and `e` with one must be found as `é` is.
  const typed = input.slice(0, MAX_LENGTH).normalize('NFC');
  const folded = fold(typed);
  const query: Query = { wanted: [], without: [], filters: [] };
  for (const token of folded.matchAll(TOKEN)) {
    const [whole, not = '', field, phrase, close, word = ''] = token;
    if (WAITING.test(whole)) continue;
    const value =
      phrase === undefined ? withoutPunctuation(word) : withoutEnd(phrase.trim().replace(/ +/g, ' '));
    if (value === '') continue;
    if (field === 'category' || field === 'tag') {
      query.filters.push({ field, value: pack(value).text, without: not !== '' });
      continue;
    }
    const at = folded.indexOf(phrase === undefined ? value : phrase, token.index);
    add(not === '' ? query.wanted : query.without, {
      typed: typed.slice(at, at + (phrase ?? value).length).trim(),
      text: pack(value).text,
      phrase: phrase !== undefined,
      open: phrase !== undefined && close === '',
      title: field === 'title',
    });
  }
  return query;
}

function add(wishes: Wish[], wish: Wish): void {
  const known = wishes.some(({ text, title }) => text === wish.text && title === wish.title);
  if (!known && wish.text !== '' && wishes.length < MAX_WISHES) wishes.push(wish);
}

const END = /[,;:?!.\u2026\u3001\u3002]+$/;

/** A sentence's end is no part of what is quoted from it, unless it is all of that. */
function withoutEnd(phrase: string): string {
  return phrase.replace(END, '') || phrase;
}

/** `pods,` is `pods` and `useState()` is `useState`; `c++`, `.net` and a word of signs alone stay as they are. */
function withoutPunctuation(word: string): string {
  const bare = word
    .replace(END, '')
    .replace(/\(\)$/, '')
    .replace(/^[([{'`]+(?=.)/, '')
    .replace(/(?<=.)[)\]}'`]+$/, '');
  return bare === '' ? word : bare;
}
