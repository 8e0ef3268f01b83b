/** Output for scripts: tab-separated records and JSON. Both are stable across versions. */
import type { Article } from '../../library/article.js';
import type { SearchResult } from '../../search/results/search-result.js';

/** Formats a record as one line with tabs between fields. White space within a field becomes one space. */
export function tsvRow(fields: readonly (string | number | undefined)[]): string {
  const row = fields.join('\t');
  // Most of 10,000 rows are tidy. Clean text has no tabs.
  return `${isTidy(row) ? row : fields.map(tidy).join('\t')}\n`;
}

/** True for records without white space that `tsvRow` changes. A line break is the end of a record. */
export function areTidy(records: string): boolean {
  return isTidy(records.replaceAll('\n', '\t'));
}

function isTidy(row: string): boolean {
  return !UNTIDY.test(row);
}

function tidy(value: string | number | undefined = ''): string {
  return `${value}`.replace(/\s+/g, ' ').trim();
}

/** White space other than a tab between fields and a single space between words. */
const UNTIDY = /^ | $| \s|\t |[^\S \t]/;

/** Formats JSON and escapes what `JSON.stringify` does not: DEL, C1, bidi controls and invisible formatting characters. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu,
    character => character.split('').map(escapeUnit).join(''),
  );
}

/** Escapes one UTF-16 code unit: a character above U+FFFF is two of them. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Returns an article for `list --json` and `read --format json`. Fields absent in the article are absent here. */
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

/** Returns a result for `search --json`: the article and, for a match in its body, the section and line. */
export function resultRecord(result: SearchResult): Record<string, unknown> {
  const { slug, title, category, date } = result.article;
  const { anchor, section, line } = result.body ?? {};
  return {
    slug,
    title,
    category,
    date,
    field: result.field,
    anchor,
    section,
    line: line ?? result.article.bodyLine,
    snippet: snippetOf(result),
  };
}

/** Returns the sentence that matched in the body, else the description. */
export function snippetOf(result: SearchResult): string {
  return result.body?.snippet ?? result.article.description;
}

/** Returns the argument that opens a result: `slug#anchor`, or the slug if no section matched. */
export function resultTarget(result: SearchResult): string {
  return result.body?.anchor ? `${result.article.slug}#${result.body.anchor}` : result.article.slug;
}
