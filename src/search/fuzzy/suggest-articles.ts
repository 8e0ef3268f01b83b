/** Suggests articles for a name that matches none ("did you mean"). */

import type { Article } from '../../library/article.js';
import type { Library } from '../../library/library.js';
import { maxOf } from '../../util/large-lists.js';
import { foldForSearch } from '../match/fold-kana.js';
import { stripIgnorable } from '../match/strip-ignorable.js';
import { iterateWords } from '../match/word-boundaries.js';
import { typoDistance } from './edit-distance.js';

/** Maximum length of a name in characters; the rest is ignored. */
const MAX_NAME_LENGTH = 256;
/** Reduction of a word's score by each typo. */
const TYPO_COST = 0.25;
/** Minimum share of the name that must match. */
const MIN_SIMILARITY = 0.4;

/** Returns up to `limit` articles with a slug or title similar to `name`, best first. Equal scores keep the library's order. */
export function suggestArticles({ articles }: Pick<Library, 'articles'>, name: string, limit = 3): Article[] {
  const wanted = uniqueWords(name.slice(0, MAX_NAME_LENGTH));
  if (wanted.length === 0) return [];
  return articles
    .map(article => ({ article, score: similarity(wanted, uniqueWords(`${article.slug} ${article.title}`)) }))
    .filter(({ score }) => score >= MIN_SIMILARITY)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ article }) => article);
}

function uniqueWords(text: string): string[] {
  const { text: folded } = stripIgnorable(foldForSearch(text.normalize('NFC')));
  return [...new Set([...iterateWords(folded)].map(word => word.text))];
}

/** Returns the share of `wanted` that occurs in `words`, from 0 to 1. Each of `words` reduces it a little. */
function similarity(wanted: readonly string[], words: readonly string[]): number {
  const sum = wanted.reduce(
    (total, word) =>
      total +
      maxOf(
        words.map(other => wordSimilarity(word, other)),
        0,
      ),
    0,
  );
  return sum / wanted.length - words.length / 1000;
}

function wordSimilarity(wanted: string, word: string): number {
  if (wanted === word) return 1;
  if (wanted.length > 1 && word.startsWith(wanted)) return 0.9;
  const distance = typoDistance(wanted, word);
  return distance === undefined ? 0 : 1 - TYPO_COST * distance;
}
