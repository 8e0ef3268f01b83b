/**
 * Formulas and diagrams. A drawing that fits is laid out row by row; else a formula becomes one line of text, which wraps, and a
 * diagram its source. Accessible mode and ASCII show the source.
 */
import type { Drawing, DrawingBlock } from '../../document/document.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { layoutCode } from '../code/code.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line } from '../line.js';
import { blankLine, drawnSpan, markTooWide, prefixLine } from '../row-builders.js';
import { layoutFlow } from './simple-blocks.js';

export function layoutDrawing(block: DrawingBlock, width: number, context: LayoutContext): Line[] {
  const [preferred] = block.drawings;
  const at = advance(context, preferred?.text.length ?? 0);
  if (context.options.accessible || context.options.ascii) return layoutSource(block, width, at, context);
  const indent = width < 20 ? 0 : width < 40 ? 2 : 4;
  const drawing = block.drawings.find(each => each.width <= width);
  if (drawing) {
    const margin = drawing.width + indent <= width ? indent : 0;
    return layoutRows(drawing, drawing === preferred ? at : undefined, at, margin);
  }
  if (block.linear === undefined) {
    const { wrapCode, hasFullView } = context.options;
    const key = hasFullView ? ' Press w to show it.' : '';
    const caption = `This diagram is ${preferred?.width ?? 0} columns wide.${key}`;
    const source = layoutSource(block, width, at, context);
    if (!wrapCode) return source;
    return markTooWide([...source, ...layoutFlow([drawnSpan(caption, 'caption')], width, at, context)]);
  }
  const lines = layoutFlow([drawnSpan(block.linear)], Math.max(1, width - indent), at, context);
  for (const line of lines) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  return markTooWide(lines);
}

/** Lays out the source as a code block. All its rows have the offset `at`, because it is not the block's text. */
function layoutSource(block: DrawingBlock, width: number, at: number, context: LayoutContext): Line[] {
  const { at: after, joinsCodeRows } = context;
  context.joinsCodeRows = false;
  const code = { kind: 'code' as const, line: block.line, text: block.source, language: block.language };
  const lines = layoutCode(code, width, context);
  context.at = after;
  context.joinsCodeRows = joinsCodeRows;
  return lines.map(line => ({
    spans: line.spans.map(({ text, style }) => (style === undefined ? { text } : { text, style })),
    width: line.width,
    offset: at,
  }));
}

/**
 * Lays out the rows of a drawing, indented by `margin`. `textAt` is the offset of its text; undefined if the block's text is that of
 * another drawing.
 */
function layoutRows(drawing: Drawing, textAt: number | undefined, at: number, margin: number): Line[] {
  const lines: Line[] = [];
  let offset = textAt;
  let line = blankLine(at);
  let row = '';
  const endRow = (): void => {
    line.width = maxDisplayWidth(row);
    row = '';
    if (line.spans.length > 0 && margin > 0) prefixLine(line, drawnSpan(' '.repeat(margin)), margin);
    lines.push(line);
  };
  for (const span of drawing.spans ?? [{ text: drawing.text }]) {
    span.text.split('\n').forEach((text, index) => {
      if (index > 0) {
        endRow();
        if (offset !== undefined) offset += 1;
        line = blankLine(offset ?? at);
      }
      if (text === '') return;
      line.spans.push({
        text,
        ...(span.style !== undefined && { style: span.style }),
        ...(offset !== undefined && { at: offset }),
      });
      row += text;
      if (offset !== undefined) offset += text.length;
    });
  }
  endRow();
  return lines;
}
