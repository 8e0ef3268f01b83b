// @ts-check
/** Generates the README's table of front matter fields from the table that the parser uses. */
import { fieldTable } from './table-sources.mjs';

/**
 * Name and possible values of each field.
 *
 * @type {Record<string, [name: string, value: string]>}
 */
const DESCRIPTIONS = {
  title: ['title', 'text (default: the first `#` heading, then the file name)'],
  description: ['description', 'text'],
  date: ['date', 'a calendar day or an ISO time; also `Jul 08 2022` and other forms of YAML, Ruby and Go (default: from an address such as `path: /2024/12/15/first-post`, a file name such as `2024-12-15-first-post.md` or folders `2024/12/15`)'],
  updated: ['last change', 'same as for the date'],
  category: ['category', 'text, or a list: the first is the category, the rest are tags (default: the folder name)'],
  tags: ['tags', 'a list, or text separated by commas'],
  authors: ['authors', 'a list, or text separated by commas; an author can be a mapping with a `name`'],
  image: ['cover image', 'a URL, or a path relative to the file'],
  readTime: ['reading time', '`8` or `8 min` (default: computed at 230 words per minute)'],
  slug: ['slug', 'letters, digits, dashes and `/` (default: the file name; for `index.md` and `README.md`, the folder name)'],
  lang: ['language', 'a language tag such as `de`'],
  series: ['series', 'text'],
  order: ['position in the series', 'a number'],
  draft: ['draft, not listed', '`true`; `published: false` means the same'],
}; // biome-ignore format: a table

export async function fieldsMarkdown() {
  const { FIELDS } = await fieldTable();
  const rows = Object.entries(FIELDS).map(([field, { keys, fallback }]) => {
    const [name, value] = DESCRIPTIONS[field] ?? [];
    if (!name) throw new Error(`field "${field}" has no description`);
    const allKeys = [...keys, ...(fallback?.keys ?? [])].map(key => `\`${key}\``).join(', ');
    return `| ${name} | ${allKeys} | ${value} |`;
  });
  return ['| field | keys, in order of precedence | value |', '| --- | --- | --- |', ...rows].join('\n');
}
