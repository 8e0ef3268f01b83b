/** What was settled for a new publication: all that its files are made from. */
export interface Starter {
  name: string;
  /** The name without its scope: what readers type, and what its program is called. */
  command: string;
  title: string;
  /** Version of Lectern, which the publication depends on. */
  lectern: string;
  /** Date of the first article: `2024-12-15`. */
  today: string;
}
