import type { Canvas } from './frame-writer.js';
import { stop } from './own-signals.js';
import type { ReaderTerminal } from './terminal-session.js';

/** Who has the terminal: the reader, another program for a while, or the shell while the reader is stopped. */
export interface Stage {
  /** Gives the terminal to another program until `work` is done. */
  lend(work: () => Promise<unknown>): Promise<void>;
  /** Gives it to the shell, and stops. */
  suspend(): void;
  /** Takes it back after a stop. */
  resume(): void;
  /** The reader has left: nothing is taken back from now on. */
  close(): void;
  /** Whether another program has it: what is typed is then not meant for the reader, `Ctrl+C` neither. */
  readonly lent: boolean;
}

/** Milliseconds after which a process that was asked to stop and runs has not been stopped. */
const NOT_STOPPED = 50;

export interface StageEvents {
  leaving(): void;
  returned(): void;
}

export function createStage(
  process: NodeJS.Process,
  { terminal, canvas }: { terminal: ReaderTerminal; canvas: Canvas },
  on: StageEvents,
): Stage {
  let lent = false;
  let suspended = false;

  const leave = (): void => {
    canvas.closed = true;
    on.leaving();
    terminal.leave();
  };
  const takeBack = (): void => {
    suspended = false;
    // Left first: whoever had the terminal meanwhile may have changed its modes unseen.
    terminal.leave();
    terminal.enter();
    canvas.closed = false;
    on.returned();
  };

  return {
    get lent() {
      return lent;
    },
    async lend(work) {
      leave();
      lent = true;
      try {
        await work();
      } finally {
        lent = false;
        takeBack();
      }
    },
    suspend() {
      if (lent) return stop(process);
      leave();
      suspended = true;
      stop(process);
      // A process whose parent is gone is not stopped, and then no SIGCONT will come.
      setTimeout(() => suspended && takeBack(), NOT_STOPPED);
    },
    resume() {
      if (!lent) takeBack();
    },
    close() {
      suspended = false;
    },
  };
}
