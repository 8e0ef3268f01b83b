/** "Did you mean": the articles whose name is nearest to one that names nothing. */
import type { Article } from '../../library/article.js';
import { fold } from '../../text/case-fold.js';
import { pack } from '../match/strip-ignorable.js';
import { eachWord } from '../match/word-boundaries.js';
import { farness } from './edit-distance.js';

/** What a slip costs of a word. */
const SLIP = 0.25;
/** How much of a name must be right. */
const ENOUGH = 0.4;

/** All that are near to `name` by the words of slug and title, the nearest first; equals in the order given. */
export function nearestArticles(articles: readonly Article[], name: string): Article[] {
  const wanted = wordsOf(name.slice(0, 256));
  if (wanted.length === 0) return [];
  return articles
    .map(article => ({ article, score: likeness(wanted, wordsOf(`${article.slug} ${article.title}`)) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .map(({ article }) => article);
}

function wordsOf(text: string): string[] {
  return [...new Set([...eachWord(pack(fold(text.normalize('NFC'))).text)].map(word => word.text))];
}

/** How much of `wanted` is in `words`, from 0 to 1, and a trace less for what else is there. */
function likeness(wanted: readonly string[], words: readonly string[]): number {
  const sum = wanted.reduce(
    (total, word) => total + Math.max(0, ...words.map(other => sameness(word, other))),
    0,
  );
  return sum / wanted.length - words.length / 1000;
}

function sameness(wanted: string, word: string): number {
  if (wanted === word) return 1;
  if (wanted.length > 1 && word.startsWith(wanted)) return 0.9;
  const steps = farness(wanted, word);
  return steps === undefined ? 0 : 1 - SLIP * steps;
}
