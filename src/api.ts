/**
 * Lectern for programs: `require('lectern/api')`, or `import` of the same. Three functions: a library, a search in it, an
 * article of it as text. It loads what a call needs when it is called, writes nothing, and uses no network.
 *
 * What the caller can mend (a folder that is not there, a slug that nothing has) is thrown as an `Error` whose `name` is
 * `UserError`, with a `hint` on what to do; anything else that is thrown is a bug.
 */
import { statSync } from 'node:fs';
import type { LayoutOptions, LinkMode } from './layout/layout.js';
import type { Article } from './library/article.js';
import { isCompiled } from './library/compiled/compiled-files.js';
import { openCompiled } from './library/compiled/open-compiled.js';
import type { Library } from './library/library.js';
import { findArticle } from './library/links/find-by-slug.js';
import { addressOf } from './library/links/resolve-link.js';
import type { Depth } from './render/ansi-colour.js';
import { createRenderer } from './render/render.js';
import { streamText } from './render/stream-text.js';
import type { ThemeName } from './render/theme-names.js';
import { THEMES } from './render/themes.js';
import { withTitleBlock } from './render/title-block.js';
import { plainResult, type SearchResult } from './search/results/result.js';
import type { Searcher } from './search/search.js';
import { UserError } from './util/user-error.js';

export type { Article, ArticleHeading } from './library/article.js';
export type { Library } from './library/library.js';
export type { Problem } from './library/problem.js';
export type { BodyMatch, Range, ResultField, SearchResult } from './search/results/result.js';
export type { UserError } from './util/user-error.js';
export type { Depth, ThemeName };

export interface LibraryOptions {
  /** Articles whose front matter says `draft: true` too; default: false. A compiled library has none. */
  drafts?: boolean;
  /** Symbolic links that lead outside the folder are followed; default: false. */
  follow?: boolean;
}

/**
 * Opens a library: a compiled one (what `lectern build` makes), a folder of Markdown with all folders in it, or one file.
 *
 * @param path absolute, or from the working directory
 * @returns the articles in order, newest first, and what is wrong with them in `problems`; bodies are read when they are asked for
 * @throws {UserError} for what is not there, cannot be read, holds no article, or was compiled by a later major version
 */
export async function openLibrary(path: string, options: LibraryOptions = {}): Promise<Library> {
  if (isCompiled(path)) return openCompiled(path);
  const { openFile, openFolder } = await import('./library/source/open-source.js');
  const { parseToml } = await import('./host/toml.js');
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? openFile(path, { ...options, parseToml }) : openFolder([path], { ...options, parseToml });
}

export interface SearchOptions {
  /** Hits at most; default: all. */
  limit?: number;
  /** Ends the search: the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

const searchers = new WeakMap<Library, Searcher>();

/**
 * Searches titles, descriptions, categories, tags, headings and bodies. Case and accents are ignored and slips forgiven; `"a
 * phrase"`, `!without`, `category:`, `tag:` and `title:` narrow it. An empty query finds every article. The first search of a
 * library reads its bodies; those after it take milliseconds.
 *
 * @returns one hit for each article found, best first; its ranges are UTF-16 code units `[start, end)` of the field named
 * @throws {UserError} for a limit that is none, and the signal's reason where it ends the search
 */
export async function searchLibrary(
  library: Library,
  query: string,
  options: SearchOptions = {},
): Promise<SearchResult[]> {
  const { limit = 0 } = options;
  if (!(limit >= 0)) throw unfit('limit', limit, 'It is a number from 0.');
  const { createSearcher } = await import('./search/search.js');
  const searcher = searchers.get(library) ?? createSearcher(library);
  searchers.set(library, searcher);
  return (await searcher.complete(query, options)).hits.map(plainResult);
}

export interface RenderOptions {
  /** Display columns, from 1; 0: do not wrap. Default: 80. Code rows alone may be wider. */
  width?: number;
  /** Colours: 0 none and no escape code at all, 1 the terminal's 16, 2 256, 3 true colour. Default: 0. */
  depth?: Depth;
  /** Default: `terminal`, which uses the terminal's own colours. */
  theme?: ThemeName;
  /** Where addresses go: numbered notes after each section, behind the text, into OSC 8 hyperlinks, or nowhere. Default: `notes`. */
  links?: LinkMode;
  /** Draws with ASCII alone; the text stays as it is. Default: false. */
  ascii?: boolean;
}

/**
 * An article as text for a terminal: its title, its details, then its body. Nothing an author wrote can move the cursor or
 * run code: control characters are shown.
 *
 * @param article one of `library.articles`, or its slug, or a beginning that no other slug has
 * @returns rows, each with `\n` at its end and no white space before it
 * @throws {UserError} where no article, or more than one, is so called, and for a width or a theme that is none
 */
export async function renderArticle(
  library: Library,
  article: Article | string,
  options: RenderOptions = {},
): Promise<string> {
  const { width = 80, depth = 0, theme = 'terminal', links = 'notes', ascii = false } = options;
  if (!(width >= 0)) throw unfit('width', width, 'It is a number of columns, or 0: do not wrap.');
  if (!Object.hasOwn(THEMES, theme))
    throw unfit('theme', theme, `There are ${Object.keys(THEMES).join(', ')}.`);
  const named = typeof article === 'string' ? articleNamed(library, article) : article;
  const page: LayoutOptions = {
    measure: width === 0 ? Number.POSITIVE_INFINITY : width,
    links,
    wrapCode: false,
    ascii,
    accessible: false,
    resolve: target => addressOf(library, named, target),
    ...(depth > 0 && { colour: (await import('./render/highlight/highlight-code.js')).colourBlock }),
  };
  const painter = createRenderer(THEMES[theme], depth, { hyperlinks: links === 'hyperlink' });
  const body = streamText(await library.parsing(named), page, painter);
  let text = '';
  for (const row of withTitleBlock(named, body, page, painter)) text += `${row}\n`;
  return text;
}

function unfit(option: string, value: unknown, hint: string): UserError {
  return new UserError(`That is no ${option}: ${value}.`, { hint });
}

function articleNamed(library: Library, name: string): Article {
  const found = findArticle(library, name);
  if (found && 'article' in found) return found.article;
  const hint = found
    ? `It may be ${found.candidates.map(({ slug }) => slug).join(', ')}.`
    : 'library.articles has the slugs.';
  throw new UserError(`No article, or more than one, is called “${name}”.`, { hint });
}
