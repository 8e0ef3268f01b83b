/** Scores how similar the words of an article's metadata are to the terms. */
import { maxOf } from '../../util/large-lists.js';
import { FIELDS, fieldText, type IndexedArticle } from '../index/indexed-article.js';
import { iterateWords } from '../match/word-boundaries.js';
import { findMatch, type TextRange } from '../match/word-matcher.js';
import type { SearchTerm } from '../query/search-term.js';
import type { ResultField } from '../results/search-result.js';
import { typoDistance } from './edit-distance.js';

export interface FuzzyMatch {
  /** Between 0 and 1: by the similarity of the words and the weight of their fields. */
  score: number;
  /** The field with the best match of the best term. */
  field: ResultField;
  /** Similar words, in code units of the folded field. */
  titleRanges: TextRange[];
  descriptionRanges: TextRange[];
}

/** Score, before normalisation, of a word with one typo in a field that names the subject. */
const SUBJECT_SCORE = 3;

/** True if the match is in title, tags or category. There the word is the subject, and not mentioned by chance. */
export function isSubjectMatch({ score, field }: FuzzyMatch): boolean {
  return (
    score >= SUBJECT_SCORE / (MAX_WEIGHT + 1) &&
    (field === 'title' || field === 'tags' || field === 'category')
  );
}

interface FieldMatch {
  field: number;
  range: TextRange;
  score: number;
}

/** Reduction of a word's score by each typo. */
const TYPO_COST = 0.25;
const MAX_WEIGHT = maxOf(FIELDS.map(({ weight }) => weight));

/** Matches the terms with similar words in the metadata. Undefined if one of them has none. */
export function matchFuzzily(indexed: IndexedArticle, terms: readonly SearchTerm[]): FuzzyMatch | undefined {
  const matchesByTerm = terms.map(term => findSimilarWords(indexed, term));
  const best = matchesByTerm.map(matches => matches[0]).filter(match => match !== undefined);
  const [first] = [...best].sort((a, b) => b.score - a.score);
  if (first === undefined || best.length < terms.length) return undefined;
  const sum = best.reduce((total, { score }) => total + score, 0);
  const rangesIn = (name: string) =>
    matchesByTerm
      .flat()
      .filter(({ field }) => FIELDS[field]?.name === name)
      .map(({ range }) => range);
  return {
    score: sum / (terms.length * MAX_WEIGHT + 1),
    field: FIELDS[first.field]?.field ?? 'title',
    titleRanges: rangesIn('title'),
    descriptionRanges: rangesIn('description'),
  };
}

/** Finds the word most similar to the term in each field, the best field first. */
function findSimilarWords(indexed: IndexedArticle, { queryTerm, fieldMatchers }: SearchTerm): FieldMatch[] {
  const fieldCount = queryTerm.titleOnly ? 1 : FIELDS.length;
  const matches: FieldMatch[] = [];
  for (let field = 0; field < fieldCount; field++) {
    const text = fieldText(indexed, field);
    const weight = FIELDS[field]?.weight ?? 0;
    let best: FieldMatch | undefined;
    const consider = ({ start, end }: TextRange, grade: number) => {
      if (best === undefined || grade * weight > best.score)
        best = { field, range: { start, end }, score: grade * weight };
    };
    for (const matcher of fieldMatchers) {
      const match = findMatch(matcher, text, 0);
      if (match !== undefined) consider(match, match.grade);
    }
    for (const word of queryTerm.phrase ? [] : iterateWords(text)) {
      const distance = typoDistance(queryTerm.text, word.text);
      if (distance === undefined) continue;
      const range = { start: word.start, end: word.start + word.text.length };
      consider(range, Math.max(0.1, 1 - TYPO_COST * (distance + 1)));
    }
    if (best !== undefined) matches.push(best);
  }
  return matches.sort((a, b) => b.score - a.score);
}
