/** Quotes and notes: a bar beside every row, at every depth; when listened to, said in words. */
import type { Block, NoteBlock, QuoteBlock } from '../document.js';
import type { Line } from '../line.js';
import type { StyleName } from '../style.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import type { FlowRun } from './flow.js';
import { inlineRuns } from './inline.js';
import { flow, nest } from './leaves.js';
import { drawnRun, prefixLine } from './lines.js';
import type { Setting } from './setting.js';

const QUOTE: StyleName = 'quote';

const LABELS: Record<Exclude<NoteBlock['note'], 'details'>, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

export function setQuote(quote: QuoteBlock, measure: number, setting: Setting): Line[] {
  if (setting.options.linear) {
    const body = setBlocks(quote.blocks, measure, setting);
    return said('Quote', body, measure, setting);
  }
  const { blocks, text, width } = barsFor(quote, measure, setting);
  const lines = setBlocks(blocks, measure - width, setting);
  const bars = drawnRun(text, 'bar');
  for (const line of lines) {
    styleRow(line);
    prefixLine(line, bars, width);
  }
  return lines;
}

/** Quotes that hold nothing but a quote are set as one, so that a row costs the same however deep it stands. */
function barsFor(
  quote: QuoteBlock,
  measure: number,
  setting: Setting,
): { blocks: readonly Block[]; text: string; width: number } {
  let { text, width } = barFor(measure, setting);
  let { blocks } = quote;
  for (let [only] = blocks; blocks.length === 1 && only?.kind === 'quote'; [only] = blocks) {
    const next = barFor(measure - width, setting);
    text += next.text;
    width += next.width;
    blocks = only.blocks;
  }
  return { blocks, text, width };
}

export function setNote(note: NoteBlock, measure: number, setting: Setting): Line[] {
  const label = note.note === 'details' ? 'Details' : LABELS[note.note];
  const at = setting.at;
  if (setting.options.linear) {
    const title = note.title ? flow(inlineRuns(note.title, setting), measure, at, setting) : [];
    return said(label, [...title, ...setBlocks(note.blocks, measure, setting)], measure, setting);
  }
  const { text, width } = barFor(measure, setting);
  const head = flow(labelRuns(note, label, setting), measure - width, at, setting);
  const body = setBlocks(note.blocks, measure - width, setting);
  const lines = [...head, ...body];
  for (const line of lines) prefixLine(line, { text, style: nest('bar', note.note) }, width);
  return lines;
}

/** The name of a note, or what a `details` says it holds. */
function labelRuns(note: NoteBlock, label: string, setting: Setting): FlowRun[] {
  const style = nest('label', note.note);
  const lead = note.note === 'details' ? [drawnRun(`${setting.drawing.details} `, 'label')] : [];
  const title = note.title ? inlineRuns(note.title, setting) : [{ text: label }];
  return [...lead, ...title.map(run => ({ ...run, style: nest(style, run.style) }))];
}

/** The bar and its space; the space goes first where room is short, and where there is none the bar too. */
function barFor(measure: number, setting: Setting): { text: string; width: number } {
  const { bar } = setting.drawing;
  if (measure - 2 >= LEAST_TEXT) return { text: `${bar} `, width: 2 };
  if (measure - 1 >= LEAST_TEXT / 2) return { text: bar, width: 1 };
  return { text: '', width: 0 };
}

/** A quote in a quote looks as one does: its rows are styled once. */
function styleRow(line: Line): void {
  for (const run of line.runs) {
    if (run.at === undefined || run.style === QUOTE || run.style?.startsWith(`${QUOTE} `)) continue;
    run.style = nest(QUOTE, run.style);
  }
}

/** Rows between their name and their end, for listening. */
export function said(name: string, body: Line[], measure: number, setting: Setting): Line[] {
  const first = body[0]?.offset ?? setting.at;
  const last = body.at(-1)?.offset ?? first;
  const row = (text: string, offset: number): Line[] =>
    flow([drawnRun(text, 'label')], measure, offset, setting);
  return [...row(`${name}:`, first), ...body, ...row(`End of ${name.toLowerCase().split(',')[0]}.`, last)];
}
