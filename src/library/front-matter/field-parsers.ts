/** Readers of front matter values: what an author wrote → what an article holds, or why it cannot be. */
import { cleanLine } from '../../text/sanitise.js';
import { isoDate } from './date.js';

/** A value that a field cannot take: the end of the sentence "The title ...". */
export class Unfit {
  constructor(
    readonly what: string,
    readonly hint: string,
    readonly level: 'error' | 'warning' = 'warning',
    readonly rule = 'field',
  ) {}
}

export type Reader<T> = (value: unknown) => T | Unfit;

/** Longer names and descriptions are mistakes, and would be set on every screen: characters. */
const LONGEST = 10_000;

export const text: Reader<string> = value => {
  const kind = typeof value;
  if (kind !== 'string' && kind !== 'number' && kind !== 'boolean')
    return new Unfit('must be text', 'Write one line of text.');
  const line = cleanLine(String(value));
  return line.length > LONGEST
    ? new Unfit(`has ${line.length} characters`, `Keep it under ${LONGEST}.`)
    : line;
};

/** A list, or one text with commas; the items of a list may be mappings that have a name. */
export const texts: Reader<string[]> = value => {
  const items = Array.isArray(value)
    ? value.map(nameOf)
    : typeof value === 'string'
      ? value.split(',')
      : [nameOf(value)];
  const read = items.map(text);
  const unfit = read.find(item => item instanceof Unfit);
  if (unfit) return new Unfit('must be a list of texts', 'Write it as `[one, two]`.');
  return [...new Set(read.filter(item => typeof item === 'string' && item !== '') as string[])];
};

/** As `texts`, but the commas of a single text belong to it. */
export const names: Reader<string[]> = value => texts(typeof value === 'string' ? [value] : value);

/** One text, where other tools take a list: its first. */
export const firstText: Reader<string> = value => text(Array.isArray(value) ? (value[0] ?? '') : value);

/** As `texts`; Obsidian writes a `#` before each, and blanks between them then. */
export const tags: Reader<string[]> = value => {
  const hashed = typeof value === 'string' && /^\s*#\S/.test(value) ? value.split(/[\s,]+/) : value;
  const read = texts(hashed);
  return read instanceof Unfit ? read : [...new Set(read.map(tag => tag.replace(/^#+(?=\S)/, '')))];
};

/** A mapping's name; Docusaurus has a `key` into a list of authors, and a `title` that is a person's office. */
function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { name, key, title, label } = value as Record<string, unknown>;
  return name ?? key ?? title ?? label ?? value;
}

/** Whole minutes of at least 1 from `8`, `"8"`, `7.5`, `8 min`, `8 min read`. */
export const minutes: Reader<number> = value => {
  const [, digits] =
    /^\s*(\d{1,6}(?:\.\d+)?)\s*(?:m|mins?\.?|minutes?)?(?:\s+read)?\s*$/i.exec(String(value)) ?? [];
  return Number(digits) > 0
    ? Math.ceil(Number(digits))
    : new Unfit('must be a number of minutes', 'Write a number such as 8.');
};

export const number: Reader<number> = value => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read)
    ? read
    : new Unfit('must be a number', 'Write a number such as 2.');
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

export const boolean: Reader<boolean> = value => {
  const word = String(value).toLowerCase();
  const read = Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  return read ?? new Unfit('must be true or false', 'Write true or false.');
};

export const date: Reader<string> = value => {
  const written = typeof value === 'string' ? isoDate(value.trim()) : undefined;
  if (written !== undefined) return written;
  const shown = typeof value === 'object' ? '' : ` “${cleanLine(String(value)).slice(0, 60)}”`;
  return new Unfit(
    `${shown.trim() || 'value'} is not a day of the calendar`,
    'Write it as 2024-12-15.',
    'error',
    'date',
  );
};

/** Parts joined by `/`, none of which a path, a shell or an anchor could misread. */
const SAFE_PART = /^(?!\.{1,2}$)[^\s/\\#?%:*"'<>|`$-][^\s/\\#?%:*"<>|`$]*$/;

export const slug: Reader<string> = value => {
  const read = text(value);
  if (read instanceof Unfit) return read;
  const trimmed = read.normalize('NFC').replace(/^\/+|\/+$/g, '');
  if (trimmed !== '' && trimmed.length <= 200 && trimmed.split('/').every(part => SAFE_PART.test(part)))
    return trimmed;
  return new Unfit(
    `“${read.slice(0, 60)}” is not safe to type or to keep as a file`,
    'Use letters, digits and dashes; the file’s name serves instead.',
    'error',
    'slug',
  );
};

/** A page's address on its site, where it may serve as a slug; nothing where it may not, for nobody chose it as one. */
export const address: Reader<string> = value => {
  const read = slug(value);
  return read instanceof Unfit ? '' : read;
};
