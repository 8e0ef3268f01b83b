/** Reads the values in braces that JSX has. Nothing is executed. */

/** Maximum code units of a tag or value. A longer one is treated as text. */
export const MAX_LENGTH = 2000;
/** Maximum nesting of braces. A value with more is treated as text. */
const MAX_DEPTH = 16;

/** Offset after the brace that closes the one at `at`, skipping strings. Undefined if there is none. */
export function endOfBraces(text: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < text.length && end < at + MAX_LENGTH; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x7b) {
      if (++depth > MAX_DEPTH) return undefined;
    } else if (code === 0x7d && --depth === 0) return end + 1;
    else if (code === 0x22 || code === 0x60) {
      const close = text.slice(end + 1, at + MAX_LENGTH).indexOf(text.charAt(end));
      if (close >= 0) end += close + 1;
    }
  }
  return undefined;
}

/**
 * Readable part of an expression: the text of a string, else the expression if it is short. Empty for a comment.
 */
export function expressionText(expression: string): string {
  const value = expression.trim();
  const [, quoted] =
    /^(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)$/s.exec(value)?.filter(part => part !== undefined) ?? [];
  if (quoted !== undefined) return quoted;
  return /^[\w$.]+(?: [-+*/%] [\w$.]+)?$/.test(value) ? value : '';
}
