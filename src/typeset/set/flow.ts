/**
 * One text out of styled runs, broken into rows, and the runs cut at the rows: the only way text is set, so styles,
 * links and places are the same before and after. Soft breaks become spaces here, or nothing between ideographs.
 */
import { wrap } from '../../text/wrap.js';
import type { Line, SetRun } from '../line.js';

/** A piece that no row may start with: a note's number. */
export interface FlowRun extends SetRun {
  glued?: boolean;
}

export interface FlowOptions {
  keepAddresses: boolean;
}

/** Rows of `runs` at `measure`; `offset` is the place of a row that has no text of the author's. */
export function flowLines(
  runs: readonly FlowRun[],
  measure: number,
  offset: number,
  options: FlowOptions,
): Line[] {
  const only = runs.length === 1 ? runs[0] : undefined;
  const written = only ? only.text : runs.map(run => run.text).join('');
  const source = written.includes('\t') ? written.replaceAll('\t', ' ') : written;
  const joined = source.includes('\n') ? joinSoftBreaks(source, runs) : undefined;
  const text = joined ? joined.text : source;
  const pieces = joined ? joined.runs : runs;
  const rows = wrap(text, measure, { keepAddresses: options.keepAddresses, glued: gluedPositions(pieces) });
  const lines = cut(pieces, rows, text, offset);
  if (INVISIBLE.test(text)) for (const line of lines) line.runs = dropInvisible(line.runs);
  return lines;
}

/** Soft hyphens and zero-width spaces: opportunities to break, and then gone. */
const INVISIBLE = /[\u00ad\u200b]/;

/** `runs` without them; a run is split where one stood, so that what is left keeps its place. */
export function dropInvisible(runs: SetRun[]): SetRun[] {
  if (!runs.some(run => INVISIBLE.test(run.text))) return runs;
  return runs.flatMap(run => {
    if (!INVISIBLE.test(run.text)) return run;
    const visible = [...run.text.matchAll(/[^\u00ad\u200b]+/g)];
    return visible.map(({ index, 0: text }) => part(run, 0, index, text));
  });
}

const NONE: readonly number[] = [];

function gluedPositions(runs: readonly FlowRun[]): readonly number[] {
  if (!runs.some(run => run.glued)) return NONE;
  const positions: number[] = [];
  let start = 0;
  for (const run of runs) {
    if (run.glued) positions.push(start);
    start += run.text.length;
  }
  return positions;
}

/** Cuts `runs`, whose texts joined are `text`, at `rows`. */
function cut(runs: readonly FlowRun[], rows: readonly number[], text: string, offset: number): Line[] {
  const lines: Line[] = [];
  let index = 0;
  let start = 0;
  let place = offset;
  for (let row = 0; row < rows.length; row += 3) {
    const from = rows[row] ?? 0;
    const to = rows[row + 1] ?? 0;
    const width = rows[row + 2] ?? 0;
    const cutRuns: SetRun[] = [];
    let first: number | undefined;
    while (index < runs.length && start < to) {
      const run = runs[index];
      if (!run) break;
      const end = start + run.text.length;
      if (end > from) {
        const begin = Math.max(from, start);
        const piece = part(
          run.glued ? unglued(run) : run,
          start,
          begin,
          text.slice(begin, Math.min(to, end)),
        );
        first ??= piece.at;
        if (piece.text !== '') cutRuns.push(piece);
      }
      if (end > to) break;
      start = end;
      index++;
    }
    place = first ?? place;
    lines.push({ runs: cutRuns, width, offset: place });
  }
  return lines;
}

function unglued({ glued: _, ...run }: FlowRun): SetRun {
  return run;
}

/** East Asian characters between which a line break of the source is no space; Korean writes spaces, so Hangul is not among them. */
const joins =
  /[\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\ud840-\ud888]/;
const joinsLow = /[\udc00-\udfff]/;

/** Soft breaks as spaces, one code unit for one; those between ideographs are taken out, and their runs split there. */
function joinSoftBreaks(
  source: string,
  runs: readonly FlowRun[],
): { text: string; runs: readonly FlowRun[] } {
  const dropped: number[] = [];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    if (isIdeograph(source, at - 1) && isIdeograph(source, at + 1)) dropped.push(at);
  }
  const text = source.replaceAll('\n', ' ');
  if (dropped.length === 0) return { text, runs };
  const kept: FlowRun[] = [];
  let start = 0;
  let next = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    let from = start;
    for (; next < dropped.length && (dropped[next] ?? 0) < end; next++) {
      const at = dropped[next] ?? 0;
      kept.push(part(run, start, from, text.slice(from, at)));
      from = at + 1;
    }
    kept.push(part(run, start, from, text.slice(from, end)));
    start = end;
  }
  const parts = kept.filter(run => run.text !== '');
  return { text: parts.map(run => run.text).join(''), runs: parts };
}

function isIdeograph(text: string, index: number): boolean {
  const character = text.charAt(index);
  return joins.test(joinsLow.test(character) ? text.charAt(index - 1) : character);
}

/** What `text` shows of a run that starts at `start`, from `from` on. Most runs have no more than text, style and place. */
function part(run: FlowRun, start: number, from: number, text: string): FlowRun {
  const { at, style } = run;
  if (run.link !== undefined || run.note !== undefined || run.glued) {
    return at === undefined ? { ...run, text } : { ...run, text, at: at + from - start };
  }
  if (at === undefined) return style === undefined ? { text } : { text, style };
  const place = at + from - start;
  return style === undefined ? { text, at: place } : { text, style, at: place };
}
