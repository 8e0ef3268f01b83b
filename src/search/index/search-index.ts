/** What a searcher knows of its library, made when it is first needed and made again when the library has changed. */
import type { Article } from '../../library/article.js';
import type { BodyTexts } from '../../library/body-text/body-text-store.js';
import type { Library } from '../../library/library.js';
import type { TimeSlicer } from '../../util/time-slicer.js';
import { Fuzzy } from '../fuzzy/fuzzy.js';
import { occursIn, type Term } from '../query/term.js';
import { Catalogue } from './article-index.js';
import { Corpus } from './body-index.js';
import { type Entry, scoreFields } from './indexed-article.js';
import { Vocabulary } from './vocabulary.js';

/** Steps to find whether an entry has a term (see `Pace`). */
const PASS = 500;

export class Knowledge {
  private readonly catalogue: Catalogue;
  private read: { bodies: BodyTexts; corpus: Corpus; words?: Vocabulary } | undefined;
  private near: { entries: readonly Entry[]; headings: Article['headings']; fuzzy: Fuzzy } | undefined;

  constructor(readonly library: Library) {
    this.catalogue = new Catalogue(library);
  }

  /** One for each article, in the library's order. */
  entries(): readonly Entry[] {
    return this.catalogue.current();
  }

  prepare(pace: TimeSlicer): Promise<void> {
    return this.catalogue.prepare(pace);
  }

  fuzzy(): Fuzzy {
    const entries = this.entries();
    // The last article has its headings when all are compiled.
    const headings = entries.at(-1)?.article.headings;
    if (this.near?.entries !== entries || this.near.headings !== headings)
      this.near = { entries, headings, fuzzy: new Fuzzy(entries) };
    return this.near.fuzzy;
  }

  async corpus(): Promise<Corpus> {
    const bodies = await this.library.bodies();
    if (this.read?.bodies !== bodies) this.read = { bodies, corpus: new Corpus(bodies) };
    return this.read.corpus;
  }

  /** Whether the term occurs in any article, as far as bodies are read. */
  async occurs(term: Term, pace: TimeSlicer): Promise<boolean> {
    return (await this.count(term, 1, pace)) > 0;
  }

  /** Those of the terms that fewer than `count` articles have. */
  async rarer(count: number, terms: readonly Term[], pace: TimeSlicer): Promise<Term[]> {
    const rare: Term[] = [];
    for (const term of terms) if ((await this.count(term, count, pace)) < count) rare.push(term);
    return rare;
  }

  /** How many articles have the term, counted no further than `most`. */
  private async count(term: Term, most: number, pace: TimeSlicer): Promise<number> {
    const having = new Set<number>();
    const corpus = this.read?.corpus;
    const entries = this.entries();
    for (const [index, entry] of entries.entries()) {
      if (having.size >= most) return most;
      if (scoreFields(entry, term, corpus === undefined).score > 0) having.add(index);
      if (pace.spend(PASS)) await pace.rest();
    }
    if (corpus === undefined || term.wish.title) return having.size;
    if (having.size >= most) return most;
    await corpus.eachLikely(term, [...entries.keys()], pace, (index, body) => {
      const entry = entries[index];
      if (occursIn(term.inBody, body) || (entry && scoreFields(entry, term).score > 0)) having.add(index);
      return having.size >= most;
    });
    return having.size;
  }

  /** Every word of metadata and bodies. */
  async vocabulary(pace: TimeSlicer): Promise<Vocabulary> {
    const corpus = await this.corpus();
    const read = this.read;
    if (read?.words !== undefined) return read.words;
    const words = new Vocabulary();
    for (const { text } of this.entries()) await words.add(text, pace);
    for (let index = 0; index < corpus.size; index++) await words.add(corpus.body(index).text, pace);
    if (read !== undefined) read.words = words;
    return words;
  }
}
