/**
 * Kitty's graphics protocol: the query, the transfer of a picture, and its placeholders. Placeholders are ordinary characters, so that
 * scrolling and clearing need nothing else. Source: sw.kovidgoyal.net/kitty/graphics-protocol
 */
import { type LineSpan, PALETTE_COLOUR } from '../../layout/line.js';

/** Id of the query's image, by which its answer is known. */
export const QUERY_ID = 4_001;

/**
 * Asks for the name of the terminal (XTVERSION), and whether it supports the protocol. It answers with `i=4001;OK`, an error, or
 * nothing. Konsole, WezTerm, iTerm2 and Warp answer OK, and show placeholders as unknown characters.
 */
export const GRAPHICS_QUERY = `\u001b[>q\u001b_Gi=${QUERY_ID},s=1,v=1,a=q,t=d,f=24;AAAA\u001b\\`;

/** Names of the terminals that show placeholders: `kitty(0.35.2)`, `ghostty 1.1.3`. */
export const PLACEHOLDER_TERMINAL = /^(?:kitty|ghostty)\b/i;

/** Ids that fit into a colour of the palette. All terminals pass these on unchanged, also below a multiplexer. */
export const MAX_ID = 255;

/** Maximum number of characters of one command's data. */
const CHUNK = 4096;

export interface Transfer {
  id: number;
  /** Size in pixels. */
  width: number;
  height: number;
  /** Rows of pixels, four bytes each, compressed by zlib. */
  data: Uint8Array;
  /** Size in cells. */
  columns: number;
  rows: number;
}

/** Returns the commands that send a picture and place it at its placeholders. `q=2`: the terminal answers nothing. */
export function transferCommands({ id, width, height, data, columns, rows }: Transfer): string[] {
  const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64');
  const size = `f=32,o=z,s=${width},v=${height}`;
  const commands: string[] = [];
  for (let at = 0; at < text.length; at += CHUNK) {
    const more = at + CHUNK < text.length ? 1 : 0;
    const keys = at === 0 ? `a=T,U=1,q=2,i=${id},${size},c=${columns},r=${rows},m=${more}` : `q=2,m=${more}`;
    commands.push(`\u001b_G${keys};${text.slice(at, at + CHUNK)}\u001b\\`);
  }
  return commands;
}

/** Returns the command that deletes a picture and its data. */
export function deleteCommand(id: number): string {
  return `\u001b_Ga=d,d=I,q=2,i=${id}\u001b\\`;
}

/** Wraps a command so that tmux passes it on to its terminal. */
export function passThroughTmux(command: string): string {
  return `\u001bPtmux;${command.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
}

const PLACEHOLDER = '\u{10eeee}';

/** Returns the placeholders of a picture, one span for each row. The text colour is the id. */
export function placeholderRows({
  id,
  columns,
  rows,
}: Pick<Transfer, 'id' | 'columns' | 'rows'>): LineSpan[] {
  const marks = rowColumnMarks();
  return Array.from({ length: rows }, (_, row) => {
    let text = '';
    for (let column = 0; column < columns; column++)
      text += PLACEHOLDER + (marks[row] ?? '') + (marks[column] ?? '');
    return { text, colours: Int32Array.of(PALETTE_COLOUR + id, -1) };
  });
}

/**
 * The combining characters that number rows and columns: those of class 230 in Unicode 6.0 that have no decomposition and form no
 * other character. Each pair is a first code and the number of codes after it, in base 36.
 */
const MARK_RANGES =
  'lh lp+1 ls lu n1+2 na ne+2 nk+2 nr nv o3+c w3+4 13m+3 13r+2 13w+5 148+1 14b+1 14f 150 174+7 193+4 199+1 1cm+6 1cv+3 1d0 1d3+1 1d7+1 1f4 1f6+1 1f9+1 1fe 1fh 1fj+2 1fn 1fp 1fr 1ft+1 1kb+6 1kj 1li+3 1ln+8 1lx+2 1m1+4 1u9 1ub+1 32a+1 32e+1 3tp+2 4pp 4ze 55j 585+7 5ez 5f1+6 5ow+2 5p6+1 5pc 5vk+1 5vn+6 5vv+1 5w1+l 5xa 6hc+1 6hg+3 6hn+1 6ht 6hz 6i1 6i8 8vj+2 928+v wvj wvw+1 wz4+1 xcw+h xps xpu+1 xpz+1 xq6+1 xq9 1e74+6 1gjz 1gl4 2jyd+4 2jze+3 2k3m+2';

let cachedMarks: string[] | undefined;

function rowColumnMarks(): readonly string[] {
  cachedMarks ??= MARK_RANGES.split(' ').flatMap(range => {
    const [first = 0, after = 0] = range.split('+').map(part => Number.parseInt(part, 36));
    return Array.from({ length: after + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
  return cachedMarks;
}
