/** Runs while they are flowed, and what is cut out of them. */
import type { LineSpan } from '../line.js';

/** A piece that no row may start with: a note's number. */
export interface FlowSpan extends LineSpan {
  glued?: boolean;
}

/** Soft hyphens and zero-width spaces: opportunities to break, and then gone. */
export const INVISIBLE = /[\u00ad\u200b]/;

/** `runs` without them; a run is split where one stood, so that what is left keeps its place. */
export function dropInvisible(spans: LineSpan[]): LineSpan[] {
  if (!spans.some(run => INVISIBLE.test(run.text))) return spans;
  return spans.flatMap(run => {
    if (!INVISIBLE.test(run.text)) return run;
    const visible = [...run.text.matchAll(/[^\u00ad\u200b]+/g)];
    return visible.map(({ index, 0: text }) => part(run, 0, index, text));
  });
}

/** What `text` shows of a run that starts at `start`, from `from` on. Most runs have no more than text, style and place. */
export function part(run: FlowSpan, start: number, from: number, text: string): FlowSpan {
  const { at, style, link } = run;
  if (run.note !== undefined || run.glued || (link !== undefined && style === undefined)) {
    return at === undefined ? { ...run, text } : { ...run, text, at: at + from - start };
  }
  const place = at === undefined ? undefined : at + from - start;
  if (link !== undefined && style !== undefined) {
    return place === undefined ? { text, style, link } : { text, style, link, at: place };
  }
  if (place === undefined) return style === undefined ? { text } : { text, style };
  return style === undefined ? { text, at: place } : { text, style, at: place };
}

export function unglued({ glued: _, ...run }: FlowSpan): LineSpan {
  return run;
}
