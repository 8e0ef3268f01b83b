import { writeSync } from 'node:fs';
import { UserError } from '../util/user-error.js';

/**
 * Writes to a file descriptor, whole and in order, and returns when it is written: nothing is left in a pipe for
 * an exit to lose, and Node's stream machinery is never loaded. A reader that has gone away ends it quietly.
 */
export class SyncWriter {
  readonly #fd: number;
  #closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** The other end was closed (`EPIPE`): what is written from now on goes nowhere. */
  get closed(): boolean {
    return this.#closed;
  }

  /** @throws {UserError} where the disk is full or the descriptor cannot be written. */
  write(text: string): void {
    let bytes = Buffer.from(text, 'utf8');
    while (bytes.length > 0 && !this.#closed) bytes = bytes.subarray(this.#writeSome(bytes));
  }

  #writeSome(bytes: Buffer): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') return pause();
      if (code !== 'EPIPE' && code !== 'EOF') throw unwritable(code ?? String(error), error);
      this.#closed = true;
      return bytes.length;
    }
  }
}

/** A pipe that is full and does not block: give its reader two milliseconds of this processor. */
function pause(): 0 {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  return 0;
}

function unwritable(code: string, cause: unknown): UserError {
  const what = code === 'ENOSPC' ? 'no space is left on the disk' : code;
  return new UserError(`The output cannot be written: ${what}.`, {
    hint: 'What was printed so far is incomplete.',
    cause,
  });
}
