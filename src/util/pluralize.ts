/** The count with its noun: `1 article`, `1,200 articles`. Adds an `s`, or uses `plural`. */
export function pluralize(count: number, singular: string, plural = `${singular}s`): string {
  return `${groupDigits(count)} ${count === 1 ? singular : plural}`;
}

/** Separates thousands by commas. `toLocaleString` would load ICU, which takes 10 ms or more of a start. */
function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
