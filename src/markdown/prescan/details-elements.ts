/** Finds closed `<details>` elements. The content of each must be parsed within one slice. */
const TAG = /<(\/?)details\b/iy;

/** Fast path: a source may have a `<` for every two characters. */
function startsWithD(source: string, at: number): boolean {
  const next = source.charCodeAt(at + 1);
  const name = next === 0x2f ? source.charCodeAt(at + 2) : next;
  return name === 0x64 || name === 0x44;
}

interface DetailsTag {
  at: number;
  closing: boolean;
}

export class DetailsElements {
  /** Outermost elements, in order. */
  private readonly ranges: { start: number; end: number }[] = [];
  private readonly open: number[] = [];
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

  /** The next tag before `limit`, or anywhere while an element is open. */
  private tagBefore(limit: number): DetailsTag | undefined {
    const { source } = this;
    const end = this.open.length > 0 ? source.length : limit;
    while (this.scannedTo < end) {
      if (this.angle < this.scannedTo) this.angle = source.indexOf('<', this.scannedTo);
      if (this.angle < 0) this.angle = source.length;
      const at = this.angle;
      this.scannedTo = Math.min(at, end);
      if (this.scannedTo === end) return undefined;
      this.scannedTo++;
      if (!startsWithD(source, at)) continue;
      TAG.lastIndex = at;
      const match = TAG.exec(source);
      if (match) return { at, closing: match[1] !== '' };
    }
    return undefined;
  }

  private applyTag({ at, closing }: DetailsTag): void {
    if (!closing) {
      this.open.push(at);
      return;
    }
    const start = this.open.pop();
    if (start === undefined) return;
    while ((this.ranges.at(-1)?.start ?? -1) > start) this.ranges.pop();
    this.ranges.push({ start, end: at });
  }
}
