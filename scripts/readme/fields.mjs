// @ts-check
/** The table of front matter fields for the user guide, from the table that reads them. */
import { fieldTable } from './sources.mjs';

/**
 * What each field is, and how it is written.
 *
 * @type {Record<string, [field: string, written: string]>}
 */
const MEANINGS = {
  title: ['title', 'text; else the first `#` heading, else the name of the file'],
  description: ['description', 'text'],
  date: ['date', 'a day or an ISO time, `Jul 08 2022` too; else from a name such as `2024-12-15-first-post.md` or folders `2024/12/15`'],
  updated: ['date of the last change', 'as the date'],
  category: ['category', 'text, or a list: its first, the rest are tags; else the name of the folder'],
  tags: ['tags', 'a list, or one text with commas'],
  authors: ['authors', 'a list, or one text with commas; an author may be a mapping with a `name`'],
  image: ['cover', 'an address, or a path from the file'],
  readTime: ['minutes', '`8`, `8 min`; else counted: 230 words a minute'],
  slug: ['name to type', 'letters, digits, dashes and `/`; else the name of the file, for `index.md` and `README.md` of its folder'],
  lang: ['language', 'such as `de`'],
  series: ['series', 'text'],
  order: ['place in its series', 'a number'],
  draft: ['not listed', '`true`; `published: false` says the same'],
}; // biome-ignore format: a table

export async function fieldsMarkdown() {
  const { FIELDS } = await fieldTable();
  const rows = Object.entries(FIELDS).map(([field, { keys, also }]) => {
    const [what, written] = MEANINGS[field] ?? [];
    if (!what) throw new Error(`nothing says what the field ${field} is`);
    const names = [...keys, ...(also?.keys ?? [])].map(key => `\`${key}\``).join(', ');
    return `| ${what} | ${names} | ${written} |`;
  });
  return [
    '| what | keys, the first that says something | how it is written |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
