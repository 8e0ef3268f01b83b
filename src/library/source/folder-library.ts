/**
 * Folders as a library that can be loaded again and again. Metadata from the cache or from the last load is used as long as
 * the fingerprint of its file is the same. Each library replaces the one before, and an article that has not changed is
 * the same object in all of them.
 */
import { basename } from 'node:path';
import { sanitiseLine } from '../../text/sanitise.js';
import { sortCooperatively } from '../../util/cooperative-sort.js';
import { createYieldIfDue } from '../../util/time-slicer.js';
import type { Article } from '../article.js';
import { loadCachedBodies } from '../cache/body-cache.js';
import { locateCache } from '../cache/cache-files.js';
import { MetadataCache } from '../cache/metadata-cache.js';
import { fileFingerprint, fingerprintLookup } from '../files/file-fingerprint.js';
import { readNamedFile } from '../files/read-file.js';
import { type MarkdownFile, walk } from '../files/walk.js';
import type { IncrementalLibrary, Library } from '../library.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { originAt, type SourceRoot } from '../source-root.js';
import { buildArticleList, compareProblems } from './build-article-list.js';
import { CommitDates } from './commit-dates.js';
import {
  isCurrent,
  lacksTitle,
  loadMetadata,
  missingTitleProblem,
  type OpenOptions,
  refusalProblem,
} from './load-metadata.js';
import { PartialResultThrottle } from './partial-result-throttle.js';
import { createSourceLibrary, type SourceReader } from './source-library.js';
import { folderError, noArticlesError, resolveRoots } from './source-roots.js';

/** The files of the folders. */
interface Listing {
  /** By the keys of `MetadataCache`. */
  entries: Map<string, ArticleMetadata>;
  /** Files that cannot be read. */
  problems: Problem[];
}

/** A listing in progress. */
interface Scan {
  /** The keys of all entries so far. */
  keys: string[];
  /** Entries that are new or have changed. */
  changed: Map<string, ArticleMetadata>;
  problems: Problem[];
}

/** Entries that can be serialized and saved in 100 ms, while the user waits for the program to exit. */
const MAX_SAVED_ON_STOP = 5000;

export class FolderLibrary implements IncrementalLibrary {
  readonly #options: OpenOptions;
  readonly #roots: readonly SourceRoot[];
  readonly #cache: MetadataCache | undefined;
  readonly #yieldIfSliceOver = createYieldIfDue();
  #isCooperative = true;
  /** A separate object, so that closures do not retain the loader. */
  readonly #stopSignal = { stopped: false };
  /** The result of the last load. */
  #known: Listing = { entries: new Map(), problems: [] };
  #library: Library | undefined;
  #isCacheLoaded = false;
  #dates: CommitDates | undefined;
  /** True if the cache holds `#known`. */
  #isSaved = false;

  /** @throws {UserError} for a folder that is missing or cannot be read */
  constructor(dirs: readonly string[], options: OpenOptions) {
    this.#options = options;
    this.#roots = resolveRoots(dirs, options.base);
    const { cache, follow = false, drafts = false } = options;
    if (!cache) return;
    const key = [...this.#roots.flatMap(({ root, prefix }) => [root, prefix]), `${follow}`, `${drafts}`];
    this.#cache = new MetadataCache(locateCache(cache, key), this.#roots);
  }

  async reload(cooperative = true): Promise<Library> {
    this.#isCooperative = cooperative;
    let last: Library | undefined;
    for await (const library of this.#load(undefined)) last = library;
    if (!last) throw new Error('loading yielded no library');
    return last;
  }

  updates(): AsyncGenerator<Library> {
    this.#isCooperative = true;
    return this.#load(new PartialResultThrottle());
  }

  stop(): void {
    this.#stopSignal.stopped = true;
  }

  readonly #yieldIfDue = (): Promise<void> | undefined => {
    throwIfStopped(this.#stopSignal);
    return this.#isCooperative ? this.#yieldIfSliceOver() : undefined;
  };

  /**
   * Loads the cache, scans the folders, and commits the result. Without a throttle only the result is yielded. Exits:
   * stopped (files read so far are saved), empty (throws), and complete (the result is saved if it has changed).
   */
  async *#load(throttle: PartialResultThrottle | undefined): AsyncGenerator<Library> {
    const { commitDays } = this.#options;
    if (commitDays) this.#dates ??= await CommitDates.load(commitDays, this.#roots);
    yield* this.#loadCache(throttle);
    const scan: Scan = { keys: [], changed: new Map(), problems: [] };
    try {
      yield* this.#scanRoots(scan, throttle);
    } finally {
      if (this.#stopSignal.stopped) await this.#saveStopped(scan);
    }
    const library = await this.#commit(scan);
    if (library.articles.length === 0) throw noArticlesError(this.#roots, this.#known);
    yield library;
    if (!this.#isSaved) await this.#save(library.articles);
  }

  /** Loads the cache, once, and publishes its articles. */
  async *#loadCache(throttle: PartialResultThrottle | undefined): AsyncGenerator<Library> {
    if (this.#isCacheLoaded) return;
    this.#isCacheLoaded = true;
    const { entries } = this.#known;
    for (const _ of this.#cache?.load(entries) ?? []) {
      if (throttle?.isDue(entries.size)) yield* this.#publishPartial(this.#known);
      await this.#yieldIfDue();
    }
    this.#isSaved = entries.size > 0;
    if (!throttle || entries.size === 0) return;
    throttle.recordPublished(entries.size);
    this.#library = await this.#createLibrary(this.#known);
    if (this.#library.articles.length > 0) yield this.#library;
  }

  /** Adds all files of the folders to `scan`, and publishes partial results. */
  async *#scanRoots(scan: Scan, throttle: PartialResultThrottle | undefined): AsyncGenerator<Library> {
    const { follow = false } = this.#options;
    for (const root of this.#roots) {
      for (const files of walk(root.root, { follow })) {
        for (const file of files) {
          this.#scanFile(root, file, scan);
          const { size } = scan.changed;
          if (size > 0 && throttle?.isDue(this.#known.entries.size + size))
            yield* this.#publishPartial({ entries: scan.changed, problems: scan.problems });
          const pending = this.#yieldIfDue();
          if (pending) await pending;
        }
        await this.#yieldIfDue();
      }
    }
  }

  /** Adds one file to `scan`: its known metadata if that is current, else reads it. */
  #scanFile(root: SourceRoot, { path, file, isLinked, refusal }: MarkdownFile, scan: Scan): void {
    if (path === '' && refusal) throw folderError(root, refusal.reason);
    const { cache, parseToml, onProgress } = this.#options;
    const { keys, changed, problems } = scan;
    const key = root.prefix + path;
    const known = this.#known.entries.get(key);
    const fingerprint = refusal ? undefined : fileFingerprint(file, cache?.now?.() ?? Date.now());
    const linked = isLinked ? file : undefined;
    const isKnown = isCurrent(known, linked, fingerprint);
    const entry = isKnown
      ? known
      : refusal
        ? { refusal }
        : loadMetadata(originAt(root, path, linked), fingerprint, parseToml);
    if ('refusal' in entry) {
      problems.push(refusalProblem(originAt(root, path, linked).shown, entry.refusal));
      return;
    }
    if (!isKnown) {
      if (isLinked) entry.isLinked = true;
      changed.set(key, entry);
      this.#cache?.serializeAhead(key, entry);
    }
    keys.push(key);
    if (keys.length % 100 === 0) onProgress?.(keys.length);
  }

  /** Publishes the files scanned so far, and the known metadata of the others. */
  async *#publishPartial({ entries, problems }: Listing): AsyncGenerator<Library> {
    const library = await this.#createLibrary({
      entries: new Map([...this.#known.entries, ...entries]),
      problems,
    });
    if (library.articles.length > 0) yield { ...library, partial: true };
  }

  /** Makes a complete scan the known state, and returns its library: the same object if nothing has changed. */
  async #commit({ keys, changed, problems }: Scan): Promise<Library> {
    const { entries: known, problems: knownProblems } = this.#known;
    const isSame = changed.size === 0 && keys.length === known.size;
    const entries = isSame ? known : new Map<string, ArticleMetadata>();
    if (!isSame) {
      this.#isSaved = false;
      for (const key of keys) {
        const entry = changed.get(key) ?? known.get(key);
        // Uses the article's own string if equal: there may be 100,000.
        if (entry) entries.set(entry.article.path === key ? entry.article.path : key, entry);
      }
    }
    // The known entries are in the library's order, so that sorting them is fast.
    this.#known = { entries, problems };
    if (!this.#library || !isSame || !areEqualProblems(problems, knownProblems))
      this.#library = await this.#createLibrary(this.#known);
    return this.#library;
  }

  async #createLibrary({ entries, problems }: Listing): Promise<Library> {
    const { drafts = false, reportTitles, parseToml } = this.#options;
    const all = Array.from(entries.values(), entry => this.#dates?.add(entry) ?? entry);
    const list = await buildArticleList(all, { drafts, yieldIfDue: this.#yieldIfDue });
    const untitled = reportTitles ? all.filter(lacksTitle) : [];
    const head = {
      name: this.#roots.map(({ root }) => sanitiseLine(basename(root) || root)).join(', '),
      key: this.#roots.map(({ root }) => root).join('\n'),
      articles: list.articles,
      problems: [
        ...problems,
        ...list.problems,
        ...untitled.map(missingTitleProblem),
        ...(this.#dates?.problems ?? []),
      ].sort(compareProblems),
    };
    return createSourceLibrary(head, {
      parseToml,
      roots: this.#roots.map(({ root }) => root),
      imageFolders: { folders: this.#roots.map(({ root }) => root), follow: this.#options.follow ?? false },
      ...this.#createReader(entries),
    });
  }

  #createReader(
    entries: ReadonlyMap<string, ArticleMetadata>,
  ): Pick<SourceReader, 'read' | 'isUnchanged' | 'loadBodies'> {
    const read = ({ file = '' }: Article) => readNamedFile(file, file);
    const cache = this.#cache;
    if (!cache) return { read };
    const listedFingerprint = fingerprintLookup(entries);
    const { files } = cache;
    const stopSignal = this.#stopSignal;
    return {
      read,
      isUnchanged: article => {
        const fingerprint = listedFingerprint(article);
        const { file = '' } = article;
        return fingerprint !== undefined && fileFingerprint(file, files.now()) === fingerprint;
      },
      loadBodies: (library, onProgress) =>
        loadCachedBodies({ files, listedFingerprint }, library, done => {
          throwIfStopped(stopSignal);
          onProgress?.(done);
        }),
    };
  }

  /** Saves the known entries in the library's order, so that the next start shows the first articles first. */
  async #save(articles: readonly Article[]): Promise<void> {
    if (!this.#cache) return;
    // Stopped: the user waits for the exit, so the entries are not sorted.
    if (this.#stopSignal.stopped) return this.#cache.save(this.#known.entries, this.#yieldIfSliceOver);
    const ranks = new Map(articles.map(({ file }, index) => [file, index]));
    const rank = ([, { article }]: readonly [string, ArticleMetadata]) =>
      ranks.get(article.file) ?? articles.length;
    const entries = await sortCooperatively(
      [...this.#known.entries],
      (a, b) => rank(a) - rank(b),
      this.#yieldIfSliceOver,
    );
    await this.#cache.save(entries, this.#yieldIfSliceOver);
    this.#isSaved = true;
  }

  /** Saves an incomplete scan, unless that would delay the exit. */
  async #saveStopped(scan: Scan): Promise<void> {
    if (!this.#cache || scan.changed.size === 0) return;
    const entries = new Map([...this.#known.entries, ...scan.changed]);
    if (this.#cache.countUnserialized(entries) <= MAX_SAVED_ON_STOP)
      await this.#cache.save(entries, this.#yieldIfSliceOver);
  }
}

function throwIfStopped({ stopped }: { stopped: boolean }): void {
  if (stopped) throw new Error('loading was stopped');
}

function areEqualProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ file, message }, index) => file === b[index]?.file && message === b[index]?.message)
  );
}
