/**
 * Templates of `ArticleRows.format`: the text for each article. `$1` is its slug, `$2` the title, `$3` the description, `$4` the
 * authors, `$5` the date, `$6` the category, `$7` the tags, `$8` the minutes. Authors and tags are in quotation marks, with
 * commas between them.
 */

/** The records of `list`. */
export const LISTED = '$1\t$2\t$6\t$5\t$8\n';

/** A control character: clean text has none. */
export const ROW_END = '\x02';

/** The fields that a search looks at, separated by NUL. */
export const SEARCHED = `$2\0$7\0$6\0$4\0$3\0$1${ROW_END}`;
