import { readSync } from 'node:fs';
import { UserError } from '../util/user-error.js';

/** Standard input is not an archive: what is longer than a file may be is refused. */
const MOST_BYTES = 256 * 1024 * 1024;
const CHUNK = 1 << 16;

/**
 * Reads a file descriptor to its end.
 * @throws {UserError} where it cannot be read or is longer than 256 MB.
 */
export function readAll(fd: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(fd, chunk);
    if (count === 0) return Buffer.concat(chunks, length);
    if (count < 0) continue;
    chunks.push(chunk.subarray(0, count));
    length += count;
    if (length > MOST_BYTES)
      throw new UserError('Standard input is longer than 256 MB.', { hint: 'Cut it into parts.' });
  }
}

/** Bytes read; 0 at the end; -1 where nothing is there yet. */
function readSome(fd: number, chunk: Buffer): number {
  try {
    return readSync(fd, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EOF') return 0;
    if (code !== 'EAGAIN')
      throw new UserError(`Standard input cannot be read (${code}).`, {
        hint: 'Send it a text.',
        cause: error,
      });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return -1;
  }
}
