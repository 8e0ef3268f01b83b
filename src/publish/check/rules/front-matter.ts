/** Rules on what the front matter says; that it can be read at all is seen when the library is loaded. */
import type { Article } from '../../../library/article.js';
import { FIELDS, lineOfKey } from '../../../library/front-matter/fields.js';
import type { FrontMatter } from '../../../library/front-matter/front-matter.js';
import { isUnread, NO_TITLE } from '../../../library/problem.js';
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

export function* missingTitle({ fields, matter }: Subject): Generator<Fault> {
  if (fields.title === undefined && !matter.faults.some(isUnread)) yield NO_TITLE;
}

export function* commandSlug({ article, matter, site }: Subject): Generator<Fault> {
  if (site.reserved.includes(article.slug)) yield commandAsSlug(article, matter);
}

/** An article that is called as a command is opened by no `lectern <article>`. */
export function commandAsSlug({ slug }: Pick<Article, 'slug'>, matter: FrontMatter): Fault {
  return {
    line: 'slug' in matter.data ? lineOfKey(matter, 'slug') : 1,
    message: `The slug “${slug}” is the name of a command.`,
    hint: 'Write another `slug:`, or give the file another name.',
  };
}

/** Minutes by which a `readTime` may be off whatever the length, and the share of the text's own time. */
const MINUTES_OFF = 2;
const SHARE_OFF = 0.5;

export function* readTimeOff({ fields: { readTime }, matter, minutes }: Subject): Generator<Fault> {
  if (readTime === undefined || Math.abs(readTime - minutes) <= Math.max(MINUTES_OFF, minutes * SHARE_OFF))
    return;
  const keys = FIELDS.readTime.keys.map(key => key.split('.').at(-1) ?? key);
  const lines = keys.map(key => lineOfKey(matter, key));
  yield {
    line: Math.max(...lines),
    text: String(readTime),
    message: `The article says that it takes ${readTime} min, and its words take ${minutes}.`,
    hint: 'Leave it out, and it is counted.',
  };
}
