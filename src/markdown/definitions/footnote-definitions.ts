/**
 * GitHub's footnote definitions, at a position of the source. They may stand in quotes and list items (cmark-gfm opens
 * one wherever a block may start), and go with all others to the end.
 */

import { isBlank, lineKind } from '../blocks/line-kinds.js';
import { normaliseLabel } from '../inline/destination.js';
import { wellFormed } from '../prescan/normalize-source.js';

export interface NoteDefinition {
  /** Its Markdown, without the label and the indentation. */
  text: string;
  /** The line it starts on, counted from the source's first as 0. */
  line: number;
}

export interface FoundNote {
  key: string;
  definition: NoteDefinition;
  /** Behind its last line. */
  end: number;
}

/** A line without what the blocks around it are marked by; undefined where it stands in them no more. */
type Unwrap = (row: string) => string | undefined;

const NOTE = /\[\^([^\s[\]]{1,200})\]:[ \t]*/y;
const INDENT = /^(?: {1,4}|\t)/;

/**
 * The footnote definition whose `[` stands at `bracket`. It goes on over the lines of its paragraph, and over what is
 * indented after blank lines. `line`: its number, from 0.
 */
export function noteDefinitionAt(
  source: string,
  bracket: number,
  line: number,
  unwrap: Unwrap = row => row,
): FoundNote | undefined {
  if (source.charCodeAt(bracket + 1) !== 0x5e) return undefined;
  NOTE.lastIndex = bracket;
  const found = NOTE.exec(source);
  if (!found) return undefined;
  const first = lineEnd(source, NOTE.lastIndex);
  const lines = [source.slice(NOTE.lastIndex, first)];
  let end = first + 1;
  let blanks = 0;
  for (let at = end; at < source.length; ) {
    const stop = lineEnd(source, at);
    const written = source.slice(at, stop);
    const inside = unwrap(written);
    const row = inside ?? written;
    at = stop + 1;
    const blank = isBlank(row, 0, row.length);
    // what stands outside can only be a lazy line of the paragraph
    if (inside === undefined && (blank || blanks > 0)) break;
    if (blank) {
      blanks++;
      continue;
    }
    if (!continues(row, blanks > 0)) break;
    for (; blanks > 0; blanks--) lines.push('');
    lines.push(row.replace(INDENT, ''));
    end = at;
  }
  const definition = { text: wellFormed(lines.join('\n')), line };
  const key = normaliseLabel(wellFormed(found[1] ?? ''));
  return { key, definition, end: Math.min(end, source.length) };
}

/** The one whose `[` stands at `bracket` behind the markers or the indentation of the blocks around it, on the line at `start`. */
export function innerNoteAt(
  source: string,
  start: number,
  bracket: number,
  line: number,
): FoundNote | undefined {
  const before = source.slice(start, bracket);
  const quotes = before.split('>').length - 1;
  const marks = new RegExp(`^(?:[ \\t]*>){${quotes}}`);
  const width = bracket - start;
  return noteDefinitionAt(source, bracket, line, row => {
    const marked = marks.exec(row);
    if (!marked) return undefined;
    let from = marked[0].length;
    while (from < width && (row[from] === ' ' || row[from] === '\t')) from++;
    const inside = from === width || from === row.length || (quotes > 0 && width - marked[0].length < 2);
    return inside ? row.slice(from) : undefined;
  });
}

function lineEnd(source: string, at: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 ? source.length : found;
}

function continues(row: string, afterBlank: boolean): boolean {
  const kind = lineKind(row, 0);
  if (kind.name === 'indented') return true;
  return !afterBlank && kind.name === 'text';
}
