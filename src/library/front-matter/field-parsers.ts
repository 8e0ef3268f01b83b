/** Parsers of front matter values. Each returns the value that an article stores, or why the value is invalid. */
import { quote } from '../../text/quote.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { isObject } from '../../util/is-object.js';
import { fieldToText } from '../metadata/inline-to-text.js';
import { parseDate } from './date.js';

/** An invalid value, or a doubtful one. */
export class InvalidValue<T = unknown> {
  constructor(
    /** Rest of a message that starts with the field's name: `title must be text`. */
    readonly fault: string,
    readonly hint: string,
    readonly rule = 'field',
    /** Used although it is doubtful. */
    readonly value?: T,
  ) {}
}

export type FieldParser<T> = (value: unknown) => T | InvalidValue<T>;

/** Maximum length of a name or description, in characters: a longer one is a mistake, and would be laid out on every screen. */
const MAX_LENGTH = 10_000;

export const text: FieldParser<string> = value => {
  const written = scalarText(value);
  if (written === undefined) return new InvalidValue('must be text', 'write one line of text');
  const line = sanitiseLine(written);
  return line.length > MAX_LENGTH
    ? new InvalidValue(`has ${line.length} characters`, `shorten it to less than ${MAX_LENGTH} characters`)
    : line;
};

/** As `text`, without the markup that a title or a description may have. */
export const prose: FieldParser<string> = value => {
  const line = text(value);
  return typeof line === 'string' ? sanitiseLine(fieldToText(line)) : line;
};

/**
 * The text of a scalar; undefined for a list or a mapping. `String(value)` must not be used on parsed data: it throws for a
 * mapping with a key `toString`.
 */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined;
}

/** Maximum length of a number, a date or a word: a longer one is not examined further. */
const MAX_SHORT_LENGTH = 100;

/** The trimmed text of a scalar that may be a number, a date or a word; empty for any other value. */
function shortText(value: unknown): string {
  const written = scalarText(value)?.trim() ?? '';
  return written.length > MAX_SHORT_LENGTH ? '' : written;
}

/** A list, or a text with commas. Items of a list may be mappings with a name. */
export const texts: FieldParser<string[]> = value => {
  const items = Array.isArray(value)
    ? value.map(itemName)
    : typeof value === 'string'
      ? value.split(',')
      : [itemName(value)];
  const results = items.map(prose);
  if (results.some(item => item instanceof InvalidValue))
    return new InvalidValue('must be a list of texts', 'write it as `[one, two]`');
  return [...new Set(results.filter(item => typeof item === 'string' && item !== '') as string[])];
};

/** As `texts`, but a text may contain commas. */
export const names: FieldParser<string[]> = value => texts(typeof value === 'string' ? [value] : value);

/** A text without markup, or the first item of a list, which other tools allow. */
export const firstProse: FieldParser<string> = value => prose(firstOf(value));

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] ?? '') : value;
}

/** Keys of mappings for the address of an image. */
const ADDRESS_KEYS = ['src', 'url', 'path', 'file', 'href', 'image', 'relative', 'feature', 'name'];

/** A text, the first item of a list, or the address in a mapping. A mapping without one has a meaning in another tool, and is no fault. */
export const firstAddress: FieldParser<string> = value => {
  const first = firstOf(value);
  if (!isObject(first)) return text(first);
  const key = ADDRESS_KEYS.find(each => Object.hasOwn(first, each) && typeof first[each] === 'string');
  return key === undefined ? '' : text(first[key]);
};

/** As `texts`; Obsidian writes `#` before each tag, and may separate them by blanks. */
export const tags: FieldParser<string[]> = value => {
  const hashed = typeof value === 'string' && /^\s*#\S/.test(value) ? value.split(/[\s,]+/) : value;
  const list = texts(hashed);
  return list instanceof InvalidValue ? list : [...new Set(list.map(tag => tag.replace(/^#+(?=\S)/, '')))];
};

/** The name in a mapping. Docusaurus has a `key` into a list of authors, and a `title` that is a person's role. */
function itemName(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { name, key, title, label } = value as Record<string, unknown>;
  return name ?? key ?? title ?? label ?? value;
}

/** Whole minutes, at least 1, from `8`, `"8"`, `7.5`, `8 min`, `8 min read`. */
export const minutes: FieldParser<number> = value => {
  const [, digits] =
    /^(\d{1,6}(?:\.\d+)?)\s*(?:m|mins?\.?|minutes?)?(?:\s+read)?$/i.exec(shortText(value)) ?? [];
  return Number(digits) > 0
    ? Math.ceil(Number(digits))
    : new InvalidValue('must be a number of minutes', 'write a number such as 8');
};

export const number: FieldParser<number> = value => {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed)
    ? parsed
    : new InvalidValue('must be a number', 'write a number such as 2');
};

const BOOLEANS: Record<string, boolean> = {
  true: true,
  yes: true,
  on: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  '0': false,
};

export const boolean: FieldParser<boolean> = value => {
  const word = shortText(value).toLowerCase();
  const parsed = Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  return parsed ?? new InvalidValue('must be true or false', 'write true or false');
};

export const date: FieldParser<string> = value => {
  const parsed = parseDate(shortText(value));
  if (parsed && !parsed.isInexact) return parsed.date;
  const written = scalarText(value);
  const shown = written === undefined ? 'value' : quote(written);
  if (parsed) {
    const { date } = parsed;
    return new InvalidValue(`${shown} is read as ${date}`, `write it as ${date}`, 'date', date);
  }
  return new InvalidValue(`${shown} is not a calendar day`, 'write it as 2024-12-15', 'date');
};

/** A part between slashes that a path, a shell or an anchor cannot misinterpret. */
const SAFE_PART = /^(?!\.{1,2}$)[^\s/\\#?%:*"'<>|`$-][^\s/\\#?%:*"<>|`$]*$/;

const MAX_SLUG_LENGTH = 200;

export const slug: FieldParser<string> = value => {
  const line = text(value);
  if (line instanceof InvalidValue) return line;
  const trimmed = line.length > MAX_SLUG_LENGTH ? '' : line.normalize('NFC').replace(/^\/+|\/+$/g, '');
  if (trimmed !== '' && trimmed.split('/').every(part => SAFE_PART.test(part))) return trimmed;
  return new InvalidValue(
    `${quote(line)} is not safe as a file name or in a shell; the file name is used instead`,
    'use letters, digits and dashes',
    'slug',
  );
};

/** The address of a page on its site, if it can serve as a slug; else nothing, because the author did not write it as one. */
export const address: FieldParser<string> = value => {
  const parsed = slug(value);
  return parsed instanceof InvalidValue ? '' : parsed;
};
