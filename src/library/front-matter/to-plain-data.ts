import { sanitise } from '../../text/sanitise.js';

/** Limits on the data. More than this is not front matter, but expanded aliases. */
const MAX_VALUES = 10_000;
const MAX_DEPTH = 20;
const MAX_CHARACTERS = 1 << 17;

/**
 * Copies a mapping to plain, clean data of limited size. YAML aliases can share parts, and expand to gigabytes when the data
 * is serialized. Undefined if it would be too large.
 */
export function toPlainData(mapping: object): Record<string, unknown> | undefined {
  let values = 0;
  let characters = 0;
  const counted = (text: string) => {
    characters += text.length;
    return text;
  };
  const copy = (value: unknown, depth: number): unknown => {
    values++;
    if (values > MAX_VALUES || depth > MAX_DEPTH || characters > MAX_CHARACTERS)
      throw new RangeError('too large');
    if (typeof value === 'string') return sanitise(counted(value));
    if (typeof value === 'bigint') return String(value);
    // The TOML parser returns Dates that are formatted as they were written.
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
    if (Array.isArray(value)) return value.map(item => copy(item, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const pairs = Object.entries(value).map(
      ([key, item]) => [sanitise(counted(key)), copy(item, depth + 1)] as const,
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
