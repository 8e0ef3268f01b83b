/** The index of a library, built on demand and updated when the library changes. */

import type { Article } from '../../library/article.js';
import type { BodyTexts } from '../../library/body-text/body-text-store.js';
import type { Library } from '../../library/library.js';
import { appendAll } from '../../util/large-lists.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { FuzzyIndex } from '../fuzzy/fuzzy-index.js';
import { parseQuery } from '../query/query.js';
import { createSearchTerms, matchesAny, type SearchTerm } from '../query/search-term.js';
import { BodyIndex } from './body-index.js';
import { type IndexedArticle, indexArticles, indexRows, scoreFields } from './indexed-article.js';
import { KanaVocabulary } from './kana-vocabulary.js';
import { createVocabulary, Vocabulary } from './vocabulary.js';

/** Number of articles to index together, and the cost in steps of indexing one (see `TimeSlicer`). */
const BATCH = 100;
const INDEX_STEPS = 16_000;

/** Cost in steps of finding whether an article has a term. */
const SCAN_STEPS = 500;

export class SearchIndex {
  private indexed: IndexedArticle[] = [];
  private isFromRows = false;
  private bodyPart:
    | { texts: BodyTexts; bodyIndex: BodyIndex; vocabulary?: Vocabulary; kana?: KanaVocabulary }
    | undefined;
  private fuzzyPart:
    | { articles: readonly IndexedArticle[]; headings: Article['headings']; fuzzyIndex: FuzzyIndex }
    | undefined;

  constructor(readonly library: Library) {}

  /** Returns the indexed articles in the library's order. The same array as before if nothing has changed. */
  articles(): readonly IndexedArticle[] {
    if (this.indexed.length === 0) {
      const { rows } = this.library;
      const fromRows = rows && indexRows(rows);
      this.isFromRows = fromRows !== undefined;
      this.indexed = fromRows ?? indexArticles(this.library.articles);
    }
    if (this.isCurrent()) return this.indexed;
    // While a folder is read, new articles appear at any position.
    const known = new Map(this.indexed.map(indexed => [indexed.article, indexed]));
    const added = indexArticles(this.library.articles.filter(article => !known.has(article)));
    for (const indexed of added) known.set(indexed.article, indexed);
    this.indexed = this.library.articles.map(article => known.get(article) as IndexedArticle);
    return this.indexed;
  }

  /** Indexes the articles in slices, so that `articles` returns at once. */
  async prepare(slicer: TimeSlicer): Promise<void> {
    const prepared: IndexedArticle[] = [];
    const [warmUpTerm] = createSearchTerms(parseQuery('t').terms);
    // A query during preparation uses the articles indexed so far. It indexes the rest synchronously.
    if (this.indexed.length === 0) this.indexed = prepared;
    const articles = [...this.library.articles];
    for (let from = 0; from < articles.length; from += BATCH) {
      if (this.indexed !== prepared) return;
      const batch = indexArticles(articles.slice(from, from + BATCH));
      // Also search them: V8 compiles the search functions here, which would otherwise double the time of the first key.
      if (warmUpTerm) for (const indexed of batch) scoreFields(indexed, warmUpTerm);
      appendAll(prepared, batch);
      if (slicer.spend(batch.length * INDEX_STEPS)) await slicer.rest();
    }
  }

  private isCurrent(): boolean {
    // A compiled library does not change.
    if (this.isFromRows) return true;
    const { articles } = this.library;
    if (articles.length !== this.indexed.length) return false;
    for (let index = 0; index < articles.length; index++) {
      if (this.indexed[index]?.article !== articles[index]) return false;
    }
    return true;
  }

  fuzzyIndex(): FuzzyIndex {
    const articles = this.articles();
    // The last article gets its headings after all others are compiled.
    const headings = articles.at(-1)?.article.headings;
    if (this.fuzzyPart?.articles !== articles || this.fuzzyPart.headings !== headings)
      this.fuzzyPart = { articles, headings, fuzzyIndex: new FuzzyIndex(articles) };
    return this.fuzzyPart.fuzzyIndex;
  }

  async bodyIndex(): Promise<BodyIndex> {
    const texts = await this.library.bodies();
    if (this.bodyPart?.texts !== texts) this.bodyPart = { texts, bodyIndex: new BodyIndex(texts) };
    return this.bodyPart.bodyIndex;
  }

  /** True if an article has the term. Bodies count only after `bodyIndex` was called. */
  async occurs(term: SearchTerm, slicer: TimeSlicer): Promise<boolean> {
    return (await this.countArticles(term, 1, slicer)) > 0;
  }

  /** Returns the terms that fewer than `count` articles have. */
  async findRareTerms(
    count: number,
    terms: readonly SearchTerm[],
    slicer: TimeSlicer,
  ): Promise<SearchTerm[]> {
    const rare: SearchTerm[] = [];
    for (const term of terms) if ((await this.countArticles(term, count, slicer)) < count) rare.push(term);
    return rare;
  }

  /** Counts the articles that have the term, up to `limit`. Bodies count only after `bodyIndex` was called. */
  async countArticles(term: SearchTerm, limit: number, slicer: TimeSlicer): Promise<number> {
    const matching = new Set<number>();
    const bodies = this.bodyPart?.bodyIndex;
    const articles = this.articles();
    for (const [index, indexed] of articles.entries()) {
      if (matching.size >= limit) return limit;
      if (scoreFields(indexed, term, bodies === undefined).score > 0) matching.add(index);
      if (slicer.spend(SCAN_STEPS)) await slicer.rest();
    }
    if (bodies === undefined || term.queryTerm.titleOnly) return matching.size;
    if (matching.size >= limit) return limit;
    await bodies.visitCandidates(term, [...articles.keys()], slicer, (index, body) => {
      const indexed = articles[index];
      if (matchesAny(term.bodyMatchers, body) || (indexed && scoreFields(indexed, term).score > 0))
        matching.add(index);
      return matching.size >= limit;
    });
    return matching.size;
  }

  /** Returns the katakana words of metadata and bodies. */
  async kanaVocabulary(slicer: TimeSlicer): Promise<KanaVocabulary> {
    const bodies = await this.bodyIndex();
    const part = this.bodyPart;
    if (part?.kana !== undefined) return part.kana;
    const kana = new KanaVocabulary();
    for (const { article } of this.articles())
      await kana.addText([article.title, article.description, ...article.tags].join(' '), slicer);
    for (let index = 0; index < bodies.size; index++) await kana.addText(bodies.writtenText(index), slicer);
    if (part !== undefined) part.kana = kana;
    return kana;
  }

  /** Returns the words of metadata and bodies. */
  async vocabulary(slicer: TimeSlicer): Promise<Vocabulary> {
    const bodies = await this.bodyIndex();
    const part = this.bodyPart;
    if (part?.vocabulary !== undefined) return part.vocabulary;
    const lines = await this.library.words?.();
    const vocabulary =
      lines === undefined ? await createVocabulary(this.articles(), bodies, slicer) : new Vocabulary(lines);
    if (part !== undefined) part.vocabulary = vocabulary;
    return vocabulary;
  }
}
