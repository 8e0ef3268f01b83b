/** Articles, or milliseconds, after which what has come of a library is shown for the first time. */
const FIRST = 300;
const SOON = 100;
/** Milliseconds between two times, at least. */
const OFTEN = 250;

/**
 * When what has come of a library is worth showing: soon, and then whenever there is twice as much, so that making it
 * each time takes no longer, all in all, than making it once more.
 */
export class Growth {
  #shown = 0;
  #at = performance.now();

  /** `count`: of what has come. Where it is due it counts as shown. */
  isDue(count: number): boolean {
    const waited = performance.now() - this.#at;
    const due =
      this.#shown === 0
        ? count >= FIRST || (count > 0 && waited >= SOON)
        : count >= 2 * this.#shown && waited >= OFTEN;
    if (due) this.show(count);
    return due;
  }

  show(count: number): void {
    this.#shown = count;
    this.#at = performance.now();
  }
}
