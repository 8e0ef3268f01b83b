import { clean } from '../../text/sanitise.js';

/** More values than this are not front matter but an expansion of aliases; deeper than this neither. */
const MOST_VALUES = 10_000;
const DEEPEST = 20;
const MOST_CHARACTERS = 1 << 20;

/**
 * A copy of a mapping that is plain, clean and bounded: what an engine returned may share parts of itself, and grow
 * to gigabytes when it is written out. Undefined where it would be too large.
 */
export function plainMapping(mapping: object): Record<string, unknown> | undefined {
  let values = 0;
  let characters = 0;
  const fits = (text: string) => {
    characters += text.length;
    return text;
  };
  const copy = (value: unknown, depth: number): unknown => {
    values++;
    if (values > MOST_VALUES || depth > DEEPEST || characters > MOST_CHARACTERS)
      throw new RangeError('too large');
    if (typeof value === 'string') return clean(fits(value));
    if (typeof value === 'bigint') return String(value);
    // TOML's dates are Dates that print as they were written.
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
    if (Array.isArray(value)) return value.map(item => copy(item, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const pairs = Object.entries(value).map(
      ([key, item]) => [clean(fits(key)), copy(item, depth + 1)] as const,
    );
    return Object.fromEntries(pairs);
  };
  try {
    return copy(mapping, 0) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
