/**
 * Checks metadata that comes from a compiled library or a cache, which another program may have written. Must not import
 * front matter: it reads fields that `metadata/` has parsed.
 */

import { sanitise, sanitiseLine } from '../text/sanitise.js';
import { isObject } from '../util/is-object.js';
import type { Article } from './article.js';

/** Nesting of unknown fields up to which they are accepted; front matter is limited to less. */
const MAX_NESTING = 100;

type FieldName = keyof Omit<Article, 'file' | 'path' | 'headings'>;

/** A `Map`, because a name such as `constructor` is no field. */
const FIELD_CHECKS: ReadonlyMap<string, (value: unknown) => boolean> = new Map(
  Object.entries({
    slug: isString,
    title: isString,
    description: isString,
    date: isDate,
    updated: isDate,
    category: isString,
    tags: isStringList,
    authors: isStringList,
    image: isString,
    minutes: isCount,
    words: isCount,
    lang: isString,
    series: isString,
    order: Number.isFinite,
    draft: value => typeof value === 'boolean',
    bodyLine: isLineNumber,
    extra: value => isObject(value) && !isDeep(value, MAX_NESTING),
  } satisfies Record<FieldName, (value: unknown) => boolean>),
);

/** `broken`: a string has a tab, a line break or a soft hyphen, which `hasUnsafeText` does not look for. */
type FieldsState = 'valid' | 'broken' | 'invalid';

/**
 * Checks the types of fields, in one pass, because each start of a publication checks its whole index. Serialized headings
 * may have tabs and line breaks; so may unknown front matter.
 * @param others accepts fields that are no fields of an article, without a check of their type
 */
export function checkFields(fields: Record<string, unknown>, others = false): FieldsState {
  let state: FieldsState = 'valid';
  for (const name in fields) {
    const value = fields[name];
    const check = FIELD_CHECKS.get(name);
    if (check ? !check(value) : !others) return 'invalid';
    if (name !== 'headings' && (Array.isArray(value) ? value.some(isBroken) : isBroken(value)))
      state = 'broken';
  }
  return state;
}

const BROKEN = /[\t\n\u00ad\u200b\u2028]/;

function isBroken(value: unknown): boolean {
  return typeof value === 'string' && BROKEN.test(value);
}

/** The fields with sanitised strings: one line each, except in `extra`. Leaves out lists and objects that are no field of an article. */
export function sanitiseFields(fields: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(fields).filter(
    ([name, value]) => FIELD_CHECKS.has(name) || !(value instanceof Object),
  );
  return Object.fromEntries(
    known.map(([name, value]) => [name, sanitiseData(value, name === 'extra' ? sanitise : sanitiseLine)]),
  );
}

/** A copy of plain data whose strings and keys are sanitised by `clean`. */
function sanitiseData(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(item => sanitiseData(item, clean));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [sanitiseLine(key), sanitiseData(item, clean)]),
  );
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** True for a 1-based line. */
export function isLineNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** True for a number that can be counted to. */
export function isCount(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) >= 0 && (value as number) <= Number.MAX_SAFE_INTEGER;
}

function isStringList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isString);
}

/** True for the form in which dates are stored: `2024-12-15`, with an ISO time or without one. */
export function isDate(value: unknown): boolean {
  return isString(value) && /^\d{4}-\d\d-\d\d(?:T[\d:.+Z-]{1,30})?$/.test(value);
}

/** True if `value` is nested deeper than `limit` levels. */
function isDeep(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some(item => isDeep(item, limit - 1));
}
