/** Whether an article's metadata has, for each term, a word that is near to it. */
import { type Entry, FIELDS, fieldText } from '../index/indexed-article.js';
import type { Span } from '../match/merge-ranges.js';
import { eachWord } from '../match/word-boundaries.js';
import { findMatch } from '../match/word-matcher.js';
import type { Term } from '../query/term.js';
import type { ResultField } from '../results/result.js';
import { farness } from './edit-distance.js';

export interface Nearness {
  /** Above 0, below 1: by how near the words are and by the fields in which they stand. */
  score: number;
  /** Where the nearest word of the best term stands. */
  field: ResultField;
  /** The near words, in code units of the packed field. */
  title: Span[];
  description: Span[];
}

/** What is worth as much is a slip away, in a field that says what the article is about. */
const ABOUT = 3;

/** Whether the article is about what was typed with a slip, and does not just have a word like it somewhere. */
export function isAbout({ score, field }: Nearness): boolean {
  return score >= ABOUT / (MOST + 1) && (field === 'title' || field === 'tags' || field === 'category');
}

interface Near {
  index: number;
  span: Span;
  worth: number;
}

/** What a slip costs of a word's worth. */
const SLIP = 0.25;
const MOST = Math.max(...FIELDS.map(({ weight }) => weight));

export function nearness(entry: Entry, terms: readonly Term[]): Nearness | undefined {
  const nears = terms.map(term => nearTo(entry, term));
  const best = nears.map(each => each[0]).filter(near => near !== undefined);
  const [first] = [...best].sort((a, b) => b.worth - a.worth);
  if (first === undefined || best.length < terms.length) return undefined;
  const sum = best.reduce((total, { worth }) => total + worth, 0);
  const rangesOf = (name: string) =>
    nears
      .flat()
      .filter(({ index }) => FIELDS[index]?.name === name)
      .map(({ span }) => span);
  return {
    score: sum / (terms.length * MOST + 1),
    field: FIELDS[first.index]?.field ?? 'title',
    title: rangesOf('title'),
    description: rangesOf('description'),
  };
}

/** For each field that has one, the nearest word to the term; the worthiest first. */
function nearTo(entry: Entry, { wish, inFields }: Term): Near[] {
  const fields = wish.title ? 1 : FIELDS.length;
  const found: Near[] = [];
  for (let index = 0; index < fields; index++) {
    const text = fieldText(entry, index);
    const weight = FIELDS[index]?.weight ?? 0;
    let best: Near | undefined;
    const consider = (span: Span, grade: number) => {
      if (best === undefined || grade * weight > best.worth) best = { index, span, worth: grade * weight };
    };
    for (const needle of inFields) {
      const match = findMatch(needle, text, 0);
      if (match !== undefined) consider(match, match.grade);
    }
    for (const word of wish.phrase ? [] : eachWord(text)) {
      const steps = farness(wish.text, word.text);
      if (steps !== undefined)
        consider({ at: word.at, end: word.at + word.text.length }, Math.max(0.1, 1 - SLIP * (steps + 1)));
    }
    if (best !== undefined) found.push(best);
  }
  return found.sort((a, b) => b.worth - a.worth);
}
