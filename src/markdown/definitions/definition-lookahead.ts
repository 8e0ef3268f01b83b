/**
 * Predicts which labels are defined further down, by searching for `]:` instead of reading lines. May report
 * a label that is not defined (only the prescan can tell), but never misses one.
 */
import { normaliseLabel } from '../inline/destination.js';

/** Maximum number of labels collected. Beyond it, any label is treated as possibly defined. */
const MAX_LABELS = 1 << 14;
/**
 * Maximum code units of a label with brackets (CommonMark 0.31, section 4.7: 999 characters, each possibly
 * escaped).
 */
const MAX_LABEL_LENGTH = 2000;

export class DefinitionLookahead {
  /** Normalised label → last offset at which it may be defined. */
  private labels: Map<string, number> | undefined;
  /** Last offset at which any label may be defined. */
  private lastPosition = -1;

  constructor(private readonly source: string) {}

  /** True if a line at or after `from` may define `key`, a normalised label. */
  mayDefine(key: string, from: number): boolean {
    this.labels ??= this.collectLabels();
    if (this.lastPosition < from) return false;
    return this.labels.size >= MAX_LABELS || (this.labels.get(key) ?? -1) >= from;
  }

  private collectLabels(): Map<string, number> {
    const { source } = this;
    const labels = new Map<string, number>();
    // A label has no `]` without a backslash, so it starts after the one before.
    let start = 0;
    for (let at = source.indexOf(']:'); at >= 0; at = source.indexOf(']:', at + 2)) {
      if (this.isEscaped(at)) continue;
      const label = this.labelBefore(at, start);
      start = at + 1;
      if (label === undefined) continue;
      this.lastPosition = at;
      labels.set(normaliseLabel(label), at);
      if (labels.size < MAX_LABELS) continue;
      this.lastPosition = source.lastIndexOf(']:');
      break;
    }
    return labels;
  }

  /** True if a backslash makes the character at `at` text. */
  private isEscaped(at: number): boolean {
    let before = at;
    while (this.source[before - 1] === '\\') before--;
    return (at - before) % 2 === 1;
  }

  /**
   * Label that starts at or after `start` and ends before the `]` at `end`. Undefined unless only list and quote markers precede
   * its `[` on the line.
   */
  private labelBefore(end: number, start: number): string | undefined {
    const text = this.source.slice(Math.max(start, end - MAX_LABEL_LENGTH), end);
    let open = text.lastIndexOf('[');
    while (open > 0 && text.charAt(open - 1) === '\\') open = text.lastIndexOf('[', open - 1);
    if (open < 0) return undefined;
    let at = end - text.length + open - 1;
    while (isMarker(this.source.charCodeAt(at))) at--;
    return at < 0 || this.source.charCodeAt(at) === 0x0a ? text.slice(open + 1) : undefined;
  }
}

/**
 * True for characters allowed before a definition on its line: white space, `>`, `-`, `*`, `+`, `1.`, `1)`.
 */
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
