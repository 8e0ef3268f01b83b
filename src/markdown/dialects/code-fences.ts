/** Telling prose from code, line by line, so that a dialect leaves code as it is. */

/** The run of backticks or tildes with which a line opens or closes a block of code; undefined for any other line. */
function fenceOf(row: string): string | undefined {
  return /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?!.*`)|~{3,})/.exec(row)?.[1];
}

/** Follows fences from line to line: `code(row)` says whether the line belongs to a block of code. */
export function fences(): (row: string) => boolean {
  let open = '';
  return row => {
    const mark = fenceOf(row);
    if (open === '') {
      open = mark ?? '';
      return mark !== undefined;
    }
    if (mark?.startsWith(open) && row.trimEnd().endsWith(mark)) open = '';
    return true;
  };
}

/** Rewrites the stretches between blocks of code, line ends included; `rewrite` keeps the number of lines. */
export function rewriteProse(source: string, rewrite: (prose: string) => string): string {
  const isCode = fences();
  const parts: string[] = [];
  let prose: string[] = [];
  const settle = (): void => {
    if (prose.length > 0) parts.push(rewrite(prose.join('\n')));
    prose = [];
  };
  for (const row of source.split('\n')) {
    if (isCode(row)) {
      settle();
      parts.push(row);
    } else prose.push(row);
  }
  settle();
  return parts.join('\n');
}

/** Code within a line: longer spans are left to the parser. */
const SPAN = '(?<!`)(`+)(?!`)[^\\n]{0,400}?(?<!`)\\1(?!`)';

/**
 * `replaceAll` that passes over code within lines. `pattern` is the source of an expression whose groups are named; the
 * line breaks of what it matches are kept, after what takes its place.
 */
export function replaceProse(
  text: string,
  pattern: string,
  replace: (groups: Record<string, string | undefined>, whole: string) => string,
): string {
  return text.replace(new RegExp(`${SPAN}|${pattern}`, 'gis'), (whole: string, ...rest: unknown[]) => {
    if (rest[0] !== undefined) return whole;
    const made = replace((rest.at(-1) ?? {}) as Record<string, string>, whole);
    return made + '\n'.repeat(Math.max(0, lines(whole) - lines(made)));
  });
}

/** The first line of a note that has a title: its kind with it, for without colour nothing else would tell the kind. */
export function titled(kind: string, title: string): string {
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  const isSaid = title.toLowerCase() === kind.toLowerCase();
  return `**${title === '' || isSaid ? name : `${name}: ${title}`}**  `;
}

/** The line breaks of a text. */
export function lines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The `name="value"` and `name=value` of a tag; what stands alone is under its number. */
export function attributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let count = 0;
  for (const match of text.matchAll(
    /(?:([\w:-]+)\s*=\s*)?(?:\{?"([^"]*)"\}?|\{?'([^']*)'\}?|`([^`]*)`|([^\s"'`={}]+))/g,
  )) {
    const [, name = `${count++}`, double, single, raw, bare] = match;
    found[name.toLowerCase()] = (double ?? single ?? raw ?? bare ?? '').replace(/\s+/g, ' ');
  }
  return found;
}

/** An image in Markdown; its text alone where it has no address. */
export function image(alt: string, target: string): string {
  const text = alt.replace(/[[\]]/g, '\\$&');
  return target ? `![${text}](${address(target)})` : text;
}

/** A link's target in Markdown, whatever stands in it. */
export function address(target: string): string {
  return `<${target.replace(/[<>\n]/g, encodeURIComponent)}>`;
}
