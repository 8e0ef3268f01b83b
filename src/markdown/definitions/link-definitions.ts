/** Link definitions (CommonMark 0.31, section 4.7) at a position of the source. */
import { normaliseLabel } from '../inline/destination.js';
import { wellFormed } from '../prescan/normalize-source.js';

/** As written: escapes and references are decoded when it is used. */
export interface Definition {
  target: string;
  title?: string;
}
const DEFINITION =
  /\[((?:\\[^\n]|[^[\]\\\n]|\\?\n(?![ \t]*\n)){1,999})\]:[ \t]*(?:\n[ \t]*)?(<(?:\\.|[^\n<>\\])*>|[^<\s][^\s]*)(?:(?:[ \t]+(?:\n[ \t]*)?|[ \t]*\n[ \t]*)("(?:\\[\s\S]|[^"\\\n]|\n(?![ \t]*\n))*"|'(?:\\[\s\S]|[^'\\\n]|\n(?![ \t]*\n))*'|\((?:\\[\s\S]|[^()\\\n]|\n(?![ \t]*\n))*\)))?[ \t]*(?:\n|$)/y;
const BLANK_LABEL = /^\s*$|\n[ \t]*\n/;

/** The link definition whose `[` stands at `at`, and where it ends (behind its line). */
export function definitionAt(
  source: string,
  at: number,
): { key: string; definition: Definition; end: number } | undefined {
  DEFINITION.lastIndex = at;
  const found = DEFINITION.exec(source);
  if (!found) return undefined;
  const [whole, label = '', written = '', title] = found;
  if (BLANK_LABEL.test(label)) return undefined;
  const bracketed = written.startsWith('<');
  if (!bracketed && !balanced(written)) return undefined;
  const definition: Definition = { target: wellFormed(bracketed ? written.slice(1, -1) : written) };
  if (title) definition.title = wellFormed(title.slice(1, -1));
  return { key: normaliseLabel(wellFormed(label)), definition, end: at + whole.length };
}

function balanced(target: string): boolean {
  if (!target.includes('(') && !target.includes(')')) return true;
  let depth = 0;
  for (let at = 0; at < target.length && depth >= 0; at++) {
    const char = target.charAt(at);
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
  }
  return depth === 0;
}
