/** The forms that scripts read: tab-separated rows and JSON. Both are stable across versions. */
import type { Article } from '../../library/article.js';
import type { SearchResult } from '../../search/results/result.js';

/** One record on one line: fields between tabs, white space within a field made one space. */
export function row(fields: readonly (string | number | undefined)[]): string {
  return `${fields.map(field).join('\t')}\n`;
}

function field(value: string | number | undefined = ''): string {
  return typeof value === 'number' ? `${value}` : value.replace(SPACES, ' ').trim();
}

/** White space but for single spaces, which are as they are to be: of 10,000 titles nearly all then stay the strings that they are. */
const SPACES = /\s{2,}|[^\S ]/g;

/**
 * JSON that can be printed: what `JSON.stringify` leaves as it is but a terminal might obey (DEL, C1, bidi controls
 * and the rest of the invisible formatting) is escaped too.
 */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An article as `list --json` and `read --format json` show it; a field that is absent in the article is absent here. */
export function articleRecord(article: Article): Record<string, unknown> {
  const { slug, title, description, date, updated, category, tags, authors, image, minutes, words } = article;
  const { lang, series, order, draft, path } = article;
  return {
    slug,
    title,
    description,
    date,
    updated,
    category,
    tags,
    authors,
    image,
    minutes,
    words,
    lang,
    series,
    order,
    draft,
    path,
  };
}

/** A hit as `search --json` shows it: the article, and for a match in the text where it stands. */
export function hitRecord(hit: SearchResult): Record<string, unknown> {
  const { slug, title, category, date } = hit.article;
  const { anchor, section, line } = hit.body ?? {};
  return {
    slug,
    title,
    category,
    date,
    field: hit.field,
    anchor,
    section,
    line: line ?? hit.article.bodyLine,
    snippet: snippetOf(hit),
  };
}

/** The text that shows why an article was found: the sentence in its body, else its description. */
export function snippetOf(hit: SearchResult): string {
  return hit.body?.snippet ?? hit.article.description;
}

/** What opens a hit at its place: `slug#anchor`, or the slug alone where no section matched. */
export function hitName(hit: SearchResult): string {
  return hit.body?.anchor ? `${hit.article.slug}#${hit.body.anchor}` : hit.article.slug;
}
