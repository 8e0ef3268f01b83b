/** Quotes and alerts: a bar beside every row, at every depth. In accessible mode, announced in words. */
import type { AlertBlock, QuoteBlock } from '../../document/document.js';
import { nestStyle, type StyleName } from '../../document/style.js';
import { announce } from '../announce.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans } from '../inline/inline-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { blankLine, createLineSpan, drawnSpan, hangLines, prefixLine } from '../row-builders.js';
import { layoutBlocks, MIN_TEXT_WIDTH } from './layout-blocks.js';
import { layoutFlow } from './simple-blocks.js';

const QUOTE: StyleName = 'quote';

const LABELS: Record<AlertBlock['alert'], string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  details: 'Details',
};

/** Styles of labels and bars. Joined once, because a document may have 100,000 alerts. */
const LABEL_STYLES = nestAlerts('label');
const BAR_STYLES = nestAlerts('bar');

function nestAlerts(outer: StyleName): Record<AlertBlock['alert'], string> {
  const note = nestStyle(outer, 'note');
  const tip = nestStyle(outer, 'tip');
  const important = nestStyle(outer, 'important');
  const warning = nestStyle(outer, 'warning');
  const caution = nestStyle(outer, 'caution');
  const details = nestStyle(outer, 'details');
  return { note, tip, important, warning, caution, details };
}

export function layoutQuote(quote: QuoteBlock, width: number, context: LayoutContext): Line[] {
  if (context.options.accessible) {
    context.quotes += 1;
    const level = context.quotes;
    const lines = layoutBlocks(quote.blocks, width, context);
    context.quotes -= 1;
    return announce({ name: 'Quote', level }, lines, width, context);
  }
  const lines: Line[] = [];
  addWithBar(quote, NO_BARS, width, context, lines);
  return lines;
}

export function layoutAlert(alert: AlertBlock, width: number, context: LayoutContext): Line[] {
  if (!context.options.accessible) {
    const lines: Line[] = [];
    addWithBar(alert, NO_BARS, width, context, lines);
    return lines;
  }
  const at = context.at;
  const title = alert.title ? layoutFlow(inlineSpans(alert.title, context), width, at, context) : [];
  return announce(
    { name: LABELS[alert.alert] },
    [...title, ...layoutBlocks(alert.blocks, width, context)],
    width,
    context,
  );
}

/** Bars of all quotes and alerts around a row. Joined once, so that a row costs the same at any depth. */
interface Bars {
  /** Outermost first. Bars of one style that follow each other are one span. Each character is one column wide. */
  spans: readonly LineSpan[];
  /** True if one of them belongs to a quote. */
  isQuote: boolean;
}

const NO_BARS: Bars = { spans: [], isQuote: false };

/** Adds the lines of a quote or alert that is inside the bars `outer`. */
function addWithBar(
  block: QuoteBlock | AlertBlock,
  outer: Bars,
  width: number,
  context: LayoutContext,
  lines: Line[],
): void {
  const isQuote = block.kind === 'quote';
  const bar = barFor(width, context);
  const style = isQuote ? 'bar' : BAR_STYLES[block.alert];
  const bars = {
    spans: appendBar(outer.spans, createLineSpan(bar, style)),
    isQuote: outer.isQuote || isQuote,
  };
  const innerWidth = width - bar.length;
  if (!isQuote) addRows(layoutLabel(block, innerWidth, context), bars, lines);
  const first = lines.length;
  context.joinsRows = false;
  for (const child of block.blocks) {
    const before = lines.length;
    if (before > first) addRows([blankLine(context.at)], bars, lines);
    const start = lines.length;
    if (child.kind === 'quote' || child.kind === 'alert') addWithBar(child, bars, innerWidth, context, lines);
    else addRows(context.layoutBlock(child, innerWidth, context), bars, lines);
    if (lines.length === start) lines.length = before;
  }
}

function appendBar(bars: readonly LineSpan[], bar: LineSpan): readonly LineSpan[] {
  const last = bars.at(-1);
  if (bar.text === '') return bars;
  return last && last.style === bar.style
    ? bars.with(-1, createLineSpan(last.text + bar.text, bar.style))
    : [...bars, bar];
}

function addRows(rows: readonly Line[], { spans, isQuote }: Bars, lines: Line[]): void {
  for (const line of rows) {
    if (isQuote) applyQuoteStyle(line);
    for (let index = spans.length - 1; index >= 0; index--) {
      const span = spans[index];
      if (span) prefixLine(line, span, span.text.length);
    }
    lines.push(line);
  }
}

/** Lays out the title of an alert, or the summary of a `<details>`, indented after its marker. */
function layoutLabel(alert: AlertBlock, width: number, context: LayoutContext): Line[] {
  const at = context.at;
  const style = LABEL_STYLES[alert.alert];
  const spans: FlowSpan[] = alert.title
    ? inlineSpans(alert.title, context)
    : [createLineSpan(LABELS[alert.alert], style)];
  if (alert.title) for (const span of spans) span.style = nestStyle(style, span.style);
  if (alert.alert !== 'details') return layoutFlow(spans, width, at, context);
  const lead = drawnSpan(`${context.glyphs.details} `, 'label');
  if (width < MIN_TEXT_WIDTH) return layoutFlow([lead, ...spans], width, at, context);
  const lines = layoutFlow(spans, width - lead.text.length, at, context);
  hangLines(lines, lead, lead.text.length);
  return lines;
}

/** Returns the bar and a space. In a narrow layout it is only the bar, in a very narrow one nothing. */
function barFor(width: number, { glyphs }: LayoutContext): string {
  if (width - 2 >= MIN_TEXT_WIDTH) return `${glyphs.bar} `;
  return width - 1 >= MIN_TEXT_WIDTH / 2 ? glyphs.bar : '';
}

/** Adds the quote style to a line once, however many quotes are around it. */
function applyQuoteStyle(line: Line): void {
  for (const span of line.spans) {
    if (span.at === undefined || span.style === QUOTE || span.style?.startsWith(`${QUOTE} `)) continue;
    span.style = nestStyle(QUOTE, span.style);
  }
}
