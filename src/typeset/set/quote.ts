/** Quotes and notes: a bar beside every row, at every depth; when listened to, said in words. */
import type { NoteBlock, QuoteBlock } from '../document.js';
import type { Line, SetRun } from '../line.js';
import type { StyleName } from '../style.js';
import { LEAST_TEXT, setBlock, setBlocks } from './block.js';
import { inlineRuns } from './inline.js';
import { flow, nest } from './leaves.js';
import { blankLine, drawnRun, hangLines, prefixLine } from './lines.js';
import type { FlowRun } from './pieces.js';
import { said } from './said.js';
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
    setting.quotes += 1;
    const level = setting.quotes;
    const body = setBlocks(quote.blocks, measure, setting);
    setting.quotes -= 1;
    return said({ name: 'Quote', level }, body, measure, setting);
  }
  const lines: Line[] = [];
  addBarred(quote, NO_BARS, measure, setting, lines);
  return lines;
}

export function setNote(note: NoteBlock, measure: number, setting: Setting): Line[] {
  if (!setting.options.linear) {
    const lines: Line[] = [];
    addBarred(note, NO_BARS, measure, setting, lines);
    return lines;
  }
  const at = setting.at;
  const title = note.title ? flow(inlineRuns(note.title, setting), measure, at, setting) : [];
  return said(
    { name: labelOf(note) },
    [...title, ...setBlocks(note.blocks, measure, setting)],
    measure,
    setting,
  );
}

/** The bars of the quotes and notes around a row, all of them: so that a row costs the same however deep it stands. */
interface Bars {
  /** From the outermost in; those of one style are one run. Each character is one column wide. */
  runs: readonly SetRun[];
  /** Is one of them a quote's? */
  isQuote: boolean;
}

const NO_BARS: Bars = { runs: [], isQuote: false };

/** Adds the rows of a quote or note that stands within `around`. */
function addBarred(
  block: QuoteBlock | NoteBlock,
  around: Bars,
  measure: number,
  setting: Setting,
  lines: Line[],
): void {
  const isQuote = block.kind === 'quote';
  const bar = barFor(measure, setting);
  const style = isQuote ? 'bar' : nest('bar', block.note);
  const bars = { runs: withBar(around.runs, { text: bar, style }), isQuote: around.isQuote || isQuote };
  const room = measure - bar.length;
  if (!isQuote) addRows(setLabel(block, room, setting), bars, lines);
  const first = lines.length;
  setting.joins = false;
  for (const child of block.blocks) {
    const before = lines.length;
    if (before > first) addRows([blankLine(setting.at)], bars, lines);
    const above = lines.length;
    if (child.kind === 'quote' || child.kind === 'note') addBarred(child, bars, room, setting, lines);
    else addRows(setBlock(child, room, setting), bars, lines);
    if (lines.length === above) lines.length = before;
  }
}

function withBar(bars: readonly SetRun[], bar: SetRun): readonly SetRun[] {
  const last = bars.at(-1);
  if (bar.text === '') return bars;
  return last && last.style === bar.style
    ? bars.with(-1, { ...bar, text: last.text + bar.text })
    : [...bars, bar];
}

function addRows(rows: readonly Line[], { runs, isQuote }: Bars, lines: Line[]): void {
  for (const line of rows) {
    if (isQuote) styleRow(line);
    for (let index = runs.length - 1; index >= 0; index--) {
      const run = runs[index];
      if (run) prefixLine(line, run, run.text.length);
    }
    lines.push(line);
  }
}

/** The name of a note, or what a `details` says it holds, set in from its mark. */
function setLabel(note: NoteBlock, measure: number, setting: Setting): Line[] {
  const at = setting.at;
  const style = nest('label', note.note);
  const title: FlowRun[] = note.title ? inlineRuns(note.title, setting) : [{ text: labelOf(note) }];
  const runs = title.map(run => ({ ...run, style: nest(style, run.style) }));
  if (note.note !== 'details') return flow(runs, measure, at, setting);
  const lead = drawnRun(`${setting.drawing.details} `, 'label');
  if (measure < LEAST_TEXT) return flow([lead, ...runs], measure, at, setting);
  const lines = flow(runs, measure - lead.text.length, at, setting);
  hangLines(lines, lead, lead.text.length);
  return lines;
}

function labelOf({ note }: NoteBlock): string {
  return note === 'details' ? 'Details' : LABELS[note];
}

/** The bar and its space; the space goes first where room is short, and where there is none the bar too. */
function barFor(measure: number, { drawing }: Setting): string {
  if (measure - 2 >= LEAST_TEXT) return `${drawing.bar} `;
  return measure - 1 >= LEAST_TEXT / 2 ? drawing.bar : '';
}

/** A quote in a quote looks as one does: its rows are styled once. */
function styleRow(line: Line): void {
  for (const run of line.runs) {
    if (run.at === undefined || run.style === QUOTE || run.style?.startsWith(`${QUOTE} `)) continue;
    run.style = nest(QUOTE, run.style);
  }
}
