import { type ElementName, elementName } from '../block-sink.js';

/** Finds the `<details>` and lists in HTML that have an end. The content of each must be parsed within one slice. */
const TAG = /<(\/?)(details|[uod]l)\b/iy;

/** Fast path: a source may have a `<` for every two characters. Tests for the first letter of a name. */
function startsName(source: string, at: number): boolean {
  const next = source.charCodeAt(at + 1);
  const letter = (next === 0x2f ? source.charCodeAt(at + 2) : next) | 0x20;
  return letter === 0x64 || letter === 0x75 || letter === 0x6f;
}

interface ElementTag {
  at: number;
  name: ElementName;
  closing: boolean;
}

export class HtmlElements {
  /** Outermost elements, in order. */
  private readonly ranges: { start: number; end: number }[] = [];
  private readonly open: ElementTag[] = [];
  /** Number of open elements with each name. */
  private readonly counts = { details: 0, ul: 0, ol: 0 };
  /** Offset up to which tags have been read. */
  private scannedTo = 0;
  /** The last `<` that was found, at or after `scannedTo`. Kept, because it may be far ahead of many limits. */
  private angle = -1;
  private next = 0;

  constructor(private readonly source: string) {}

  /** End of the outermost element around `at`; 0 if there is none. Offsets must ascend; reads no more of the source than needed. */
  endAt(at: number): number {
    for (let tag = this.tagBefore(at); tag; tag = this.tagBefore(at)) this.applyTag(tag);
    let range = this.ranges[this.next];
    while (range && range.end < at) range = this.ranges[++this.next];
    return range !== undefined && range.start < at ? range.end : 0;
  }

  /** The next tag before `limit`, or anywhere while an element is open. Tags directly after a backtick are code. */
  private tagBefore(limit: number): ElementTag | undefined {
    const { source } = this;
    const end = this.open.length > 0 ? source.length : limit;
    while (this.scannedTo < end) {
      if (this.angle < this.scannedTo) this.angle = source.indexOf('<', this.scannedTo);
      if (this.angle < 0) this.angle = source.length;
      const at = this.angle;
      this.scannedTo = Math.min(at, end);
      if (this.scannedTo === end) return undefined;
      this.scannedTo++;
      if (!startsName(source, at) || source.charCodeAt(at - 1) === 0x60) continue;
      TAG.lastIndex = at;
      const match = TAG.exec(source);
      if (match) return { at, name: elementName(match[2] ?? ''), closing: match[1] !== '' };
    }
    return undefined;
  }

  private applyTag(tag: ElementTag): void {
    const { open, counts } = this;
    if (!tag.closing) {
      counts[tag.name]++;
      open.push(tag);
      return;
    }
    if (counts[tag.name] === 0) return;
    let start = open.pop();
    while (start && start.name !== tag.name) {
      counts[start.name]--;
      start = open.pop();
    }
    if (start === undefined) return;
    counts[start.name]--;
    while ((this.ranges.at(-1)?.start ?? -1) > start.at) this.ranges.pop();
    this.ranges.push({ start: start.at, end: tag.at });
  }
}
