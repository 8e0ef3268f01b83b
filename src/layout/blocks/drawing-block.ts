/**
 * Formulas and diagrams. A drawing that fits is laid out row by row; else a formula becomes one line of text, which wraps, and a
 * diagram its source. Accessible mode and ASCII show the source. One that cannot be drawn is its source and the reason.
 */
import type { CodeBlock, Drawing, DrawingBlock } from '../../document/document.js';
import { spansText } from '../../document/document-text.js';
import { maxDisplayWidth } from '../../text/display-width.js';
import { codeIndent, layoutCode, splitRows } from '../code/code.js';
import { advance, type LayoutContext } from '../layout-context.js';
import type { LayoutOptions } from '../layout-options.js';
import type { Line, LineSpan } from '../line.js';
import { drawnSpan, markTooWide, prefixLine } from '../row-builders.js';
import { layoutFlow, layoutNotice } from './simple-blocks.js';

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
    const { wrapCode, fullViewKey } = context.options;
    const key = fullViewKey === undefined ? '' : ` Press ${fullViewKey} to show it.`;
    const caption = `This diagram is ${preferred?.width ?? 0} columns wide.${key}`;
    const source = layoutSource(block, width, at, context);
    if (!wrapCode) return source;
    return markTooWide([...source, ...layoutFlow([drawnSpan(caption, 'caption')], width, at, context)]);
  }
  const lines = layoutFlow([drawnSpan(block.linear)], Math.max(1, width - indent), at, context);
  for (const line of lines) prefixLine(line, drawnSpan(' '.repeat(indent)), indent);
  return markTooWide(lines);
}

/** Lays out code that could not be drawn, and the reason after it as a message. The message is not part of the block's text. */
export function layoutNotDrawn(
  block: CodeBlock,
  reason: string,
  width: number,
  context: LayoutContext,
): Line[] {
  const lines = layoutCode(block, width, context);
  const offset = lines.at(-1)?.offset ?? context.at;
  const kind = block.language?.toLowerCase() === 'mermaid' ? 'diagram' : 'formula';
  // A copy: a list or quote around the block adds its prefix.
  for (const { spans, width: columns } of layoutNotDrawnReason(
    `${kind} not drawn: ${reason}`,
    width,
    context,
  ))
    lines.push({ spans: spans.slice(), width: columns, offset });
  return lines;
}

/** The last reason that was laid out. After the limit for one article, 100,000 blocks may have the same. */
const lastReasons = new WeakMap<LayoutOptions, { text: string; width: number; lines: readonly Line[] }>();

function layoutNotDrawnReason(text: string, width: number, context: LayoutContext): readonly Line[] {
  const { at, options } = context;
  const last = lastReasons.get(options);
  if (last?.text === text && last.width === width) return last.lines;
  const lines = layoutNotice({ kind: 'notice', line: 0, text }, width, context).map(line =>
    withoutOffsets(line, 0),
  );
  context.at = at;
  lastReasons.set(options, { text, width, lines });
  return lines;
}

/** Lays out the source as a code block. All its rows have the offset `at`, because it is not the block's text. */
function layoutSource(block: DrawingBlock, width: number, at: number, context: LayoutContext): Line[] {
  const { at: after, joinsRows } = context;
  context.joinsRows = false;
  const code = { kind: 'code' as const, line: block.line, text: block.source, language: block.language };
  const lines = layoutCode(code, width, context);
  context.at = after;
  context.joinsRows = joinsRows;
  return lines.map(line => withoutOffsets(line, at));
}

/** Returns a line whose text is not in the block's text. */
function withoutOffsets({ spans, width }: Line, offset: number): Line {
  return { spans: spans.map(withoutOffset), width, offset };
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
