import type { FrameWriter } from './frame-writer.js';
import { type Suspendable, stopJob } from './signals.js';
import type { TerminalSession } from './terminal-session.js';

/** Program that has the terminal: the reader, a borrowing program, or the shell of a stopped reader. */
export interface TerminalOwnership extends Suspendable {
  /** Lends the terminal to another program until `work` is done. */
  lend(work: () => Promise<unknown>): Promise<void>;
  /** Gives the terminal to the shell and stops the job. */
  suspend(): void;
  /** Takes the terminal back after a stop. */
  resume(): void;
  /** Sets the callbacks around each change of ownership. */
  listen(events: OwnershipEvents): void;
  /** Ends the reader's ownership: the terminal is not taken back after this. */
  close(): void;
}

/** Milliseconds after which a process that still runs was not stopped by its SIGTSTP. */
const STOP_TIMEOUT = 50;

export interface OwnershipEvents {
  beforeRelease(): void;
  afterRegain(): void;
}

export function createTerminalOwnership(
  process: NodeJS.Process,
  { terminal, frameWriter }: { terminal: TerminalSession; frameWriter: FrameWriter },
): TerminalOwnership {
  let isLent = false;
  let suspended = false;
  let isClosed = false;
  let on: OwnershipEvents | undefined;

  const release = (): void => {
    frameWriter.closed = true;
    on?.beforeRelease();
    terminal.leave();
  };
  const regain = (): void => {
    // A borrowing program may end after the reader.
    if (isClosed) return;
    suspended = false;
    // Leave first: the other program may have changed the terminal's modes.
    terminal.leave();
    terminal.enter();
    frameWriter.closed = false;
    on?.afterRegain();
  };

  return {
    get isLent() {
      return isLent;
    },
    listen(events) {
      on = events;
    },
    async lend(work) {
      release();
      isLent = true;
      try {
        await work();
      } finally {
        isLent = false;
        regain();
      }
    },
    suspend() {
      if (isLent) return stopJob(process);
      release();
      suspended = true;
      stopJob(process);
      // An orphaned process is not stopped, so no SIGCONT would follow.
      setTimeout(() => suspended && regain(), STOP_TIMEOUT);
    },
    resume() {
      if (!isLent) regain();
    },
    close() {
      isClosed = true;
    },
  };
}
