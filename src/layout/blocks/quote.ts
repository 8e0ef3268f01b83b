/** Quotes and notes: a bar beside every row, at every depth; when listened to, said in words. */
import type { NoteBlock, QuoteBlock } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import { said } from '../announce.js';
import type { FlowSpan } from '../inline/flow-spans.js';
import { inlineSpans } from '../inline/inline-spans.js';
import type { LayoutContext } from '../layout-context.js';
import type { Line, LineSpan } from '../line.js';
import { blankLine, drawnSpan, hangLines, prefixLine } from '../row-builders.js';
import { LEAST_TEXT, layoutBlock, layoutBlocks } from './layout-block.js';
import { flow, nest } from './simple-blocks.js';

const QUOTE: StyleName = 'quote';

const LABELS: Record<Exclude<NoteBlock['note'], 'details'>, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

export function layoutQuote(quote: QuoteBlock, measure: number, setting: LayoutContext): Line[] {
  if (setting.options.accessible) {
    setting.quotes += 1;
    const level = setting.quotes;
    const body = layoutBlocks(quote.blocks, measure, setting);
    setting.quotes -= 1;
    return said({ name: 'Quote', level }, body, measure, setting);
  }
  const lines: Line[] = [];
  addBarred(quote, NO_BARS, measure, setting, lines);
  return lines;
}

export function layoutAlert(note: NoteBlock, measure: number, setting: LayoutContext): Line[] {
  if (!setting.options.accessible) {
    const lines: Line[] = [];
    addBarred(note, NO_BARS, measure, setting, lines);
    return lines;
  }
  const at = setting.at;
  const title = note.title ? flow(inlineSpans(note.title, setting), measure, at, setting) : [];
  return said(
    { name: labelOf(note) },
    [...title, ...layoutBlocks(note.blocks, measure, setting)],
    measure,
    setting,
  );
}

/** The bars of the quotes and notes around a row, all of them: so that a row costs the same however deep it stands. */
interface Bars {
  /** From the outermost in; those of one style are one run. Each character is one column wide. */
  spans: readonly LineSpan[];
  /** Is one of them a quote's? */
  isQuote: boolean;
}

const NO_BARS: Bars = { spans: [], isQuote: false };

/** Adds the rows of a quote or note that stands within `around`. */
function addBarred(
  block: QuoteBlock | NoteBlock,
  around: Bars,
  measure: number,
  setting: LayoutContext,
  lines: Line[],
): void {
  const isQuote = block.kind === 'quote';
  const bar = barFor(measure, setting);
  const style = isQuote ? 'bar' : nest('bar', block.note);
  const bars = { spans: withBar(around.spans, { text: bar, style }), isQuote: around.isQuote || isQuote };
  const room = measure - bar.length;
  if (!isQuote) addRows(setLabel(block, room, setting), bars, lines);
  const first = lines.length;
  setting.joins = false;
  for (const child of block.blocks) {
    const before = lines.length;
    if (before > first) addRows([blankLine(setting.at)], bars, lines);
    const above = lines.length;
    if (child.kind === 'quote' || child.kind === 'note') addBarred(child, bars, room, setting, lines);
    else addRows(layoutBlock(child, room, setting), bars, lines);
    if (lines.length === above) lines.length = before;
  }
}

function withBar(bars: readonly LineSpan[], bar: LineSpan): readonly LineSpan[] {
  const last = bars.at(-1);
  if (bar.text === '') return bars;
  return last && last.style === bar.style
    ? bars.with(-1, { ...bar, text: last.text + bar.text })
    : [...bars, bar];
}

function addRows(rows: readonly Line[], { spans, isQuote }: Bars, lines: Line[]): void {
  for (const line of rows) {
    if (isQuote) styleRow(line);
    for (let index = spans.length - 1; index >= 0; index--) {
      const run = spans[index];
      if (run) prefixLine(line, run, run.text.length);
    }
    lines.push(line);
  }
}

/** The name of a note, or what a `details` says it holds, set in from its mark. */
function setLabel(note: NoteBlock, measure: number, setting: LayoutContext): Line[] {
  const at = setting.at;
  const style = nest('label', note.note);
  const title: FlowSpan[] = note.title ? inlineSpans(note.title, setting) : [{ text: labelOf(note) }];
  const spans = title.map(run => ({ ...run, style: nest(style, run.style) }));
  if (note.note !== 'details') return flow(spans, measure, at, setting);
  const lead = drawnSpan(`${setting.glyphs.details} `, 'label');
  if (measure < LEAST_TEXT) return flow([lead, ...spans], measure, at, setting);
  const lines = flow(spans, measure - lead.text.length, at, setting);
  hangLines(lines, lead, lead.text.length);
  return lines;
}

function labelOf({ note }: NoteBlock): string {
  return note === 'details' ? 'Details' : LABELS[note];
}

/** The bar and its space; the space goes first where room is short, and where there is none the bar too. */
function barFor(measure: number, { glyphs }: LayoutContext): string {
  if (measure - 2 >= LEAST_TEXT) return `${glyphs.bar} `;
  return measure - 1 >= LEAST_TEXT / 2 ? glyphs.bar : '';
}

/** A quote in a quote looks as one does: its rows are styled once. */
function styleRow(line: Line): void {
  for (const run of line.spans) {
    if (run.at === undefined || run.style === QUOTE || run.style?.startsWith(`${QUOTE} `)) continue;
    run.style = nest(QUOTE, run.style);
  }
}
