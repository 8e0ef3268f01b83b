/**
 * What a source may define further on, told without looking at each of its lines: a definition has `]:` behind its
 * label. It says too much rather than too little: whether a label is one, the survey alone knows.
 */
import { normaliseLabel } from '../inline/destination.js';
import { wellFormed } from '../prescan/normalize-source.js';

/** Where so many labels may be defined, no more are listed: any may then be defined anywhere. */
const MOST_LABELS = 1 << 14;
/** Code units of a label with its brackets (CommonMark 0.31, section 4.7: 999 characters, which may be escaped). */
const LONGEST_LABEL = 2000;

export class Ahead {
  /** Normalised label → the last place where it may be defined. */
  private labels: Map<string, number> | undefined;
  /** The last place where anything may be defined. */
  private last = -1;

  constructor(private readonly source: string) {}

  /** May `key`, a normalised label, be defined on a line that starts at `from` or behind it? */
  mayDefine(key: string, from: number): boolean {
    this.labels ??= this.read();
    if (this.last < from) return false;
    return this.labels.size >= MOST_LABELS || (this.labels.get(key) ?? -1) >= from;
  }

  private read(): Map<string, number> {
    const { source } = this;
    const labels = new Map<string, number>();
    for (let at = source.indexOf(']:'); at >= 0; at = source.indexOf(']:', at + 2)) {
      const label = this.labelBefore(at);
      if (label === undefined) continue;
      this.last = at;
      labels.set(normaliseLabel(wellFormed(label)), at);
      if (labels.size < MOST_LABELS) continue;
      this.last = source.lastIndexOf(']:');
      break;
    }
    return labels;
  }

  /** The text between the `]` at `end` and the `[` before it, where nothing but markers of lists and quotes goes before that. */
  private labelBefore(end: number): string | undefined {
    const text = this.source.slice(Math.max(0, end - LONGEST_LABEL), end);
    let open = text.lastIndexOf('[');
    while (open > 0 && text.charAt(open - 1) === '\\') open = text.lastIndexOf('[', open - 1);
    if (open < 0) return undefined;
    let at = end - text.length + open - 1;
    while (isMarker(this.source.charCodeAt(at))) at--;
    return at < 0 || this.source.charCodeAt(at) === 0x0a ? text.slice(open + 1) : undefined;
  }
}

/** Of what may stand before a definition on its line: white space, `>`, `-`, `*`, `+`, `1.`, `1)`. */
function isMarker(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    (code >= 0x29 && code <= 0x2b) ||
    code === 0x2d ||
    code === 0x2e ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x3e
  );
}
