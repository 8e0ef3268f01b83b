/** The front matter fields that Lectern knows: the keys that various tools use for them, and their parsers. */

import {
  address,
  boolean,
  date,
  type FieldParser,
  firstAddress,
  firstProse,
  InvalidValue,
  minutes,
  names,
  number,
  prose,
  slug,
  tags,
  text,
  texts,
} from './field-parsers.js';
import type { Fault, FrontMatter } from './front-matter.js';

/** The fields of an article. A field is absent if the front matter has no valid value for it. */
export interface Fields {
  title?: string;
  description?: string;
  date?: string;
  updated?: string;
  category?: string[];
  tags?: string[];
  authors?: string[];
  image?: string;
  readTime?: number;
  slug?: string;
  lang?: string;
  series?: string;
  order?: number;
  draft?: boolean;
}

/** A key may be a path into a mapping: `taxonomies.tags`. */
interface Field<T> {
  keys: readonly string[];
  parse: FieldParser<T>;
  /** Used if none of the keys has a value. */
  fallback?: Field<T>;
}

type Table = { readonly [F in keyof Fields]-?: Field<Required<Fields>[F]> };

/** The first key with a value is used. */
export const FIELDS: Table = {
  title: { keys: ['title'], parse: prose },
  description: { keys: ['description', 'summary', 'excerpt', 'abstract', 'subtitle', 'lead'], parse: prose },
  date: {
    keys: [
      'date', 'pubDate', 'pubDatetime', 'publishDate', 'publishedDate', 'publishedAt', 'datePublished', 'published_at',
      'published', 'created', 'createdAt',
    ], // biome-ignore format: a table
    parse: date,
  },
  updated: {
    keys: [
      'updated', 'lastmod', 'updatedDate', 'updatedAt', 'modDatetime', 'modified', 'lastUpdated', 'last_modified_at',
      'dateModified', 'last_update.date',
    ], // biome-ignore format: a table
    parse: date,
  },
  category: { keys: ['category', 'categories', 'taxonomies.categories', 'section'], parse: names },
  tags: { keys: ['tags', 'tag', 'taxonomies.tags', 'keywords'], parse: tags },
  authors: { keys: ['authors', 'author', 'taxonomies.authors'], parse: texts },
  image: {
    keys: [
      'image.src', 'image.url', 'image.path', 'image', 'cover.image', 'cover.src', 'cover', 'coverImage', 'heroImage.src', 'heroImage', 'ogImage',
      'featured_image', 'banner', 'thumbnail', 'images',
    ], // biome-ignore format: a table
    parse: firstAddress,
  },
  readTime: {
    keys: ['readTime', 'read_time', 'readingTime.minutes', 'readingTime', 'reading_time'],
    parse: minutes,
  },
  slug: { keys: ['slug'], parse: slug, fallback: { keys: ['path'], parse: address } },
  lang: { keys: ['lang', 'language', 'locale'], parse: text },
  series: { keys: ['series.name', 'series.title', 'series'], parse: firstProse },
  order: {
    keys: ['order', 'series.order', 'series_order', 'part', 'weight', 'sidebar_position', 'nav_order'],
    parse: number,
  },
  draft: { keys: ['draft'], parse: boolean },
};

/** The path to the value of each key. */
const KEY_PATHS = new Map(
  Object.values(FIELDS)
    .flatMap(({ keys, fallback }) => [...keys, ...(fallback?.keys ?? [])])
    .map(key => [key, key.split('.')] as const),
);
/** Keys that identify front matter. Without `path`, which prose between two rules may contain. */
const KNOWN = new Set([...KEY_PATHS.values()].map(([first]) => first).filter(key => key !== 'path'));

/** True if any key of the front matter is one of an article. */
export function hasArticleKey(data: object): boolean {
  return Object.keys(data).some(key => KNOWN.has(key));
}

/** Keys whose text is a list separated by blanks in Jekyll. */
const BLANK_SEPARATED = ['categories', 'tags'];

/**
 * Reads the fields of a front matter; `extra` has the remaining keys. `splitAtBlanks`: a text of `categories` or `tags` is a
 * list separated by blanks, as in Jekyll's posts.
 */
export function readFields(
  frontMatter: FrontMatter,
  { splitAtBlanks = false } = {},
): {
  fields: Fields;
  faults: Fault[];
  extra: Record<string, unknown>;
} {
  const data = { ...frontMatter.data };
  for (const key of splitAtBlanks ? BLANK_SEPARATED : []) {
    const value = data[key];
    if (typeof value === 'string' && !value.includes(',')) data[key] = value.split(/\s+/).filter(Boolean);
  }
  const extra = { ...data };
  const faults: Fault[] = [];
  const fields: Fields = {};
  // In Jekyll `published: false` marks a draft; in other tools the key is a date.
  if (typeof data.published === 'boolean') {
    if (!data.published) fields.draft = true;
    delete data.published;
    delete extra.published;
  }
  const readField = <F extends keyof Fields>(name: F, { keys, parse, fallback }: Field<Fields[F]>): void => {
    for (const key of keys) {
      const value = valueAt(data, KEY_PATHS.get(key) ?? []);
      if (value === undefined || value === null || value === '') continue;
      const result = parse(value);
      // Empty after trimming and sanitising.
      if (result === '') continue;
      if (result instanceof InvalidValue) faults.push(invalidField(frontMatter, key, result));
      const accepted = result instanceof InvalidValue ? result.value : result;
      if (accepted !== undefined) {
        fields[name] = accepted;
        delete extra[key];
      }
      return;
    }
    if (fallback) readField(name, fallback);
  };
  for (const name of Object.keys(FIELDS) as (keyof Fields)[])
    readField(name, FIELDS[name] as Field<Fields[typeof name]>);
  return { fields, faults, extra };
}

function valueAt(data: Record<string, unknown>, keyPath: readonly string[]): unknown {
  let value: unknown = data;
  for (const key of keyPath) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function invalidField(frontMatter: FrontMatter, key: string, { fault, hint, rule }: InvalidValue): Fault {
  const name = key.split('.').at(-1) ?? key;
  return { line: lineOfKey(frontMatter, name), level: 'warning', rule, message: `${name} ${fault}`, hint };
}

/** 1-based line of the file with this key; the first line of the front matter if it is not found. */
export function lineOfKey({ text, line }: Pick<FrontMatter, 'text' | 'line'>, key: string): number {
  const index = text.split('\n').findIndex(row => {
    const start = row.trimStart().replace(/^["'{,\s]+/, '');
    return start.startsWith(key) && /^["']?\s*[:=]/.test(start.slice(key.length));
  });
  return line + Math.max(0, index);
}
