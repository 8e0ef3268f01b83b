/** Where `<details>` stand that are closed: what is in one must be parsed in one go. */
const TAG = /<(\/?)details\b/gi;

export class Details {
  /** Outermost ones, in order. */
  private readonly ranges: { start: number; end: number }[] = [];
  private next = 0;

  constructor(source: string) {
    const open: number[] = [];
    if (!/<\/details/i.test(source)) return;
    for (const tag of source.matchAll(TAG)) {
      if (!tag[1]) open.push(tag.index);
      else {
        const start = open.pop();
        if (start === undefined) continue;
        while ((this.ranges.at(-1)?.start ?? -1) > start) this.ranges.pop();
        this.ranges.push({ start, end: tag.index });
      }
    }
  }

  /** Is `at` within one? Asked for positions that only grow. */
  holds(at: number): boolean {
    let range = this.ranges[this.next];
    while (range && range.end < at) range = this.ranges[++this.next];
    return range !== undefined && range.start < at;
  }
}
