/** True for an object that is neither an array nor null: a JSON object, a TOML table, a YAML mapping. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
