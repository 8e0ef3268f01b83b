/** Parsers of front matter values. Each returns the value that an article stores, or why the value is invalid. */
import { sanitiseLine } from '../../text/sanitise.js';
import { isoDate } from './date.js';

/** An invalid value. */
export class InvalidValue {
  constructor(
    /** Rest of a message that starts with the field's name: `title must be text`. */
    readonly fault: string,
    readonly hint: string,
    readonly level: 'error' | 'warning' = 'warning',
    readonly rule = 'field',
  ) {}
}

export type FieldParser<T> = (value: unknown) => T | InvalidValue;

/** Longest name or description, in characters: a longer one is a mistake, and would be laid out on every screen. */
const MAX_LENGTH = 10_000;

export const text: FieldParser<string> = value => {
  const type = typeof value;
  if (type !== 'string' && type !== 'number' && type !== 'boolean')
    return new InvalidValue('must be text', 'write one line of text');
  const line = sanitiseLine(String(value));
  return line.length > MAX_LENGTH
    ? new InvalidValue(`has ${line.length} characters`, `shorten it to less than ${MAX_LENGTH} characters`)
    : line;
};

/** A list, or a text with commas. Items of a list may be mappings with a name. */
export const texts: FieldParser<string[]> = value => {
  const items = Array.isArray(value)
    ? value.map(itemName)
    : typeof value === 'string'
      ? value.split(',')
      : [itemName(value)];
  const results = items.map(text);
  if (results.some(item => item instanceof InvalidValue))
    return new InvalidValue('must be a list of texts', 'write it as `[one, two]`');
  return [...new Set(results.filter(item => typeof item === 'string' && item !== '') as string[])];
};

/** As `texts`, but a text may contain commas. */
export const names: FieldParser<string[]> = value => texts(typeof value === 'string' ? [value] : value);

/** A text, or the first item of a list, which other tools allow. */
export const firstText: FieldParser<string> = value => text(Array.isArray(value) ? (value[0] ?? '') : value);

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
    /^\s*(\d{1,6}(?:\.\d+)?)\s*(?:m|mins?\.?|minutes?)?(?:\s+read)?\s*$/i.exec(String(value)) ?? [];
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
  const word = String(value).toLowerCase();
  const parsed = Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  return parsed ?? new InvalidValue('must be true or false', 'write true or false');
};

export const date: FieldParser<string> = value => {
  const parsed = typeof value === 'string' ? isoDate(value.trim()) : undefined;
  if (parsed !== undefined) return parsed;
  const shown = typeof value === 'object' ? 'value' : `"${sanitiseLine(String(value)).slice(0, 60)}"`;
  return new InvalidValue(`${shown} is not a calendar day`, 'write it as 2024-12-15', 'error', 'date');
};

/** A part between slashes that a path, a shell or an anchor cannot misinterpret. */
const SAFE_PART = /^(?!\.{1,2}$)[^\s/\\#?%:*"'<>|`$-][^\s/\\#?%:*"<>|`$]*$/;

export const slug: FieldParser<string> = value => {
  const line = text(value);
  if (line instanceof InvalidValue) return line;
  const trimmed = line.normalize('NFC').replace(/^\/+|\/+$/g, '');
  if (trimmed !== '' && trimmed.length <= 200 && trimmed.split('/').every(part => SAFE_PART.test(part)))
    return trimmed;
  return new InvalidValue(
    `"${line.slice(0, 60)}" is not safe as a file name or in a shell; the file name is used instead`,
    'use letters, digits and dashes',
    'error',
    'slug',
  );
};

/** The address of a page on its site, if it can serve as a slug; else nothing, because the author did not write it as one. */
export const address: FieldParser<string> = value => {
  const parsed = slug(value);
  return parsed instanceof InvalidValue ? '' : parsed;
};
