import type { Terminal } from '../../host/detect-terminal.js';
import { SyncWriter } from '../../host/sync-writer.js';

/** Milliseconds for which nothing is said: most libraries are open by then. */
const PATIENCE = 300;
/** Milliseconds between two counts. */
const EVERY = 100;

/** What is being counted, for who waits at a terminal. */
export interface Progress {
  say(count: number): void;
  /** Takes the line away, for good. */
  end(): void;
}

/** A count on stderr, on one line of its own, where stderr is a terminal that can take a line back. */
export function showProgress(what: string, terminal: Pick<Terminal, 'stderr' | 'dumb'>): Progress {
  const err = new SyncWriter(2);
  let next = Date.now() + PATIENCE;
  let shown = false;
  let ended = false;
  return {
    say(count) {
      if (ended || Date.now() < next) return;
      next = Date.now() + EVERY;
      // Asked as late as this: whether stderr is a terminal costs more than most searches have to wait.
      if (terminal.dumb || !terminal.stderr) return;
      shown = true;
      err.write(`\r${what}: ${count}`);
    },
    end() {
      if (shown) err.write('\r\x1b[K');
      shown = false;
      ended = true;
    },
  };
}
