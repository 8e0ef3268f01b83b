/** What a path says of its article: the slug, a title of last resort, a day, and the folder that it belongs to. */
import { cleanLine } from '../../text/sanitise.js';
import { ARTICLE_ENDING } from '../article.js';
import { isoDate } from '../front-matter/date.js';

export interface PathName {
  slug: string;
  title: string;
  /** From a name such as `2024-12-15-first-post.md`, as Jekyll has them, or from folders: `2024/12/15/first-post.md`. */
  date?: string;
  /** The nearest folder's name that is not a number (a year, a month) and not Jekyll's for all posts; empty at the top. */
  folder: string;
}

/** Whether a path is that of a section of Hugo or Zola: a list of pages, an article only where it has text of its own. */
export function isSection(path: string): boolean {
  return /(?:^|\/)_index\.\w+$/i.test(path);
}

/** Files that stand for their folder. */
const INDEX = /^(?:_?index|readme)$/i;
/** The folder that a file at the top of a library stands for, as the title of last resort: it has no part in the path. */
export function titleOfHome({ path, file }: { path: string; file?: string }): string | undefined {
  const [name = '', ...inFolders] = path.split('/');
  if (file === undefined || inFolders.length > 0 || !INDEX.test(name.replace(ARTICLE_ENDING, '')))
    return undefined;
  return cleanLine(file.split(/[\\/]/).at(-2) ?? '') || undefined;
}

const DATED = /^(\d{4}-\d{2}-\d{2})-(.+)$/;

/** `path`: in the library, `/` between its parts. */
export function nameOfPath(path: string): PathName {
  const folders = path.split('/').map(part => cleanLine(part).normalize('NFC'));
  const file = folders.pop() ?? '';
  let base = file.replace(ARTICLE_ENDING, '') || file;
  if (INDEX.test(base)) base = folders.pop() ?? base;
  const folder = folders.findLast(name => !/^(?:[\d\s._-]*|_posts|_drafts)$/.test(name)) ?? '';
  const [, day = '', rest = base] = DATED.exec(base) ?? [];
  const date = isoDate(day || folders.slice(-3).join('-'));
  if (!date || !day) return { slug: base, title: base, folder, ...(date && { date }) };
  const words = rest.replaceAll('-', ' ');
  return { slug: rest, title: words.charAt(0).toUpperCase() + words.slice(1), date, folder };
}
