import { slugText } from './slug-text.js';

/**
 * Creates unique anchors in GitHub's style. The class of github-slugger records them in an object, which is slow with 100,000
 * keys.
 */
export class UniqueAnchors {
  /**
   * Numbers given so far, by the anchor before the number. The anchors `a-1` to `a-n` are not recorded, because an article may
   * have 100,000 headings of one text.
   */
  private readonly counts = new Map<string, number>();
  /** True if a recorded anchor looks like one with a number. Otherwise, no new one can be equal to it. */
  private hasNumbered = false;

  create(text: string): string {
    const first = slugText(text);
    const known = this.counts.get(first);
    if (known === undefined && !this.isNumbered(first)) {
      this.counts.set(first, 0);
      return first;
    }
    let count = known ?? 0;
    do count++;
    while (this.hasNumbered && this.counts.has(`${first}-${count}`));
    this.counts.set(first, count);
    return `${first}-${count}`;
  }

  /** True if the anchor was created from another one, with a number. Notes that there is such an anchor. */
  private isNumbered(anchor: string): boolean {
    const last = anchor.charCodeAt(anchor.length - 1);
    const [, base, number] = last >= 0x30 && last <= 0x39 ? (NUMBERED.exec(anchor) ?? []) : [];
    if (base === undefined) return false;
    this.hasNumbered = true;
    return Number(number) <= (this.counts.get(base) ?? 0);
  }
}
const NUMBERED = /^(.*)-([1-9]\d*)$/s;
