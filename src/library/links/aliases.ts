/** Other names of articles: of a note in Obsidian, and former addresses of a page in Hugo and Jekyll. */
import type { Article } from '../article.js';
import { EMPTY_LIST, EMPTY_RECORD } from '../shared-empties.js';
import { lastPart, normalizePath } from './link-path.js';

const ALIAS_KEYS = ['aliases', 'alias', 'redirect_from', 'redirectFrom'];

export function aliasesOf({ extra }: Article): string[] {
  if (extra === EMPTY_RECORD) return EMPTY_LIST;
  const values = ALIAS_KEYS.flatMap(key => (Object.hasOwn(extra, key) ? [extra[key]].flat() : []));
  return values.flatMap(value => (typeof value === 'string' ? toAlias(value) : [])).filter(Boolean);
}

/** An address without its host, or a name. */
function toAlias(value: string): string {
  const path = value.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  return normalizePath(/^https?:/i.test(value) ? path : value.trim()).replace(
    /\.html?$|\/index\.html?$/i,
    '',
  );
}

export function normalizeKey(text: string): string {
  return /^[ -@[-~]*$/.test(text) ? text : text.normalize('NFC').toLowerCase();
}

/** The articles with an alias, else with an alias that ends in this name. */
export function findByAlias(articles: readonly Article[], name: string): Article[] {
  const key = normalizeKey(toAlias(name));
  if (key === '') return [];
  const having = (isNamed: (alias: string) => boolean) =>
    articles.filter(article => aliasesOf(article).some(alias => isNamed(normalizeKey(alias))));
  const whole = having(alias => alias === key);
  return whole.length > 0 ? whole : having(alias => lastPart(alias) === key);
}
