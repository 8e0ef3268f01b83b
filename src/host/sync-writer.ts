import { writeSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { sleepSync } from '../util/sleep-sync.js';
import { UserError } from '../util/user-error.js';

/**
 * Size of one write of a long text in characters. It takes few system calls, and a pipe has room for several: the next one is
 * produced while the other end reads.
 */
export const WRITE_SIZE = 1 << 14;

const STDERR = 2;

/** The bytes of one text, which may be up to twice as long. A new buffer for each write takes longer to get than to fill. */
const buffer = Buffer.allocUnsafe(6 * WRITE_SIZE);

/**
 * Writes to a file descriptor completely, in order and synchronously. An exit loses nothing that is still in a buffer, and
 * Node's stream modules are not loaded. Ignores writes after the other end was closed.
 */
export class SyncWriter {
  readonly #fd: number;
  /** True after the other end was closed (`EPIPE`). */
  closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** @throws {UserError} if the disk is full or the descriptor cannot be written. */
  write(text: string): void {
    let bytes = text.length > 2 * WRITE_SIZE ? Buffer.from(text) : buffer.subarray(0, buffer.write(text));
    while (bytes.length > 0 && !this.closed) {
      try {
        bytes = bytes.subarray(writeSync(this.#fd, bytes));
      } catch (error) {
        const code = errorCode(error);
        // a full pipe that does not block
        if (code === 'EAGAIN') sleepSync(2);
        // An error on stderr cannot be reported. The command goes on without messages.
        else if (code === 'EPIPE' || code === 'EOF' || this.#fd === STDERR) this.closed = true;
        else
          throw new UserError(`cannot write the output: ${describeError(error)}`, {
            hint: 'run it again; the output is incomplete',
            cause: error,
          });
      }
    }
  }
}
