/** Line breaks of the source within a text: a space, or nothing between ideographs. */
import { type FlowSpan, part } from './flow-spans.js';

/** East Asian characters between which a line break of the source is no space; Korean writes spaces, so Hangul is not among them. */
const joins =
  /[\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\ud840-\ud888]/;
const joinsLow = /[\udc00-\udfff]/;

/** Soft breaks as spaces, one code unit for one; those between ideographs are taken out, and their runs split there. */
export function joinSoftBreaks(
  source: string,
  spans: readonly FlowSpan[],
): { text: string; spans: readonly FlowSpan[] } {
  const dropped: number[] = [];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    if (isIdeograph(source, at - 1) && isIdeograph(source, at + 1)) dropped.push(at);
  }
  const text = source.replaceAll('\n', ' ');
  if (dropped.length === 0) return { text, spans };
  const kept: FlowSpan[] = [];
  let start = 0;
  let next = 0;
  for (const run of spans) {
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
  return { text: parts.map(run => run.text).join(''), spans: parts };
}

function isIdeograph(text: string, index: number): boolean {
  const character = text.charAt(index);
  return joins.test(joinsLow.test(character) ? text.charAt(index - 1) : character);
}
