/** A query and the articles that a reader who types it wants: all that answer it, as a person judged. */
export interface Judged {
  query: string;
  /** Slugs, or ends of slugs; none: the query should find nothing. */
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

/** Rows of `query → wanted wanted`, all of one kind. */
export function judged(kind: Kind, rows: Record<string, string>): Judged[] {
  return Object.entries(rows).map(([query, wants]) => ({
    query,
    kind,
    wants: wants.split(' ').filter(Boolean),
  }));
}
