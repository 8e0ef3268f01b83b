/** Where `<details>` stand that are closed: what is in one must be parsed in one go. */
const TAG = /<(\/?)details\b/iy;

interface Tag {
  at: number;
  closing: boolean;
}

export class Details {
  /** Outermost ones, in order. */
  private readonly ranges: { start: number; end: number }[] = [];
  private readonly open: number[] = [];
  /** Tags before this have been followed. */
  private from = 0;
  private next = 0;

  constructor(private readonly source: string) {}

  /** Is `at` within one? Asked for positions that only grow; the source is read no further than that takes. */
  holds(at: number): boolean {
    for (let tag = this.tagBefore(at); tag; tag = this.tagBefore(at)) this.follow(tag);
    let range = this.ranges[this.next];
    while (range && range.end < at) range = this.ranges[++this.next];
    return range !== undefined && range.start < at;
  }

  /** The next tag before `limit`; the next one anywhere while some are open. */
  private tagBefore(limit: number): Tag | undefined {
    const { source } = this;
    const end = this.open.length > 0 ? source.length : limit;
    while (this.from < end) {
      const at = source.indexOf('<', this.from);
      this.from = at < 0 ? source.length : Math.min(at, end);
      if (this.from === end) return undefined;
      this.from++;
      TAG.lastIndex = at;
      const found = TAG.exec(source);
      if (found) return { at, closing: found[1] !== '' };
    }
    return undefined;
  }

  private follow({ at, closing }: Tag): void {
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
