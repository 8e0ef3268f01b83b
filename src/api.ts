/**
 * The programming interface, `require('lectern/api')` or `import`. Opens a library, searches it, and renders an article as
 * text. Each function loads its code at the first call. Nothing is written, and the network is not used.
 *
 * An error that the caller can fix (a missing folder, an unknown slug) is an `Error` with the name `UserError` and a `hint`;
 * anything else thrown is a bug.
 */

import { statSync } from 'node:fs';
import type { Document } from './document/document.js';
import { sectionNamed } from './document/section.js';
import { runWithDeadline } from './host/run-with-deadline.js';
import type { CodeHighlighter, LayoutOptions, LinkMode } from './layout/layout-options.js';
import type { Article } from './library/article.js';
import { isCompiled } from './library/compiled/compiled-files.js';
import { openCompiled } from './library/compiled/open-compiled.js';
import type { Library as LoadedLibrary } from './library/library.js';
import { findArticle } from './library/links/find-by-slug.js';
import { linkAddress } from './library/links/resolve-link.js';
import type { Problem } from './library/problem.js';
import { finishParse, toFinishedParse } from './markdown/incremental-parse.js';
import { createRenderer } from './render/render.js';
import { streamText } from './render/stream-text.js';
import type { ThemeName } from './render/theme-names.js';
import { THEMES } from './render/themes.js';
import { withTitleBlock } from './render/title-block.js';
import { type SearchResult, toPlainResult } from './search/results/search-result.js';
import type { Searcher } from './search/search.js';
import { quote } from './text/quote.js';
import type { ColourDepth } from './util/colour-depth.js';
import { yieldToEventLoop } from './util/time-slicer.js';
import { truncateList } from './util/truncate-list.js';
import { UserError } from './util/user-error.js';

export type { Article, ArticleHeading } from './library/article.js';
export type { Problem } from './library/problem.js';
export type { BodyMatch, Range, ResultField, SearchResult } from './search/results/search-result.js';
export type { UserError, UserErrorReason } from './util/user-error.js';
export { isUserError } from './util/user-error.js';
export type { ColourDepth, LinkMode, ThemeName };

/** The articles of a folder, a file or a compiled library. Create it with `openLibrary`. */
export interface Library {
  /** The title or name of the publication, else the name of the folder or file. */
  readonly name: string;
  /** Address of the publication, if it has one. */
  readonly homepage?: string;
  /** Sorted by date (newest first), then title, then path. */
  readonly articles: Article[];
  /** Faults of the articles, each with file, line and fix. */
  readonly problems: readonly Problem[];
  /** The whole text of an article's file, front matter included. It is not sanitised. */
  markdown(article: Article): Promise<string>;
}

export interface LibraryOptions {
  /** Includes articles with `draft: true` in their front matter; default: false. A compiled library has none. */
  drafts?: boolean;
  /** Follows symbolic links that lead out of the folder; default: false. */
  follow?: boolean;
}

/**
 * Opens a compiled library (the output of `lectern build`), a Markdown folder with its subfolders, or one file.
 *
 * @param path absolute, or relative to the working directory
 * @returns the articles, newest first, and their faults in `problems`; bodies are read on demand
 * @throws {UserError} if the path is missing, cannot be read, has no articles, or was compiled by a later major version
 */
export async function openLibrary(path: string, options: LibraryOptions = {}): Promise<Library> {
  if (typeof path !== 'string' || path === '') throw invalidOption('path', path, 'expected a path');
  const { drafts = false, follow = false } = requireOptions(options, ['drafts', 'follow']);
  requireBoolean('drafts', drafts);
  requireBoolean('follow', follow);
  if (isCompiled(path)) return openCompiled(path);
  const { openDocument, openSources } = await import('./library/source/open-source.js');
  const { parseToml } = await import('./host/toml.js');
  const openOptions = { drafts, follow, parseToml };
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? openDocument({ file: path }, openOptions) : openSources([path], openOptions).reload();
}

/** The parts of an `AbortSignal` that a search uses. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface SearchOptions {
  /** Maximum number of results; default: all. */
  limit?: number;
  /** An `AbortSignal` that cancels the search: the promise rejects with the signal's reason, within milliseconds. */
  signal?: CancelSignal;
}

const searchers = new WeakMap<Library, Searcher>();

/**
 * Searches titles, descriptions, categories, tags, headings and bodies. Ignores case and accents, and tolerates typos; `"a
 * phrase"`, `-without`, `title:`, `category:`, `tag:`, `author:`, `lang:`, `after:` and `before:` narrow the search. An empty query matches every article. The first
 * search of a library reads its bodies; later ones take milliseconds.
 *
 * @returns one result for each article, best first; ranges are UTF-16 code units `[start, end)` of their field
 * @throws {UserError} for an invalid library, query, limit or signal; the signal's reason if it cancels the search
 */
export async function searchLibrary(
  library: Library,
  query: string,
  options: SearchOptions = {},
): Promise<SearchResult[]> {
  const opened = requireLibrary(library);
  if (typeof query !== 'string') throw invalidOption('query', query, 'expected a text');
  const { limit, signal } = requireOptions(options, ['limit', 'signal']);
  if (limit !== undefined && !(typeof limit === 'number' && limit >= 0))
    throw invalidOption('limit', limit, 'expected a number from 0');
  if (signal !== undefined && typeof signal?.addEventListener !== 'function')
    throw invalidOption('signal', signal, 'expected an AbortSignal');
  signal?.throwIfAborted();
  const { createSearcher } = await import('./search/search.js');
  const searcher = searchers.get(library) ?? createSearcher(opened);
  searchers.set(library, searcher);
  const searching = searcher.searchAll(query, {
    yieldToEventLoop,
    ...(limit !== undefined && { limit }),
    ...(signal && { signal: signal as AbortSignal }),
  });
  const { results } = await rejectOnAbort(searching, signal);
  return results.map(toPlainResult);
}

/** Rejects as soon as the signal is aborted: bodies that are being read are kept for the next search. */
function rejectOnAbort<T>(work: Promise<T>, signal: CancelSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

export interface RenderOptions {
  /** Display columns, a whole number from 1; 0: no wrapping. Default: 80. Only rows of code may be wider. */
  width?: number;
  /** Number of colours. 0: none and no escape codes, 1: the 16 of the terminal, 2: 256, 3: true colour. Default: 0. */
  depth?: ColourDepth;
  /** Default: `terminal`, which uses the colours of the terminal. */
  theme?: ThemeName;
  /**
   * Position of link addresses. They are numbered notes after each section, after the link's text, OSC 8 hyperlinks, or
   * nowhere. Default: `notes`.
   */
  links?: LinkMode;
  /** Draws lines and marks in ASCII; the text is not changed. Default: false. */
  ascii?: boolean;
}

const LINK_MODES = ['notes', 'inline', 'hyperlink', 'none'] as const satisfies readonly LinkMode[];

/**
 * Renders an article as text for a terminal: title, details, body. An author's text cannot move the cursor or run code,
 * because control characters are made visible.
 *
 * @param article one of `library.articles`, its slug, or a unique prefix of its slug; a slug may carry `#anchor`, which
 *   renders only that section
 * @returns rows that end in `\n`, without white space before it
 * @throws {UserError} with the reason `not-found` for an unknown article or section, `ambiguous` for a prefix of several
 *   slugs, and `invalid-option` for an invalid argument
 */
export async function renderArticle(
  library: Library,
  article: Article | string,
  options: RenderOptions = {},
): Promise<string> {
  const opened = requireLibrary(library);
  const { width, depth, theme, links, ascii } = resolveRenderOptions(options);
  const named = requireArticle(opened, article);
  const layoutOptions: LayoutOptions = {
    width: width === 0 ? Number.POSITIVE_INFINITY : width,
    links,
    wrapCode: false,
    ascii,
    accessible: false,
    plainMarks: depth === 0,
    resolve: target => linkAddress(opened, named.article, target),
    ...(depth > 0 && { highlightCode: await createHighlighter() }),
  };
  const renderer = createRenderer(THEMES[theme], depth, { hyperlinks: links === 'hyperlink' });
  const parse = await opened.parsing(named.article);
  const section = named.anchor === undefined ? undefined : requireSection(finishParse(parse), named);
  const body = streamText(section ? toFinishedParse(section) : parse, layoutOptions, renderer);
  let text = '';
  for (const row of section ? body : withTitleBlock(named.article, body, layoutOptions, renderer))
    text += `${row}\n`;
  return text;
}

function resolveRenderOptions(options: RenderOptions): Required<RenderOptions> {
  const given = requireOptions(options, ['width', 'depth', 'theme', 'links', 'ascii']);
  const { width = 80, depth = 0, theme = 'terminal', links = 'notes', ascii = false } = given;
  if (!(Number.isInteger(width) && width >= 0))
    throw invalidOption('width', width, 'expected a whole number of columns, or 0 for no wrapping');
  if (!(Number.isInteger(depth) && depth >= 0 && depth <= 3))
    throw invalidOption('depth', depth, 'expected 0, 1, 2 or 3');
  if (typeof theme !== 'string' || !Object.hasOwn(THEMES, theme))
    throw invalidOption('theme', theme, `expected one of ${Object.keys(THEMES).join(', ')}`);
  if (!LINK_MODES.includes(links))
    throw invalidOption('links', links, `expected one of ${LINK_MODES.join(', ')}`);
  requireBoolean('ascii', ascii);
  return { width, depth, theme, links, ascii };
}

async function createHighlighter(): Promise<CodeHighlighter> {
  const { createBlockHighlighter, PRINT_LIMITS } = await import(
    './render/highlight/highlight-within-limits.js'
  );
  return createBlockHighlighter(runWithDeadline, PRINT_LIMITS);
}

function requireOptions<T extends object>(options: T, names: readonly (keyof T & string)[]): T {
  if (typeof options !== 'object' || options === null)
    throw invalidOption('options', options, 'expected an object');
  const unknown = Object.keys(options).find(name => !(names as readonly string[]).includes(name));
  if (unknown !== undefined) throw invalidOption('option', unknown, `available options: ${names.join(', ')}`);
  return options;
}

function requireBoolean(option: string, value: unknown): void {
  if (typeof value !== 'boolean') throw invalidOption(option, value, 'expected true or false');
}

/** The object that `openLibrary` returned, with its internal methods. */
function requireLibrary(library: Library): LoadedLibrary {
  const { parsing } = (library ?? {}) as Partial<LoadedLibrary>;
  if (typeof parsing !== 'function') throw invalidOption('library', library, 'use the result of openLibrary');
  return library as LoadedLibrary;
}

function invalidOption(option: string, value: unknown, hint: string): UserError {
  const shown =
    typeof value === 'string' ? quote(value) : typeof value === 'number' ? value : typeName(value);
  return new UserError(`invalid ${option}: ${shown}`, { hint, reason: 'invalid-option' });
}

function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

interface NamedArticle {
  article: Article;
  anchor?: string;
}

function requireArticle(library: LoadedLibrary, article: Article | string): NamedArticle {
  if (typeof article !== 'string') {
    if (typeof article?.slug !== 'string' || typeof article.path !== 'string')
      throw invalidOption('article', article, 'expected a slug or one of library.articles');
    return { article };
  }
  const match = findArticle(library, article);
  if (match === undefined)
    throw new UserError(`no article named ${quote(article)}`, {
      hint: 'use a slug of library.articles',
      reason: 'not-found',
    });
  if ('article' in match) return match;
  const slugs = match.candidates.map(({ slug }) => slug);
  throw new UserError(`${quote(article)} is ambiguous`, {
    hint: `matches ${truncateList(slugs)}`,
    reason: 'ambiguous',
  });
}

function requireSection(document: Document, { article, anchor = '' }: NamedArticle): Document {
  const section = sectionNamed(document, anchor);
  if (section) return section;
  const anchors = document.headings.map(heading => heading.anchor);
  throw new UserError(`no section ${quote(anchor)} in ${article.slug}`, {
    hint: anchors.length > 0 ? `available sections: ${truncateList(anchors)}` : 'the article has no headings',
    reason: 'not-found',
  });
}
