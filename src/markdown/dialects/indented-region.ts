/** Reads content that belongs to a block by its indentation. */
import { endOfLine } from '../blocks/block-extension.js';
import { closesFence, type Fence, fenceAt } from '../blocks/fences.js';

export interface Region {
  /** The lines without their indentation. */
  text: string;
  /** Offset after the last line that is not blank, before its line end. */
  end: number;
}

/** Reads the lines from `from` on that are blank or indented by `width` columns. Undefined if all are blank. */
export function indentedRegion(source: string, from: number, width: number): Region | undefined {
  const lines: string[] = [];
  let fence: Fence | undefined;
  let blanks = 0;
  let end = from;
  for (let at = from; at < source.length; ) {
    const lineEnd = endOfLine(source, at);
    const content = dedentLine(source.slice(at, lineEnd), width);
    if (content.text.trim() === '') blanks++;
    else {
      // the code of a fence may be indented less
      if (content.columns < width && !fence) break;
      for (; blanks > 0; blanks--) lines.push('');
      lines.push(content.text);
      end = lineEnd;
      const start = content.text.search(/\S/);
      if (!fence) fence = fenceAt(content.text, start);
      else if (closesFence(content.text, Math.max(0, start - 3), fence)) fence = undefined;
    }
    at = lineEnd + 1;
  }
  return lines.length === 0 ? undefined : { text: lines.join('\n'), end };
}

/** Removes up to `width` columns of indentation from each line. */
export function dedentLines(text: string, width: number): string {
  if (width === 0 || text === '') return text;
  return text
    .split('\n')
    .map(line => dedentLine(line, width).text)
    .join('\n');
}

/** Removes up to `width` columns of indentation. `columns`: how many there were, at most `width`. */
function dedentLine(line: string, width: number): { text: string; columns: number } {
  let columns = 0;
  let from = 0;
  for (; columns < width; from++) {
    const code = line.charCodeAt(from);
    if (code === 0x20) columns++;
    else if (code === 0x09) columns += 4 - (columns % 4);
    else break;
  }
  const rest = columns > width ? ' '.repeat(columns - width) + line.slice(from) : line.slice(from);
  return { text: rest, columns: Math.min(columns, width) };
}
