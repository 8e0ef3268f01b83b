/** Derives metadata from the path of an article: its slug, a title of last resort, a date, and its folder. */
import { sanitiseLine } from '../../text/sanitise.js';
import { ARTICLE_ENDING } from '../article.js';
import { calendarDay } from '../front-matter/date.js';
import { withoutLeadingDashes } from '../slug-dashes.js';

export interface PathMetadata {
  slug: string;
  title: string;
  /** From a file name such as Jekyll's `2024-12-15-first-post.md`, or from folders: `2024/12/15/first-post.md`. */
  date?: string;
  /** Nearest folder that is neither a number (a year, a month) nor Jekyll's folder of posts; empty at the top. */
  folder: string;
}

/** True for the path of a section of Hugo or Zola: a list of pages, which is an article only if it has text of its own. */
export function isSection(path: string): boolean {
  return /(?:^|\/)_index\.\w+$/i.test(path);
}

/** Base names of files that represent their folder. */
const INDEX = /^(?:_?index|readme)$/i;

/** Title of last resort for an index at the top of a library: the name of its folder, which is not part of the path. */
export function titleOfRootIndex({ path, file }: { path: string; file?: string }): string | undefined {
  const [name = '', ...rest] = path.split('/');
  if (file === undefined || rest.length > 0 || !INDEX.test(name.replace(ARTICLE_ENDING, '')))
    return undefined;
  return sanitiseLine(file.split(/[\\/]/).at(-2) ?? '') || undefined;
}

const DATED = /^(\d{4}-\d{2}-\d{2})-(.+)$/;

/**
 * The day in the address of a page: `2019/05/15/first-post`, `/blog/2019-05-15-first-post`. Undefined for a URL, which may be
 * an article of another site.
 */
export function dayInAddress(address: string): string | undefined {
  if (/^[a-z]+:/i.test(address)) return undefined;
  const [, year, , month, day] = /(?:^|\/)(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?=[/.-]|$)/.exec(address) ?? [];
  return calendarDay(Number(year), Number(month), Number(day));
}

/** `path`: in the library, with `/` as separator. */
export function readPathMetadata(path: string): PathMetadata {
  const folders = path.split('/').map(part => sanitiseLine(part).normalize('NFC'));
  const file = folders.pop() ?? '';
  let base = file.replace(ARTICLE_ENDING, '') || file;
  if (INDEX.test(base)) base = folders.pop() ?? base;
  const folder = folders.findLast(name => !/^(?:[\d\s._-]*|_posts|_drafts)$/.test(name)) ?? '';
  const [, day = '', rest = base] = DATED.exec(base) ?? [];
  const date = dayInAddress(day || folders.slice(-3).join('/'));
  if (!date || !day) return { slug: withoutLeadingDashes(base), title: base, folder, ...(date && { date }) };
  const words = rest.replaceAll('-', ' ');
  return {
    slug: withoutLeadingDashes(rest),
    title: words.charAt(0).toUpperCase() + words.slice(1),
    date,
    folder,
  };
}
