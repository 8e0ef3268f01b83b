/** Link definitions (CommonMark 0.31, section 4.7) and GitHub's footnote definitions, at a position of the source. */
import { normaliseLabel } from '../inline/destination.js';
import { isBlank, lineKind } from './lines.js';

/** As written: escapes and references are decoded when it is used. */
export interface Definition {
  target: string;
  title?: string;
}
export interface NoteDefinition {
  /** Its Markdown, without the label and the indentation. */
  text: string;
  /** The line it starts on, counted from the source's first as 0. */
  line: number;
}

const DEFINITION =
  /\[((?:\\[\s\S]|[^[\]\\]){1,999})\]:[ \t]*(?:\n[ \t]*)?(<(?:\\.|[^\n<>\\])*>|[^<\s][^\s]*)(?:(?:[ \t]+(?:\n[ \t]*)?|[ \t]*\n[ \t]*)("(?:\\[\s\S]|[^"\\\n]|\n(?![ \t]*\n))*"|'(?:\\[\s\S]|[^'\\\n]|\n(?![ \t]*\n))*'|\((?:\\[\s\S]|[^()\\\n]|\n(?![ \t]*\n))*\)))?[ \t]*(?:\n|$)/y;
const BLANK_LABEL = /^\s*$|\n[ \t]*\n/;
const NOTE = /\[\^([^\s[\]]{1,200})\]:[ \t]*/y;
const INDENT = /^(?: {1,4}|\t)/;

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
  const definition: Definition = { target: bracketed ? written.slice(1, -1) : written };
  if (title) definition.title = title.slice(1, -1);
  return { key: normaliseLabel(label), definition, end: at + whole.length };
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

/**
 * The footnote definition whose `[^` stands at `bracket`, on the line that starts at `start`. It goes on over
 * the lines of its paragraph, and over what is indented after blank lines.
 */
export function noteDefinitionAt(
  source: string,
  bracket: number,
  start: number,
  line: number,
): { key: string; definition: NoteDefinition; end: number } | undefined {
  if (source.charCodeAt(bracket + 1) !== 0x5e) return undefined;
  NOTE.lastIndex = bracket;
  const found = NOTE.exec(source);
  if (!found || start > bracket) return undefined;
  const lines: string[] = [];
  let at = NOTE.lastIndex;
  let end = at;
  let blanks = 0;
  for (let first = true; at <= source.length; first = false) {
    const newline = source.indexOf('\n', at);
    const stop = newline < 0 ? source.length : newline;
    if (isBlank(source, at, stop) && !first) blanks++;
    else if (first || continues(source, at, blanks > 0)) {
      for (; blanks > 0; blanks--) lines.push('');
      lines.push(source.slice(at, stop).replace(first ? /^[ \t]+/ : INDENT, ''));
      end = Math.min(stop + 1, source.length);
    } else break;
    if (newline < 0) break;
    at = newline + 1;
  }
  const definition = { text: lines.join('\n'), line };
  return { key: normaliseLabel(found[1] ?? ''), definition, end };
}

function continues(source: string, at: number, afterBlank: boolean): boolean {
  const kind = lineKind(source, at);
  if (kind.name === 'indented') return true;
  return !afterBlank && kind.name === 'text';
}
