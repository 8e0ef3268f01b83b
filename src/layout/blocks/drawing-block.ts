/**
 * Formulas and diagrams. A drawing that fits is laid out row by row; else a formula becomes one line of text, which wraps, and a
 * diagram its source. Accessible mode and ASCII show the source.
 */
import type { Drawing, DrawingBlock } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { codeIndent, layoutCode, splitRows } from '../code/code.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan, markTooWide, prefixLine } from '../row-builders.js';
import { layoutFlow } from './simple-blocks.js';

export function layoutDrawing(block: DrawingBlock, width: number, context: LayoutContext): Line[] {
  const [preferred] = block.drawings;
  const at = advance(context, preferred?.text.length ?? 0);
  if (context.options.accessible || context.options.ascii) return layoutSource(block, width, at, context);
  const indent = codeIndent(width);
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
    spans: line.spans.map(withoutOffset),
    width: line.width,
    offset: at,
  }));
}

/**
 * Lays out the rows of a drawing, indented by `margin`. `textAt` is the offset of its text; undefined if the block's text is that of
 * another drawing.
 */
function layoutRows(drawing: Drawing, textAt: number | undefined, at: number, margin: number): Line[] {
  return splitRows(drawing.spans ?? [{ text: drawing.text }], textAt ?? at).map(row => {
    const line: Line = {
      spans: textAt === undefined ? row.spans.map(withoutOffset) : row.spans,
      width: maxDisplayWidth(spansText(row.spans)),
      offset: textAt === undefined ? at : row.at,
    };
    if (line.spans.length > 0 && margin > 0) prefixLine(line, drawnSpan(' '.repeat(margin)), margin);
    return line;
  });
}

/** Returns a span with only its text and style. */
function withoutOffset({ text, style }: LineSpan): LineSpan {
  return style === undefined ? { text } : { text, style };
}
