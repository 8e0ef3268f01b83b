import { DATE_FORMS, QUERY_KEYS } from '../../../search/query/query-syntax.js';
import type { QueryProblem } from '../../../search/results/search-result.js';

/** Explains keys of the query that do not exist, and dates that are none. */
export function queryProblemTexts(problems: readonly QueryProblem[] = []): string[] {
  return problems.map(({ key, value }) =>
    value === undefined
      ? `There is no search key "${key}:". The keys are ${QUERY_KEYS.map(each => `${each}:`).join(' ')}.`
      : `"${value}" is no date. Write the date after ${key}: as ${DATE_FORMS}.`,
  );
}
