/** What a path says of its article: the slug, a title of last resort, a day, and the folder that it belongs to. */
import { cleanLine } from '../text/sanitise.js';
import { ARTICLE_ENDING } from './article.js';
import { isoDate } from './matter/date.js';

export interface PathName {
  slug: string;
  title: string;
  /** From a name such as `2024-12-15-first-post.md`, as Jekyll has them. */
  date?: string;
  /** The nearest folder's name that is not a number (a year, a month); empty at the top. */
  folder: string;
}

/** Files that stand for their folder. */
const INDEX = /^(?:_?index|readme)$/i;
const DATED = /^(\d{4}-\d{2}-\d{2})-(.+)$/;

/** `path`: in the library, `/` between its parts. */
export function nameOfPath(path: string): PathName {
  const folders = path.split('/').map(part => cleanLine(part).normalize('NFC'));
  const file = folders.pop() ?? '';
  let base = file.replace(ARTICLE_ENDING, '') || file;
  if (INDEX.test(base)) base = folders.pop() ?? base;
  const folder = folders.findLast(name => !/^[\d\s._-]*$/.test(name)) ?? '';
  const [, day = '', rest = ''] = DATED.exec(base) ?? [];
  const date = isoDate(day);
  if (!date) return { slug: base, title: base, folder };
  const words = rest.replaceAll('-', ' ');
  return { slug: rest, title: words.charAt(0).toUpperCase() + words.slice(1), date, folder };
}
