/** A query and all articles that answer it, as judged by a person. */
export interface JudgedQuery {
  query: string;
  /** Slugs or ends of slugs; empty if the query should find nothing. */
  wants: string[];
  kind: Kind;
}

export type Kind =
  | 'plain'
  | 'typo'
  | 'swap'
  | 'order'
  | 'accent'
  | 'plural'
  | 'prefix'
  | 'fields'
  | 'phrase'
  | 'code'
  | 'cjk'
  | 'body'
  | 'operator'
  | 'real'
  | 'nothing';

/** Creates judged queries of one kind from rows of `query: 'wanted wanted'`. */
export function judgedQueries(kind: Kind, rows: Record<string, string>): JudgedQuery[] {
  return Object.entries(rows).map(([query, wants]) => ({
    query,
    kind,
    wants: wants.split(' ').filter(Boolean),
  }));
}
