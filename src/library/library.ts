/**
 * A library: the ordered set of articles in use, plus the problems found while loading it. This room turns files
 * into articles, compiles them, reads what was compiled, and resolves names and links between articles. It knows
 * nothing of the command line, the screen, searching or the journal.
 */
import type { Parsing } from '../markdown/incremental-parse.js';
import type { Article } from './article.js';
import type { BodyTexts } from './body-text/body-text-store.js';
import type { Problem } from './problem.js';

export interface Library {
  /** Shown as the library's name: the publication's title or name, else the folder's or file's base name. */
  name: string;
  /** What the journal files this library under: publication name, else real path of the folder. */
  key: string;
  /** Address of the publication, where it has one: relative links and images point there. */
  homepage?: string;
  /** Date descending, then title, then path. Drafts left out unless asked for. */
  readonly articles: Article[];
  /** The one of exactly that slug, where it can be had without making them all. */
  findBySlug?(slug: string): Article | undefined;
  problems: Problem[];
  /** Its folders are still being read: more articles are to come, with the library that replaces this one. */
  partial?: boolean;
  /** The file's text whole, front matter included, so that line numbers hold; decoded, not sanitised. */
  markdown(article: Article): Promise<string>;
  /** The article's document: finished at once where it was compiled or is short, else growing by `step()`. */
  parsing(article: Article): Promise<Parsing>;
  /**
   * The article as `read` writes it into a pipe, set when it was compiled (`piped.ts`); undefined where it was not. What
   * most reads ask for is then printed without being set again.
   */
  preRendered?(article: Article): Promise<string | undefined>;
  /**
   * Folded text of all bodies, in the order of `articles`; compiled on demand for folders. Also fills `article.headings`. Made at
   * the first call, whose `onProgress` is called now and then with the number of bodies that are ready.
   */
  bodies(onProgress?: (done: number) => void): Promise<BodyTexts>;
}
