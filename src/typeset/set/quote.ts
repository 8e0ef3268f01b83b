/** Quotes and notes: a bar beside every row, at every depth; when listened to, said in words. */
import type { NoteBlock, QuoteBlock } from '../document.js';
import type { Line } from '../line.js';
import type { StyleName } from '../style.js';
import { LEAST_TEXT, setBlocks } from './block.js';
import type { FlowRun } from './flow.js';
import { inlineRuns } from './inline.js';
import { flow, nest } from './leaves.js';
import { drawnRun, prefixLine } from './lines.js';
import type { Setting } from './setting.js';

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
  const { text, width } = barFor(measure, setting);
  const lines = setBlocks(quote.blocks, measure - width, setting);
  for (const line of lines) styleRow(line, 'quote');
  for (const line of lines) prefixLine(line, drawnRun(text, 'bar'), width);
  return lines;
}

export function setNote(note: NoteBlock, measure: number, setting: Setting): Line[] {
  const label = note.note === 'details' ? 'Details' : LABELS[note.note];
  if (setting.options.linear) {
    const title = note.title ? flow(inlineRuns(note.title, setting), measure, setting.at, setting) : [];
    return said(label, [...title, ...setBlocks(note.blocks, measure, setting)], measure, setting);
  }
  const { text, width } = barFor(measure, setting);
  const at = setting.at;
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

function styleRow(line: Line, style: StyleName): void {
  for (const run of line.runs) if (run.at !== undefined) run.style = nest(style, run.style);
}

/** Rows between their name and their end, for listening. */
export function said(name: string, body: Line[], measure: number, setting: Setting): Line[] {
  const first = body[0]?.offset ?? setting.at;
  const last = body.at(-1)?.offset ?? first;
  const row = (text: string, offset: number): Line[] =>
    flow([drawnRun(text, 'label')], measure, offset, setting);
  return [...row(`${name}:`, first), ...body, ...row(`End of ${name.toLowerCase().split(',')[0]}.`, last)];
}
