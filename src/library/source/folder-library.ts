/**
 * Folders as a library that can be read again and again: what is known of a file, from the cache or from the last time,
 * is taken as long as its stamp is the same. A library may be had whole, or as it grows; each replaces the one before,
 * and an article that has not changed is the same object in all of them.
 */
import { basename } from 'node:path';
import { cleanLine } from '../../text/sanitise.js';
import { sortCooperatively } from '../../util/cooperative-sort.js';
import type { Article } from '../article.js';
import { pacer } from '../body-text/extract-text.js';
import { cachedBodies } from '../cache/body-cache.js';
import { cachePlace } from '../cache/cache-file.js';
import { stampOf } from '../cache/file-fingerprint.js';
import { stampsOf } from '../cache/listed-files.js';
import { EntryCache } from '../cache/metadata-cache.js';
import { readNamed } from '../files/read-named.js';
import { type Found as Step, walk } from '../files/walk.js';
import type { Library } from '../library.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import { isUnread, type Problem } from '../problem.js';
import { assemble, byPosition } from './build-article-list.js';
import { Growth } from './growth.js';
import { isCurrent, loadEntry, noTitle, type OpenOptions, problemOf } from './load-article.js';
import { type Sources, uncompiled } from './source-library.js';
import { noArticles, noFolder, originOf, type Source, sourcesOf } from './source-roots.js';

/** What has been found of the folders. */
interface Found {
  /** By their key: see `EntryCache`. */
  entries: Map<string, ArticleMetadata>;
  /** Of what could not be read. */
  problems: Problem[];
}

/** When to show what has come. */
type Showing = Pick<Growth, 'isDue' | 'show'>;

/** A library that is read again and again, and shown while it is read. */
export type IncrementalLibrary = Pick<FolderLibrary, 'read' | 'grow' | 'stop'>;

export class FolderLibrary {
  readonly #options: OpenOptions;
  readonly #sources: readonly Source[];
  readonly #cache: EntryCache | undefined;
  readonly #pace = pacer();
  #pauses = true;
  /** Apart, so that a library that asks for it does not hold all of this. */
  readonly #end = { reached: false };
  /** Of the last time. */
  #known: Found = { entries: new Map(), problems: [] };
  #library: Library | undefined;
  #recalled = false;
  /** Whether the cache has what is known. */
  #saved = false;

  /** @throws {UserError} for a folder that is not there or cannot be read. */
  constructor(dirs: readonly string[], options: OpenOptions) {
    this.#options = options;
    this.#sources = sourcesOf(dirs, options.base);
    const { cache, follow = false, drafts = false } = options;
    if (!cache) return;
    const key = [...this.#sources.flatMap(({ root, prefix }) => [root, prefix]), `${follow}`, `${drafts}`];
    this.#cache = new EntryCache(cachePlace(cache, key), this.#sources);
  }

  /**
   * The library as the folders are now; the one given before where nothing has changed. Without `pauses` nothing else is done
   * meanwhile: for who only waits, as they cost a tenth of the time.
   * @throws {UserError} for a folder that has gone, cannot be read, or holds no article.
   */
  async read(pauses = true): Promise<Library> {
    this.#pauses = pauses;
    let last: Library | undefined;
    for await (const library of this.#read(NEVER)) last = library;
    if (!last) throw new Error('a library was to be read and none came');
    return last;
  }

  /**
   * The library as it comes: at once what was known, or the first articles; then more of them; last all of them as the
   * folders are now, which ends it. Throws as `read` does; each has an article at least.
   */
  grow(): AsyncGenerator<Library> {
    this.#pauses = true;
    return this.#read(new Growth());
  }

  /** Ends what is being read, bodies too: whoever waits for it gets an error. What has been read to the end is still kept. */
  stop(): void {
    this.#end.reached = true;
  }

  readonly #yieldToEventLoop = (): Promise<void> | undefined => {
    goOn(this.#end);
    return this.#pauses ? this.#pace() : undefined;
  };

  async *#read(growth: Showing): AsyncGenerator<Library> {
    yield* this.#recall(growth);
    const { follow = false } = this.#options;
    const known = this.#known.entries;
    const found: Found = { entries: new Map(), problems: [] };
    let news = 0;
    try {
      for (const source of this.#sources) {
        for (const portion of walk(source.root, { follow })) {
          for (const step of portion) {
            if (this.#load(source, step, found)) news++;
            if (news > 0 && growth.isDue(known.size + news)) yield* this.#partly(found);
            const pause = this.#yieldToEventLoop();
            if (pause) await pause;
          }
          await this.#yieldToEventLoop();
        }
      }
    } finally {
      if (this.#end.reached && news > 0) await this.#saveInHaste(new Map([...known, ...found.entries]));
    }
    const same = news === 0 && found.entries.size === known.size;
    const sameProblems = JSON.stringify(found.problems) === JSON.stringify(this.#known.problems);
    // As they were kept, in the library's order: that is soon put in order.
    this.#known = same ? { entries: known, problems: found.problems } : found;
    if (!this.#library || !same || !sameProblems) this.#library = await this.#make(this.#known);
    const { articles } = this.#library;
    if (articles.length === 0) throw noArticles(this.#sources, found);
    yield this.#library;
    if (!same || !this.#saved) await this.#save(articles);
  }

  /** What the cache has, the first time. */
  async *#recall(growth: Showing): AsyncGenerator<Library> {
    if (this.#recalled) return;
    this.#recalled = true;
    const { entries } = this.#known;
    for (const _ of this.#cache?.recall(entries) ?? []) {
      if (growth.isDue(entries.size)) yield* this.#partly(this.#known);
      await this.#yieldToEventLoop();
    }
    this.#saved = entries.size > 0;
    if (growth === NEVER || entries.size === 0) return;
    growth.show(entries.size);
    this.#library = await this.#make(this.#known);
    if (this.#library.articles.length > 0) yield this.#library;
  }

  /** What is found by now and, of the rest, what was known. */
  async *#partly({ entries, problems }: Found): AsyncGenerator<Library> {
    const library = await this.#make({ entries: new Map([...this.#known.entries, ...entries]), problems });
    if (library.articles.length > 0) yield { ...library, partial: true };
  }

  /** Puts what was found into `found`, from what is known where that is current. Whether it is an entry that was not known. */
  #load(source: Source, { path, file, refusal }: Step, { entries, problems }: Found): boolean {
    if (path === '' && refusal) throw noFolder(source, refusal.what);
    const { cache, parseToml, onProgress } = this.#options;
    const key = source.prefix + path;
    const known = this.#known.entries.get(key);
    const stamp = refusal ? undefined : stampOf(file, cache?.now?.() ?? Date.now());
    const current = isCurrent(known, file, stamp);
    const entry = current
      ? known
      : refusal
        ? { refusal }
        : loadEntry(originOf(source, path, file), stamp, parseToml);
    if ('refusal' in entry) {
      problems.push(problemOf(originOf(source, path, file).shown, entry.refusal));
      return false;
    }
    if (!current) this.#cache?.note(key, entry);
    // Its own string, where the article has the same: there may be 100,000.
    entries.set(entry.article.path === key ? entry.article.path : key, entry);
    if (entries.size % 100 === 0) onProgress?.(entries.size);
    return !current;
  }

  async #make({ entries, problems }: Found): Promise<Library> {
    const { drafts = false, requireTitles, parseToml } = this.#options;
    const all = [...entries.values()];
    const assembled = await assemble(all, { drafts, yieldToEventLoop: this.#yieldToEventLoop });
    const untitled = requireTitles
      ? all.filter(each => each.titled !== 'matter' && !each.article.draft && !each.problems.some(isUnread))
      : [];
    const head = {
      name: this.#sources.map(({ root }) => cleanLine(basename(root) || root)).join(', '),
      key: this.#sources.map(({ root }) => root).join('\n'),
      articles: assembled.articles,
      problems: [...problems, ...assembled.problems, ...untitled.map(noTitle)].sort(byPosition),
    };
    return uncompiled(head, { parseToml, ...this.#reading(all) });
  }

  /** How articles of these entries are read, and their bodies made. */
  #reading(entries: readonly ArticleMetadata[]): Pick<Sources, 'read' | 'unchanged' | 'compile'> {
    const read = ({ file = '' }: Article) => readNamed(file, file);
    const cache = this.#cache;
    if (!cache) return { read };
    const listed = stampsOf(entries);
    const { place } = cache;
    const end = this.#end;
    return {
      read,
      unchanged: ({ file = '' }) => {
        const stamp = listed(file);
        return stamp !== undefined && stampOf(file, place.now()) === stamp;
      },
      compile: (library, onProgress) =>
        cachedBodies({ place, stampOf: listed }, library, done => {
          goOn(end);
          onProgress?.(done);
        }),
    };
  }

  /** In the library's order, so that the first that is read again stands on top. */
  async #save(articles: readonly Article[]): Promise<void> {
    if (!this.#cache) return;
    // Who has left does not wait for the order.
    if (this.#end.reached) return this.#cache.save(this.#known.entries, this.#pace);
    const ranks = new Map(articles.map(({ file }, index) => [file, index]));
    const rank = ([, { article }]: readonly [string, ArticleMetadata]) =>
      ranks.get(article.file) ?? articles.length;
    const entries = await sortCooperatively(
      [...this.#known.entries],
      (a, b) => rank(a) - rank(b),
      this.#pace,
    );
    await this.#cache.save(entries, this.#pace);
    this.#saved = true;
  }

  /** What there is when it was left in the middle of reading, where that takes no time. */
  async #saveInHaste(entries: Map<string, ArticleMetadata>): Promise<void> {
    if (this.#cache && this.#cache.unready(entries) <= IN_HASTE) await this.#cache.save(entries, this.#pace);
  }
}

/** Entries that can be made ready to be written while somebody who has left waits: 100 ms. */
const IN_HASTE = 5000;

function goOn(end: { reached: boolean }): void {
  if (end.reached) throw new Error('reading was stopped');
}

/** For who waits for all of it. */
const NEVER: Showing = { isDue: () => false, show: () => undefined };
