/** Recognises words of a query that look like a key that does not exist, and suggests the right one. */
import { typoDistance } from '../fuzzy/edit-distance.js';
import { QUERY_KEYS, type QueryKey } from './query-syntax.js';

export function isDateKey(key: QueryKey): key is 'after' | 'before' {
  return key === 'after' || key === 'before';
}

/**
 * Names before a colon that are not search keys: schemes of addresses and modules. With any name, `http://x`, `std::vector`
 * and `12:30` are words by their form.
 */
const SCHEMES =
  ' about app arn blob bun chrome data deno docker file ftp gh git github http https javascript jsr localhost mailto node npm oci pkg sha sms ssh std svg tel urn vscode ws wss xlink xml xmlns xsl ';

/** Returns the name before the colon of a folded word that looks like `key:value`. */
export function keyOfWord(word: string): string | undefined {
  const [, name] = /^([a-z]{2,20}):[^\s:/\\\d=]/.exec(word) ?? [];
  return name === undefined || SCHEMES.includes(` ${name} `) ? undefined : name;
}

/** Names that readers may expect from other search engines, and the key to use. */
const OTHER_NAMES: Record<string, QueryKey> = {
  by: 'author', writer: 'author', name: 'title', intitle: 'title', headline: 'title', topic: 'tag', label: 'tag', keyword: 'tag', section: 'category', categories: 'category',
  language: 'lang', locale: 'lang', since: 'after', from: 'after', newer: 'after', until: 'before', to: 'before', older: 'before',
}; // biome-ignore format: a table

/** Returns the key that was probably meant by an unknown one. */
export function suggestKey(name: string): QueryKey | undefined {
  return (
    OTHER_NAMES[name] ??
    QUERY_KEYS.find(key => name.startsWith(key) || typoDistance(name, key) !== undefined) ??
    QUERY_KEYS.find(key => name.length > 2 && key.startsWith(name))
  );
}
