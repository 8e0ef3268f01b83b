/** The first partial result is published after this many articles, or after one article and this many milliseconds. */
const FIRST_COUNT = 300;
const FIRST_DELAY = 100;
/** Minimum milliseconds between two partial results. */
const MIN_INTERVAL = 250;

/**
 * Decides when to publish a partial result: soon, and then each time the number of articles has doubled, so that all partial
 * results together cost no more than one further complete one.
 */
export class PartialResultThrottle {
  #published = 0;
  #publishedAt = performance.now();

  /** True if a result with `count` articles is due; it then counts as published. */
  isDue(count: number): boolean {
    const elapsed = performance.now() - this.#publishedAt;
    const isDue =
      this.#published === 0
        ? count >= FIRST_COUNT || (count > 0 && elapsed >= FIRST_DELAY)
        : count >= 2 * this.#published && elapsed >= MIN_INTERVAL;
    if (isDue) this.recordPublished(count);
    return isDue;
  }

  recordPublished(count: number): void {
    this.#published = count;
    this.#publishedAt = performance.now();
  }
}
