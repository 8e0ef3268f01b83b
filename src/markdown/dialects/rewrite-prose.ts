import { countNewlines } from '../../util/count-newlines.js';

/** Backticks or tildes of a code fence at the start of a line; undefined for any other line. */
function fenceOf(row: string): string | undefined {
  return /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?!.*`)|~{3,})/.exec(row)?.[1];
}

/** Creates a test for consecutive lines: returns true if the line belongs to a code block. */
export function createCodeLineTest(): (row: string) => boolean {
  let open = '';
  return row => {
    const marker = fenceOf(row);
    if (open === '') {
      open = marker ?? '';
      return marker !== undefined;
    }
    if (marker?.startsWith(open) && row.trimEnd().endsWith(marker)) open = '';
    return true;
  };
}

/** Rewrites the text between code blocks, including line ends. `rewrite` must keep the number of lines. */
export function rewriteProse(source: string, rewrite: (prose: string) => string): string {
  const isCode = createCodeLineTest();
  const parts: string[] = [];
  let prose: string[] = [];
  const flush = (): void => {
    if (prose.length > 0) parts.push(rewrite(prose.join('\n')));
    prose = [];
  };
  for (const row of source.split('\n')) {
    if (isCode(row)) {
      flush();
      parts.push(row);
    } else prose.push(row);
  }
  flush();
  return parts.join('\n');
}

/** Code span within a line. Longer ones are left to the parser. */
const CODE_SPAN = '(?<!`)(`+)(?!`)[^\\n]{0,400}?(?<!`)\\1(?!`)';

/**
 * Like `replaceAll`, but skips code spans. `pattern` is a regular expression source with named groups. Line
 * breaks in a match are kept after its replacement.
 */
export function replaceProse(
  text: string,
  pattern: string,
  replace: (groups: Record<string, string | undefined>, whole: string) => string,
): string {
  return text.replace(new RegExp(`${CODE_SPAN}|${pattern}`, 'gis'), (whole: string, ...rest: unknown[]) => {
    if (rest[0] !== undefined) return whole;
    const replacement = replace((rest.at(-1) ?? {}) as Record<string, string>, whole);
    return replacement + '\n'.repeat(Math.max(0, countNewlines(whole) - countNewlines(replacement)));
  });
}
