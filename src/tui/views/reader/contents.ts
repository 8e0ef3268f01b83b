import { contentsWindow } from '../../app/reader/contents/contents-cursor.js';
import { highestLevel } from '../../app/reader/contents/section-numbers.js';
import type { State } from '../../app/state.js';
import { clip, fill, type Row, run, styled, widthOf } from '../row.js';

/** The headings around the one being read, or around the cursor, indented by level; a bar parts them from the text. */
export function contentsRows(state: State, width: number, rows: number): Row[] {
  const { reading, settings, size } = state;
  if (!reading) return [];
  const { ascii } = settings;
  const { headings } = reading.parsing.document;
  const { shown, cursor } = contentsWindow(state, rows);
  const highest = highestLevel(headings);
  const beside = width < size.columns;
  const inner = Math.max(1, beside ? width - 2 : width);
  return Array.from({ length: rows }, (_, row) => {
    const index = shown[row] ?? headings.length;
    const heading = headings[index];
    const here = heading !== undefined && index === cursor;
    const mark = here ? run(ascii ? '> ' : '▌ ', 'key') : run('  ');
    const indent = run('  '.repeat(Math.min(4, (heading?.level ?? highest) - highest)));
    const text = heading
      ? clip([indent, run(heading.text, here ? undefined : 'dim')], inner - widthOf([mark]), ascii)
      : [];
    const marked = here && reading.contents.focused ? styled(text, 'selected') : text;
    const filled = fill([mark, ...marked], inner, ascii);
    return beside ? [...filled, run(ascii ? ' |' : ' │', 'border')] : filled;
  });
}
