/**
 * Finds the title of an article in its body: the first heading of level 1, in Markdown or HTML. Scans the body line by line
 * without parsing it, because a list of 10,000 articles needs nothing else of their bodies.
 */
import { inlineToText } from './inline-to-text.js';

/** Code units of a heading that are examined; badges with their addresses are long. */
const MAX_HEADING = 4000;
/** Code units from the start of its line in which a heading is found. */
export const HEADING_RANGE = 2 * MAX_HEADING;
/** Code units of a body that are searched. A later heading is that of a chapter. */
export const MAX_SEARCHED = 1 << 18;

/** Raw HTML and comments: not Markdown until the line with their end. */
const RAW_HTML: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
];

/**
 * The text of the first H1 in a body that starts at `from`, outside code and comments. Undefined if there is none near its start.
 * @param end offset before which its line starts
 */
export function firstHeading(source: string, from = 0, end = source.length): string | undefined {
  let fence = '';
  let raw: RegExp | undefined;
  let above = '';
  const last = Math.min(end, from + MAX_SEARCHED);
  for (let at = from; at < last; ) {
    const start = at;
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 ? source.length : newline;
    const line = source.slice(at, Math.min(lineEnd, at + MAX_HEADING)).trimEnd();
    at = lineEnd + 1;
    const sign = /\S/.exec(line)?.[0];
    const mark = sign === '`' || sign === '~' ? /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] : undefined;
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
      continue;
    }
    if (sign === '<') raw ??= RAW_HTML.find(([start]) => start.test(line))?.[1];
    if (raw) {
      if (raw.test(line)) raw = undefined;
      above = '';
      continue;
    }
    const heading = sign === '#' ? /^ {0,3}#(?:[ \t]+(.*))?$/.exec(line) : null;
    const text = heading
      ? withoutClosing(heading[1] ?? '')
      : sign === '='
        ? setextHeading(line, above)
        : sign === '<'
          ? htmlHeading(source, start, line)
          : undefined;
    const title = text?.trim() && inlineToText(text, source);
    if (title) return title;
    fence = mark ?? '';
    above = mark || heading || sign === undefined ? '' : joinParagraph(above, line);
  }
  return undefined;
}

/** Removes the closing `#` signs, and a list of attributes. */
function withoutClosing(heading: string): string {
  return withoutAttributes(heading.replace(/(?:^|[ \t]+)#+$/, '').trimEnd());
}

/** Attributes as in Hugo, Zola, kramdown, MkDocs and Docusaurus: `{#id}`, `{ #id .a b="c" }`, `{: #id}`, `{/* #id *\/}`. */
const ATTRIBUTES =
  /^\{(?::[^{}]+|(?:[ \t]*(?:[#.][^\s{}"'=]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))(?=[ \t}]))+[ \t]*|\/\*[ \t]*#?[^\s{}*]+[ \t]*\*\/)\}$/;

function withoutAttributes(heading: string): string {
  const brace = heading.lastIndexOf('{');
  if (brace < 1 || !ATTRIBUTES.test(heading.slice(brace).trimEnd())) return heading;
  return heading.slice(0, brace).trimEnd();
}

/** A line that cannot belong to a setext heading: code, a quote, a list, a table, another heading. */
const NO_PARAGRAPH = /^(?:\t| {0,3}(?:[>#|]|[-*+][ \t]|\d{1,9}[.)][ \t]))/;

/** Appends a line to the paragraph above it. Returns an empty string if the line ends the paragraph. */
function joinParagraph(above: string, line: string): string {
  if (NO_PARAGRAPH.test(line) || (above === '' && line.startsWith('    '))) return '';
  return above === '' || above.length > MAX_HEADING ? line : `${above}\n${line}`;
}

function setextHeading(line: string, above: string): string | undefined {
  return above !== '' && /^ {0,3}=+$/.test(line) ? withoutAttributes(above) : undefined;
}

/** The content of an `<h1>` that opens in the line at `start`. */
function htmlHeading(source: string, start: number, line: string): string | undefined {
  const opening = /^ {0,3}<.*?(?<=<)h1(?:\s[^<>]*)?>/i.exec(line) ?? /^ {0,3}<h1(?=\s|$)/i.exec(line);
  if (!opening) return undefined;
  const text = source.slice(start + opening[0].length, start + opening[0].length + MAX_HEADING);
  const end = /<\/h1\s*>/i.exec(text);
  const whole = opening[0].endsWith('>') ? text : text.slice(text.indexOf('>') + 1);
  return end ? whole.slice(0, whole.length - text.length + end.index) : undefined;
}
