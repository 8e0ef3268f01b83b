/**
 * The programming interface, `require('lectern/api')` or `import`. Opens a library, searches it, and renders an article as
 * text. Each function loads its code at the first call. Nothing is written, and the network is not used.
 *
 * An error that the caller can fix (a missing folder, an unknown slug) is an `Error` with the name `UserError` and a `hint`;
 * anything else thrown is a bug.
 */

import { statSync } from 'node:fs';
import { runWithDeadline } from './host/run-with-deadline.js';
import type { CodeHighlighter, LayoutOptions, LinkMode } from './layout/layout-options.js';
import type { Article } from './library/article.js';
import { isCompiled } from './library/compiled/compiled-files.js';
import { openCompiled } from './library/compiled/open-compiled.js';
import type { Library } from './library/library.js';
import { findArticle } from './library/links/find-by-slug.js';
import { linkAddress } from './library/links/resolve-link.js';
import { createRenderer } from './render/render.js';
import { streamText } from './render/stream-text.js';
import type { ThemeName } from './render/theme-names.js';
import { THEMES } from './render/themes.js';
import { withTitleBlock } from './render/title-block.js';
import { type SearchResult, toPlainResult } from './search/results/search-result.js';
import type { Searcher } from './search/search.js';
import { quote } from './text/quote.js';
import type { ColourDepth } from './util/colour-depth.js';
import { UserError } from './util/user-error.js';

export type { Article, ArticleHeading } from './library/article.js';
export type { Library } from './library/library.js';
export type { Problem } from './library/problem.js';
export type { BodyMatch, Range, ResultField, SearchResult } from './search/results/search-result.js';
export type { UserError } from './util/user-error.js';
export type { ColourDepth, ThemeName };

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
  if (isCompiled(path)) return openCompiled(path);
  const { openDocument, openSources } = await import('./library/source/open-source.js');
  const { parseToml } = await import('./host/toml.js');
  const { drafts = false, follow = false } = options;
  const openOptions = { drafts, follow, parseToml };
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? openDocument({ file: path }, openOptions) : openSources([path], openOptions).reload();
}

export interface SearchOptions {
  /** Maximum number of results; default: all. */
  limit?: number;
  /** Cancels the search: the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

const searchers = new WeakMap<Library, Searcher>();

/**
 * Searches titles, descriptions, categories, tags, headings and bodies. Ignores case and accents, and tolerates typos; `"a
 * phrase"`, `-without`, `title:`, `category:`, `tag:`, `author:`, `lang:`, `after:` and `before:` narrow the search. An empty query matches every article. The first
 * search of a library reads its bodies; later ones take milliseconds.
 *
 * @returns one result for each article, best first; ranges are UTF-16 code units `[start, end)` of their field
 * @throws {UserError} for an invalid limit; the signal's reason if it cancels the search
 */
export async function searchLibrary(
  library: Library,
  query: string,
  options: SearchOptions = {},
): Promise<SearchResult[]> {
  const { limit = 0 } = options;
  if (!(limit >= 0)) throw invalidOption('limit', limit, 'expected a number from 0');
  const { createSearcher } = await import('./search/search.js');
  const searcher = searchers.get(library) ?? createSearcher(library);
  searchers.set(library, searcher);
  return (await searcher.searchAll(query, options)).results.map(toPlainResult);
}

export interface RenderOptions {
  /** Display columns, from 1; 0: no wrapping. Default: 80. Only rows of code may be wider. */
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

/**
 * Renders an article as text for a terminal: title, details, body. An author's text cannot move the cursor or run code,
 * because control characters are made visible.
 *
 * @param article one of `library.articles`, its slug, or a unique prefix of its slug
 * @returns rows that end in `\n`, without white space before it
 * @throws {UserError} for an unknown or ambiguous article, and for an invalid width or theme
 */
export async function renderArticle(
  library: Library,
  article: Article | string,
  options: RenderOptions = {},
): Promise<string> {
  const { width = 80, depth = 0, theme = 'terminal', links = 'notes', ascii = false } = options;
  if (!(width >= 0))
    throw invalidOption('width', width, 'expected a number of columns, or 0 for no wrapping');
  if (!Object.hasOwn(THEMES, theme))
    throw invalidOption('theme', theme, `expected one of ${Object.keys(THEMES).join(', ')}`);
  const resolved = typeof article === 'string' ? requireArticle(library, article) : article;
  const layoutOptions: LayoutOptions = {
    width: width === 0 ? Number.POSITIVE_INFINITY : width,
    links,
    wrapCode: false,
    ascii,
    accessible: false,
    plainMarks: depth === 0,
    resolve: target => linkAddress(library, resolved, target),
    ...(depth > 0 && { highlightCode: await createHighlighter() }),
  };
  const renderer = createRenderer(THEMES[theme], depth, { hyperlinks: links === 'hyperlink' });
  const body = streamText(await library.parsing(resolved), layoutOptions, renderer);
  let text = '';
  for (const row of withTitleBlock(resolved, body, layoutOptions, renderer)) text += `${row}\n`;
  return text;
}

async function createHighlighter(): Promise<CodeHighlighter> {
  const { createBlockHighlighter, PRINT_LIMITS } = await import(
    './render/highlight/highlight-within-limits.js'
  );
  return createBlockHighlighter(runWithDeadline, PRINT_LIMITS);
}

function invalidOption(option: string, value: unknown, hint: string): UserError {
  const shown = typeof value === 'string' ? quote(value) : typeof value === 'number' ? value : typeof value;
  return new UserError(`invalid ${option}: ${shown}`, { hint });
}

function requireArticle(library: Library, name: string): Article {
  const match = findArticle(library, name);
  if (match === undefined)
    throw new UserError(`no article named ${quote(name)}`, { hint: 'use a slug of library.articles' });
  if ('article' in match) return match.article;
  const slugs = match.candidates.map(({ slug }) => slug);
  throw new UserError(`${quote(name)} is ambiguous`, { hint: `matches ${slugs.join(', ')}` });
}
