/** The query syntax as data, for help texts and messages. Must not import anything: every help loads it. */

export const QUERY_KEYS = ['category', 'tag', 'title', 'author', 'lang', 'after', 'before'] as const;
export type QueryKey = (typeof QUERY_KEYS)[number];

/** The syntax in one line, for an empty search field. */
export const QUERY_SYNTAX = 'words "a phrase" -without title: category: tag: author: lang: after: before:';

/** Forms of a query, and their matches. */
export const QUERY_FORMS: readonly (readonly [form: string, meaning: string])[] = [
  ['"a phrase"', 'words side by side'],
  ['-word, !word', 'articles without the word'],
  ['title:word', 'only in titles'],
  ['category:name', 'in this category; also tag:name, author:name, lang:en'],
  ['after:2024-06', 'from this day, month or year on'],
  ['before:2025', 'before this day, month or year'],
];

/** Forms of a date, for messages. */
export const DATE_FORMS = '2024, 2024-06 or 2024-06-15';
