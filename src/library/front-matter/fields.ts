/** The table of front matter fields: under which keys other tools keep what Lectern knows, and who reads each. */

import {
  address,
  boolean,
  date,
  firstText,
  minutes,
  names,
  number,
  type Reader,
  slug,
  tags,
  text,
  texts,
  Unfit,
} from './field-parsers.js';
import type { Fault, FrontMatter } from './front-matter.js';

/** What front matter says of an article; a field is absent where it says nothing that can be used. */
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

/** A key may name a value inside a mapping: `taxonomies.tags`. */
interface Field<T> {
  keys: readonly string[];
  read: Reader<T>;
  /** Where none of the keys holds a value: more of them, of which one that cannot be used is passed over. */
  also?: Field<T>;
}

type Table = { readonly [F in keyof Fields]-?: Field<Required<Fields>[F]> };

/** The first key that holds a value gives it. */
export const FIELDS: Table = {
  title: { keys: ['title'], read: text },
  description: { keys: ['description', 'summary', 'excerpt', 'abstract', 'subtitle', 'lead'], read: text },
  date: {
    keys: [
      'date', 'pubDate', 'pubDatetime', 'publishDate', 'publishedDate', 'publishedAt', 'datePublished', 'published_at',
      'published', 'created', 'createdAt',
    ], // biome-ignore format: a table
    read: date,
  },
  updated: {
    keys: [
      'updated', 'lastmod', 'updatedDate', 'updatedAt', 'modDatetime', 'modified', 'lastUpdated', 'last_modified_at',
      'dateModified', 'last_update.date',
    ], // biome-ignore format: a table
    read: date,
  },
  category: { keys: ['category', 'categories', 'taxonomies.categories', 'section'], read: names },
  tags: { keys: ['tags', 'tag', 'taxonomies.tags', 'keywords'], read: tags },
  authors: { keys: ['authors', 'author', 'taxonomies.authors'], read: texts },
  image: {
    keys: [
      'image.src', 'image.url', 'image.path', 'image', 'cover.image', 'cover.src', 'cover', 'coverImage', 'heroImage.src', 'heroImage', 'ogImage',
      'featured_image', 'banner', 'thumbnail', 'images',
    ], // biome-ignore format: a table
    read: firstText,
  },
  readTime: {
    keys: ['readTime', 'read_time', 'readingTime.minutes', 'readingTime', 'reading_time'],
    read: minutes,
  },
  slug: { keys: ['slug'], read: slug, also: { keys: ['path'], read: address } },
  lang: { keys: ['lang', 'language', 'locale'], read: text },
  series: { keys: ['series.name', 'series.title', 'series'], read: firstText },
  order: {
    keys: ['order', 'series.order', 'series_order', 'part', 'weight', 'sidebar_position', 'nav_order'],
    read: number,
  },
  draft: { keys: ['draft'], read: boolean },
};

/** Each key as the way to its value. */
const WAYS = new Map(
  Object.values(FIELDS)
    .flatMap(({ keys, also }) => [...keys, ...(also?.keys ?? [])])
    .map(key => [key, key.split('.')] as const),
);
/** `path` is left out: prose between two rules may speak of one. */
const KNOWN = new Set([...WAYS.values()].map(([first]) => first).filter(key => key !== 'path'));

/** Whether any key of front matter is one that articles have. */
export function knowsAny(data: object): boolean {
  return Object.keys(data).some(key => KNOWN.has(key));
}

/** Keys under which Jekyll takes one text for several. */
const BLANKS = ['categories', 'tags'];

/**
 * The fields of a front matter, its faults, and what is left over. `blanks`: one text of `categories` or `tags` holds
 * several with blanks between them, as in Jekyll's posts.
 */
export function readFields(
  matter: FrontMatter,
  { blanks = false } = {},
): {
  fields: Fields;
  faults: Fault[];
  extra: Record<string, unknown>;
} {
  const data = { ...matter.data };
  for (const key of blanks ? BLANKS : []) {
    const value = data[key];
    if (typeof value === 'string' && !value.includes(',')) data[key] = value.split(/\s+/).filter(Boolean);
  }
  const extra = { ...data };
  const faults: Fault[] = [];
  const fields: Fields = {};
  // Jekyll says `published: false` of a draft; others give a date under the same key.
  if (typeof data.published === 'boolean') {
    if (!data.published) fields.draft = true;
    delete data.published;
    delete extra.published;
  }
  const take = <F extends keyof Fields>(name: F, { keys, read, also }: Field<Fields[F]>): void => {
    for (const key of keys) {
      const value = valueAt(data, WAYS.get(key) ?? []);
      if (value === undefined || value === null || value === '') continue;
      const result = read(value);
      // Blanks, or what cleaning took away.
      if (result === '') continue;
      if (result instanceof Unfit) faults.push(unfit(matter, key, result));
      else fields[name] = result;
      if (!(result instanceof Unfit)) delete extra[key];
      return;
    }
    if (also) take(name, also);
  };
  for (const name of Object.keys(FIELDS) as (keyof Fields)[])
    take(name, FIELDS[name] as Field<Fields[typeof name]>);
  return { fields, faults, extra };
}

function valueAt(data: Record<string, unknown>, way: readonly string[]): unknown {
  let value: unknown = data;
  for (const key of way) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function unfit(matter: FrontMatter, key: string, { what, hint, level, rule }: Unfit): Fault {
  const name = key.split('.').at(-1) ?? key;
  return { line: lineOfKey(matter, name), level, rule, message: `The ${name} ${what}.`, hint };
}

/** 1-based line of the file on which a key stands; where it cannot be told, the first of the front matter. */
export function lineOfKey({ text, line }: Pick<FrontMatter, 'text' | 'line'>, key: string): number {
  const found = text.split('\n').findIndex(row => {
    const start = row.trimStart().replace(/^["'{,\s]+/, '');
    return start.startsWith(key) && /^["']?\s*[:=]/.test(start.slice(key.length));
  });
  return line + Math.max(0, found);
}
