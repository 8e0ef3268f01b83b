/** Fenced code as the survey follows it: where a fence opens, closes, or ends with the list or quote it stands in. */

export interface Fence {
  char: string;
  length: number;
  /** It stands in a quote, or in a list item whose content is indented by so many columns, and ends with that. */
  within?: 'quote' | number;
}

const OPENING = /(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)(?=\n|$)/y;
const CLOSING = / {0,3}(`{3,}|~{3,})[ \t]*(?=\n|$)/y;
const CLOSING_WITHIN = /[ \t>]*(`{3,}|~{3,})[ \t]*(?=\n|$)/y;

/** The fence that opens at `at`. */
export function fenceAt(source: string, at: number, within?: Fence['within']): Fence | undefined {
  const first = source.charCodeAt(at);
  if (first !== 0x60 && first !== 0x7e) return undefined;
  OPENING.lastIndex = at;
  const found = OPENING.exec(source);
  if (!found) return undefined;
  const run = found[1] ?? found[2] ?? '';
  const fence: Fence = { char: run.charAt(0), length: run.length };
  if (within !== undefined) fence.within = within;
  return fence;
}

/** Does the line at `at` close it? */
export function closes(source: string, at: number, fence: Fence): boolean {
  const rule = fence.within ? CLOSING_WITHIN : CLOSING;
  rule.lastIndex = at;
  const run = rule.exec(source)?.[1];
  return run?.charAt(0) === fence.char && run.length >= fence.length;
}

/** Does the line at `at`, which is not blank, stand outside of what the fence stands in? */
export function leaves(source: string, at: number, fence: Fence): boolean {
  const { within } = fence;
  if (within === undefined) return false;
  if (within === 'quote') return !/^ {0,3}>/.test(source.slice(at, at + 4));
  let indent = 0;
  while (indent < within && source.charCodeAt(at + indent) === 0x20) indent++;
  return indent < within && source.charCodeAt(at + indent) !== 0x09;
}
