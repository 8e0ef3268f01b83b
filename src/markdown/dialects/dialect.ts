/**
 * A dialect is one small rewrite of Markdown that another tool extends into Markdown that everyone knows. It is
 * pure, and it keeps the number of lines, so that source lines stay true.
 */
export type Dialect = (source: string) => string;
