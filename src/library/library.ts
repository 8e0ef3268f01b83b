/**
 * A library: the ordered set of articles in use, plus the problems found while loading it. This folder reads files and
 * compiled libraries into articles, caches what it read, and resolves slugs and links between articles. It must not
 * import the command line, the screen, searching or the history.
 */
import type { IncrementalParse } from '../markdown/incremental-parse.js';
import type { Article } from './article.js';
import type { BodyTexts } from './body-text/body-text-store.js';
import type { Problem } from './problem.js';

/** Where the local images of articles are. */
export interface ImageFolders {
  /** Real paths of the folders that hold them. */
  folders: readonly string[];
  /** Show images outside of these folders too. */
  follow?: boolean;
  /** Names of an article's files in a compiled library, by the address of the image as written. */
  names?: (article: Article) => Readonly<Record<string, string>>;
}

/** The index of a compiled library. Its methods create no articles that are not asked for. */
export interface ArticleRows {
  /**
   * A text with `template` for each article, in order (`record-templates.ts`). Undefined if `articles` has to be used, because a
   * row has to be cleaned or unescaped, or because all articles exist already.
   */
  format(template: string): string | undefined;
  /** The article at `index` of `articles`. */
  articleAt(index: number): Article;
  /** JSON of the article at `index`; undefined before `format` returned a text. */
  rowAt(index: number): string | undefined;
}

export interface Library {
  /** Name to show: the title or name of the publication, else the base name of the folder or file. */
  name: string;
  /** Key of the library in the history: the publication's name, else the real path of the folder. */
  key: string;
  /** Address of the publication, if it has one: relative links and images point there. */
  homepage?: string;
  /**
   * Addresses of the site of its articles: a link that starts with one of them leads into the library. A function reads files
   * at its first call.
   */
  siteAddresses?: readonly string[] | (() => readonly string[]);
  /** True if the article has a heading with this anchor. Reads its file if its headings are not known. */
  hasAnchor?(article: Article, anchor: string): boolean;
  /** Address of the folder of the articles, if relative links and images point there instead of below the homepage. */
  filesUrl?: string;
  /** Sorted by date (newest first), then title, then path. Drafts are left out by default. */
  readonly articles: Article[];
  /** The article with exactly this slug. Present if it can be found without creating all articles. */
  findBySlug?(slug: string): Article | undefined;
  /** Its index, if it is compiled. */
  readonly rows?: ArticleRows;
  problems: Problem[];
  /** Where its images are; absent if it has none, as standard input. */
  readonly imageFolders?: ImageFolders | undefined;
  /** True while its folders are still being read: another library with more articles will replace this one. */
  partial?: boolean;
  /** The whole text of the file, front matter included, so that line numbers hold. Decoded, not sanitised. */
  markdown(article: Article): Promise<string>;
  /** A new document of the article: complete at once if compiled or short, otherwise extended by `step()`. */
  parsing(article: Article): Promise<IncrementalParse>;
  /**
   * A document of only the start of a long article, which takes less time than `parsing`. Its parse is never done. Undefined if the
   * article is not long, or its first screen may depend on the rest.
   */
  parsingStart?(article: Article): Promise<IncrementalParse | undefined>;
  /**
   * The value that `decode` returns for the article's compiled file: for callers that need only a part of its document.
   * Undefined if it has none, or if its types have to be checked.
   */
  decodeFile?<T>(article: Article, decode: (file: Buffer) => T): T | undefined;
  /**
   * The text that `read` writes into a pipe, if it was rendered when the library was compiled. Most calls of `read` need
   * nothing else, and are then printed without a layout.
   */
  preRendered?(article: Article): Promise<string | undefined>;
  /**
   * Folded text of all bodies, in the order of `articles`; also fills `article.headings`. Created by the first call, which
   * passes the number of finished bodies to `onProgress` from time to time. Folders have to be parsed for it.
   */
  bodies(onProgress?: (done: number) => void): Promise<BodyTexts>;
  /** The words of metadata and bodies with their frequencies (`Vocabulary.lines`), if they are stored. Not trusted. */
  words?(): Promise<string | undefined>;
}

/** A library that can be shown while it is loading, and loaded again. An unchanged article is the same object in each state. */
export interface IncrementalLibrary {
  /**
   * Loads the library as it is now; returns the previous object if nothing has changed.
   * @param cooperative yields to the event loop meanwhile (default: true), which takes a tenth longer
   * @throws {UserError} for a folder that is missing, cannot be read, or has no articles
   */
  reload(cooperative?: boolean): Promise<Library>;
  /**
   * Loads the library in states: first the cached articles, or the first ones read; then more of them; at last all.
   * Each state has at least one article. Throws as `reload` does.
   */
  updates(): AsyncGenerator<Library>;
  /** Cancels loading, also of bodies: pending calls reject. Files read so far are still cached. */
  stop(): void;
}
