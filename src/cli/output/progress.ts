import type { Terminal } from '../../host/detect-terminal.js';
import { SyncWriter } from '../../host/sync-writer.js';

/** Milliseconds until the first count: most libraries are open by then. */
const FIRST_DELAY = 300;
/** Milliseconds between two counts. */
const INTERVAL = 100;

export interface Progress {
  update(count: number): void;
  /** Erases the line. Later updates print nothing. */
  end(): void;
}

/** Shows a count on one line of stderr. Does nothing unless stderr is a terminal that can erase the line. */
export function showProgress(label: string, terminal: Pick<Terminal, 'stderr' | 'dumb'>): Progress {
  const err = new SyncWriter(2);
  let next = Date.now() + FIRST_DELAY;
  let shown = false;
  let ended = false;
  return {
    update(count) {
      if (ended || Date.now() < next) return;
      next = Date.now() + INTERVAL;
      // Checked this late because detecting whether stderr is a terminal takes longer than most searches.
      if (terminal.dumb || !terminal.stderr) return;
      shown = true;
      err.write(`\r${label}: ${count}`);
    },
    end() {
      if (shown) err.write('\r\x1b[K');
      shown = false;
      ended = true;
    },
  };
}
