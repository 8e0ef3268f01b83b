/**
 * The title that a body gives its article: the text of its first heading of level 1, in Markdown or in HTML. It is read by rows
 * and not parsed, for a list of 10,000 articles needs nothing else of their bodies.
 */
import { plainHeading } from './inline-to-text.js';

/** Of a heading so much is looked at: badges with their addresses take up a great deal. */
const LONGEST_HEADING = 4000;
/** A heading that comes later than so many code units is a chapter's. */
const LATEST_TITLE = 1 << 18;

/** What begins in one row and is not Markdown until the row that has its end. */
const RAW: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
];

/** The text of the first H1 of a body that starts at `from`, outside code and comments; undefined where there is none near its start. */
export function firstHeading(source: string, from = 0): string | undefined {
  let fence = '';
  let raw: RegExp | undefined;
  let above = '';
  const last = Math.min(source.length, from + LATEST_TITLE);
  for (let at = from; at < last; ) {
    const start = at;
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const row = source.slice(at, Math.min(end, at + LONGEST_HEADING)).trimEnd();
    at = end + 1;
    const sign = /\S/.exec(row)?.[0];
    const mark = sign === '`' || sign === '~' ? /^ {0,3}(`{3,}|~{3,})/.exec(row)?.[1] : undefined;
    if (fence) {
      if (mark?.startsWith(fence) && row.trim() === mark) fence = '';
      continue;
    }
    if (sign === '<') raw ??= RAW.find(([begins]) => begins.test(row))?.[1];
    if (raw) {
      if (raw.test(row)) raw = undefined;
      above = '';
      continue;
    }
    const heading = sign === '#' ? /^ {0,3}#(?:[ \t]+(.*))?$/.exec(row) : null;
    const text = heading
      ? bare(heading[1] ?? '')
      : sign === '='
        ? underlined(row, above)
        : sign === '<'
          ? inHtml(source, start, row)
          : undefined;
    const title = text?.trim() && plainHeading(text, source);
    if (title) return title;
    fence = mark ?? '';
    above = mark || heading || sign === undefined ? '' : joined(above, row);
  }
  return undefined;
}

/** Without the signs that may close it, and without an id as Hugo, Zola and kramdown write it. */
function bare(heading: string): string {
  return heading.replace(/[ \t]*\{#[^{}]{1,200}\}[ \t]*$/, '').replace(/(?:^|[ \t]+)#+$/, '');
}

/** What is no paragraph's row, as far as a heading below it is concerned. */
const OTHER = /^(?:\t| {0,3}(?:[>#|]|[-*+][ \t]|\d{1,9}[.)][ \t]))/;

/** A paragraph with its next row; what it cannot have ends it. */
function joined(above: string, row: string): string {
  if (OTHER.test(row) || (above === '' && row.startsWith('    '))) return '';
  return above === '' || above.length > LONGEST_HEADING ? row : `${above}\n${row}`;
}

function underlined(row: string, above: string): string | undefined {
  return above !== '' && /^ {0,3}=+$/.test(row) ? above : undefined;
}

/** What stands between `<h1>`, in a row of HTML, and its end. */
function inHtml(source: string, start: number, row: string): string | undefined {
  const opening = /^ {0,3}<.*?(?<=<)h1(?:\s[^<>]*)?>/i.exec(row) ?? /^ {0,3}<h1(?=\s|$)/i.exec(row);
  if (!opening) return undefined;
  const text = source.slice(start + opening[0].length, start + opening[0].length + LONGEST_HEADING);
  const end = /<\/h1\s*>/i.exec(text);
  const whole = opening[0].endsWith('>') ? text : text.slice(text.indexOf('>') + 1);
  return end ? whole.slice(0, whole.length - text.length + end.index) : undefined;
}
