import { writeSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { sleepSync } from '../util/sleep-sync.js';
import { UserError } from '../util/user-error.js';

/** Wait before a full pipe is tried again, in milliseconds. */
const RETRY_AFTER = 2;

/**
 * Writes to a file descriptor completely, in order and synchronously. An exit loses nothing that is still in a buffer, and
 * Node's stream modules are not loaded. Ignores writes after the other end was closed.
 */
export class SyncWriter {
  readonly #fd: number;
  #closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** True after the other end was closed (`EPIPE`). */
  get closed(): boolean {
    return this.#closed;
  }

  /** @throws {UserError} if the disk is full or the descriptor cannot be written. */
  write(text: string): void {
    let bytes = Buffer.from(text, 'utf8');
    while (bytes.length > 0 && !this.#closed) bytes = bytes.subarray(this.#writeSome(bytes));
  }

  /** Returns the number of bytes written; 0 if a non-blocking pipe is full. */
  #writeSome(bytes: Buffer): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EAGAIN') {
        sleepSync(RETRY_AFTER);
        return 0;
      }
      if (code !== 'EPIPE' && code !== 'EOF') {
        throw new UserError(`cannot write the output: ${describeError(error)}`, {
          hint: 'run it again; the output is incomplete',
          cause: error,
        });
      }
      this.#closed = true;
      return bytes.length;
    }
  }
}
