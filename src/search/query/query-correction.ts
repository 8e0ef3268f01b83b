/**
 * What is searched for in place of a word that occurs nowhere: the same word written in one or in parts
 * (`start-up`, `start up` and `startup`), else the nearest words that do occur.
 */

import type { TimeSlicer } from '../../util/time-slicer.js';
import { allowance } from '../fuzzy/edit-distance.js';
import type { Knowledge } from '../index/search-index.js';
import type { Vocabulary } from '../index/vocabulary.js';
import { inWord, isUnspaced } from '../match/word-boundaries.js';
import { formsOf } from './inflections.js';
import type { Wish } from './query.js';
import { insteadOf, makeTerm, type Term } from './term.js';

export interface Stead {
  /** Required in place of the word. */
  terms: Term[];
  /** The words, for the reader; empty where there is nothing near. */
  words: string[];
}

/** How many near words are tried for one. */
const TRIED = 3;
/** So many times as often as its forms, a near word is likelier to be meant: `kubernetse` is no verb `kubernets`. */
const LIKELIER = 3;

export async function findInstead(wish: Wish, knowledge: Knowledge, pace: TimeSlicer): Promise<Stead> {
  const nothing: Stead = { terms: [makeTerm(wish)], words: [] };
  if (wish.phrase) return nothing;
  const parts = partsOf(wish.text);
  const found =
    parts.length > 1
      ? ((await firstThatOccurs(wish, [parts.join('')], knowledge, pace)) ??
        (await findParts(wish, parts, knowledge, pace)))
      : ((await findApart(wish, knowledge, pace)) ??
        (await findForms(wish, knowledge, pace)) ??
        (await findNear(wish, knowledge, pace)));
  return found ?? nothing;
}

async function firstThatOccurs(
  wish: Wish,
  texts: readonly string[],
  knowledge: Knowledge,
  pace: TimeSlicer,
): Promise<Stead | undefined> {
  for (const text of texts) {
    const term = insteadOf(wish, [text]);
    if (await knowledge.occurs(term, pace)) return { terms: [term], words: [text] };
  }
  return undefined;
}

/** Each part, or what is near to it; all of them are required. */
async function findParts(
  wish: Wish,
  parts: readonly string[],
  knowledge: Knowledge,
  pace: TimeSlicer,
): Promise<Stead | undefined> {
  const steads: Stead[] = [];
  for (const text of parts) {
    const part = { ...wish, text };
    const stead =
      (await firstThatOccurs(part, [text], knowledge, pace)) ?? (await findNear(part, knowledge, pace));
    if (stead === undefined) return undefined;
    steads.push(stead);
  }
  return {
    terms: steads.flatMap(({ terms }) => terms),
    words: [steads.map(({ words }) => words[0]).join(' ')],
  };
}

async function findApart(wish: Wish, knowledge: Knowledge, pace: TimeSlicer): Promise<Stead | undefined> {
  if (allowance(wish.text.length) === 0) return undefined;
  const vocabulary = await knowledge.vocabulary(pace);
  // The singular first: what begins with it is found too.
  const texts = [wish.text.replace(/(?<=[^s])s$/, ''), wish.text].flatMap(text => splits(text, vocabulary));
  return firstThatOccurs(wish, texts, knowledge, pace);
}

async function findNear(wish: Wish, knowledge: Knowledge, pace: TimeSlicer): Promise<Stead | undefined> {
  if (allowance(wish.text.length) === 0) return undefined;
  const vocabulary = await knowledge.vocabulary(pace);
  const { text } = wish;
  let words = await vocabulary.nearest(text, TRIED, pace);
  // Two slips and a plural are three steps.
  if (words.length === 0 && /[^s]s$/.test(text))
    words = await vocabulary.nearest(text.slice(0, -1), TRIED, pace);
  return words.length === 0 ? undefined : { terms: [insteadOf(wish, words)], words };
}

async function findForms(wish: Wish, knowledge: Knowledge, pace: TimeSlicer): Promise<Stead | undefined> {
  const forms = formsOf(wish.text);
  if (forms.length === 0) return undefined;
  const vocabulary = await knowledge.vocabulary(pace);
  const words = forms.filter(word => vocabulary.has(word)).slice(0, TRIED);
  if (words.length === 0) return undefined;
  const count = Math.max(...words.map(word => vocabulary.countOf(word)));
  const near = await vocabulary.nearest(wish.text, TRIED, pace);
  const likelier = near.filter(word => vocabulary.countOf(word) > count * LIKELIER);
  const all = [...new Set([...likelier, ...words])];
  return { terms: [insteadOf(wish, all)], words: all };
}

/** The words that a word with signs in it is made of; of a script without spaces, what its dictionary says. */
function partsOf(text: string): string[] {
  if (isUnspaced(text)) {
    const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(text);
    return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  }
  const parts = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (inWord(text, at)) continue;
    if (at > start) parts.push(text.slice(start, at));
    start = at + 1;
  }
  return parts.filter(part => part.length > 1);
}

/** Between two words that are also written as one. */
const SIGNS = [' ', '-', '.', '_'];

/** The word as two that occur, of two letters at least, in the ways that people write them. */
function splits(text: string, vocabulary: Vocabulary): string[] {
  const pairs = [];
  for (let at = 2; at <= text.length - 2; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    if (!vocabulary.has(first) || !vocabulary.has(second)) continue;
    pairs.push(...SIGNS.map(sign => first + sign + second));
  }
  return pairs;
}
