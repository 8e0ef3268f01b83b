/** Rules about the fields of the front matter. Front matter that cannot be parsed is reported when the library is loaded. */

import type { Article } from '../../../library/article.js';
import { FIELDS, lineOfKey } from '../../../library/front-matter/fields.js';
import type { FrontMatter } from '../../../library/front-matter/front-matter.js';
import { quote } from '../../../text/quote.js';
import { maxOf } from '../../../util/large-lists.js';
import type { RuleDiagnostic } from '../diagnostic.js';
import type { RuleContext } from '../rule-context.js';

export function* commandSlug({ article, frontMatter, linkIndex }: RuleContext): Generator<RuleDiagnostic> {
  if (linkIndex.reserved.includes(article.slug)) yield commandSlugDiagnostic(article, frontMatter);
}

/** The diagnostic of a slug that is also a command: `lectern <slug>` would run the command. */
export function commandSlugDiagnostic(
  { slug }: Pick<Article, 'slug'>,
  frontMatter: FrontMatter,
): RuleDiagnostic {
  return {
    line: slugLine(frontMatter),
    message: `slug ${quote(slug)} is the name of a command`,
    hint: 'set another `slug:` or rename the file',
  };
}

/** Line of `slug:`; the first line if the slug is from the file name. */
function slugLine(frontMatter: FrontMatter): number {
  return 'slug' in frontMatter.data ? lineOfKey(frontMatter, 'slug') : 1;
}

/** Blanks, and characters that a POSIX shell does not take literally in a word. */
const SHELL_CHARACTER = /[\s!"#$&'()*;<>?[\\\]`{|}~]/;

/** Reports slugs that must be quoted in a shell. Slugs in front matter may have few of these characters, file names all. */
export function* unquotedSlug({ article: { slug }, frontMatter }: RuleContext): Generator<RuleDiagnostic> {
  const [character] = SHELL_CHARACTER.exec(slug) ?? [];
  if (character === undefined) return;
  yield {
    line: slugLine(frontMatter),
    text: slug,
    message: `slug ${quote(slug)} contains ${/\s/.test(character) ? 'a blank' : quote(character)} and must be quoted in a shell`,
    hint: 'set a `slug:` of letters, digits and dashes, or rename the file',
  };
}

/** Allowed difference of `readTime`: this many minutes, or this share of the computed time if that is more. */
const ALLOWED_MINUTES = 2;
const ALLOWED_SHARE = 0.5;

export function* wrongReadTime(context: RuleContext): Generator<RuleDiagnostic> {
  const { fields, frontMatter } = context;
  const { readTime } = fields;
  if (readTime === undefined) return;
  const { minutes } = context;
  if (Math.abs(readTime - minutes) <= Math.max(ALLOWED_MINUTES, minutes * ALLOWED_SHARE)) return;
  const keys = FIELDS.readTime.keys.map(key => key.split('.').at(-1) ?? key);
  const lines = keys.map(key => lineOfKey(frontMatter, key));
  yield {
    line: maxOf(lines),
    text: String(readTime),
    message: `readTime is ${readTime} min, but the text takes about ${minutes} min`,
    hint: 'remove readTime to compute it',
  };
}
