/** Filters of a query by date: `after:2024` is from the first day of 2024 on, `before:2024-06` is up to the last day of May. */
import type { Article } from '../../library/article.js';

export interface DateFilter {
  field: 'after' | 'before';
  /** The first day of the year, month or day that was typed: `2024-06-01`. */
  day: string;
  negated: boolean;
}

/** Returns undefined if the value is no date. */
export function parseDateFilter(
  field: DateFilter['field'],
  value: string,
  negated: boolean,
): DateFilter | undefined {
  const [, year, month = '1', date = '1'] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return undefined;
  return { field, day, negated };
}

/** Compares days as text, as the author wrote them. An article without a date is neither after nor before a day. */
export function matchesDate({ date }: Pick<Article, 'date'>, { field, day, negated }: DateFilter): boolean {
  if (date === undefined) return negated;
  const isAfter = date.slice(0, day.length) >= day;
  return (field === 'after' ? isAfter : !isAfter) !== negated;
}
