/**
 * Recognises fenced code for the prescan. Finds opening and closing fences, and the end of the list or quote around them.
 */

export interface Fence {
  char: string;
  length: number;
  /**
   * The container of the fence: a quote, or a list item with this content indentation. The fence ends with it. 0 for a
   * container in which code may be indented less than its fence.
   */
  within: 'quote' | number | undefined;
}

const OPENING = /(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)(?=\n|$)/y;
const CLOSING = / {0,3}(`{3,}|~{3,})[ \t]*(?=\n|$)/y;
const CLOSING_WITHIN = /[ \t>]*(`{3,}|~{3,})[ \t]*(?=\n|$)/y;

/** The fence that opens at `at`. */
export function fenceAt(source: string, at: number, within?: Fence['within']): Fence | undefined {
  const first = source.charCodeAt(at);
  if (first !== 0x60 && first !== 0x7e) return undefined;
  OPENING.lastIndex = at;
  const match = OPENING.exec(source);
  if (!match) return undefined;
  const marker = match[1] ?? match[2] ?? '';
  return { char: marker.charAt(0), length: marker.length, within };
}

/** True if the line at `at` closes `fence`. */
export function closesFence(source: string, at: number, fence: Fence): boolean {
  // nearly all lines of code start with another character
  let mark = at;
  while (isBeforeFence(source.charCodeAt(mark))) mark++;
  if (source.charAt(mark) !== fence.char) return false;
  const rule = fence.within !== undefined ? CLOSING_WITHIN : CLOSING;
  rule.lastIndex = at;
  const marker = rule.exec(source)?.[1];
  return marker?.charAt(0) === fence.char && marker.length >= fence.length;
}

/** True for the characters that may precede a closing fence: white space, and markers of quotes. */
function isBeforeFence(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3e;
}

/** True if the non-blank line at `at` is outside the fence's container. */
export function leavesFence(source: string, at: number, fence: Fence): boolean {
  const { within } = fence;
  if (within === undefined) return false;
  if (within === 'quote') return !/^ {0,3}>/.test(source.slice(at, at + 4));
  let indent = 0;
  while (indent < within && source.charCodeAt(at + indent) === 0x20) indent++;
  return indent < within && source.charCodeAt(at + indent) !== 0x09;
}
