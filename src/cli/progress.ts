import { Output } from '../host/output.js';
import type { Terminal } from '../host/terminal.js';

/** Milliseconds for which nothing is said: most libraries are open by then. */
const PATIENCE = 300;
/** Milliseconds between two counts. */
const EVERY = 100;

/** What is being counted, for who waits at a terminal. */
export interface Progress {
  say(count: number): void;
  /** Takes the line away. */
  end(): void;
}

/** A count on stderr, on one line of its own, where stderr is a terminal that can take a line back. */
export function showProgress(what: string, { stderr, dumb }: Pick<Terminal, 'stderr' | 'dumb'>): Progress {
  if (!stderr || dumb) return { say() {}, end() {} };
  const err = new Output(2);
  let next = performance.now() + PATIENCE;
  let shown = false;
  return {
    say(count) {
      if (performance.now() < next) return;
      next = performance.now() + EVERY;
      shown = true;
      err.write(`\r${what}: ${count}`);
    },
    end() {
      if (shown) err.write('\r\x1b[K');
      shown = false;
    },
  };
}
