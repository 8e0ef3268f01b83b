/**
 * Reads the rows of an index by one regular expression, which also finds out whether they are valid and clean. Checking them field
 * by field takes eight times as long, and each start of a publication reads its whole index.
 */

/**
 * `template` for each row, with its captured fields. Undefined if a row may not be valid and clean, so that `checkRow` has to look
 * at it, or if one of these fields has an escape.
 * @param rows text of an index from its first row on, which ends in `INDEX_END`
 * @param template may not end as an index does
 */
export function formatRows(rows: string, template: string): string | undefined {
  // For the text after the rows, which has none of the fields.
  const end = template.replaceAll(/\$\d/g, '');
  let text = '';
  try {
    // Stops at a row that is not clean.
    text = rows.replace(createPattern(), template);
  } catch {
    // A row has millions of escapes.
  }
  const isWhole = text.endsWith(end) && text.length > end.length && !text.includes('\\');
  return isWhole ? text.slice(0, -end.length) : undefined;
}

/**
 * Matches a row in the form that `toIndexRow` and `JSON.stringify` write, and the text up to the next. Captures the fields of
 * `record-templates.ts`. Created on demand: most starts need no more than one row.
 */
function createPattern(): RegExp {
  // Characters of a JSON string that need no cleaning (`text/unsafe-json.ts`), without the quotation mark and the backslash.
  const safe =
    '[^"\\\\\\0-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u180b-\\u180f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb\\ud82f\\ud834\\udb40-\\udb43]*';
  // A string of one line, whose text is captured; one that is not; one with tabs and line breaks.
  const captured = `"(${safe}(?:\\\\["\\\\/]${safe})*)"`;
  const string = captured.replace('(', '(?:');
  const lines = string.replace('/', '/nt');
  const count = '(?:0|[1-9]\\d{0,8})';
  const date = '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.+Z-]{1,30})?';
  const file = '"(?!\\.)[\\w.-]{1,199}"';
  // A value of unknown front matter: no object, and no list in a list.
  const value = `(?:${lines}|-?${count}(?:\\.\\d+)?|true|false|null)`;
  const listOf = (item: string): string => `${item}(?:,${item})*`;
  const parts = [
    `\\{"slug":(?!"(?:[^"]*\\s)?-)${captured},"title":${captured}`,
    `(?:,"description":${captured})?(?:,"authors":\\[(${listOf(string)})])?`,
    `(?:,"(?:(?:image|lang|series)":${string}|updated":"${date}"|order":-?${count}))*`,
    `(?:,"date":"(${date})")?(?:,"category":${captured})?(?:,"tags":\\[(${listOf(string)})])?`,
    `,"minutes":(${count}),"words":${count},"path":${string}`,
    `(?:,"extra":\\{${listOf(`${string}:(?:${value}|\\[(?:${listOf(value)})?])`)}})?`,
    `,"name":${file}(?:,"bytes":${count})?(?:,"sum":${string})?`,
    `(?:,"images":\\{${listOf(`${string}:${file}`)}})?`,
    `(?:,"line":[1-9]\\d{0,8})?,"headings":${lines}}(?:,\\n(?=\\{)|(?=\\n]}\\n$))`,
    // The text after the rows is replaced too: the result shows that it was reached.
    '|\\n]}\\n$',
  ];
  return new RegExp(parts.join(''), 'gy');
}
