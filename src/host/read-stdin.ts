import { readSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { sleepSync } from '../util/sleep-sync.js';
import { UserError } from '../util/user-error.js';
import { MAX_FILE_SIZE } from './read-regular-file.js';

const STDIN = 0;
const CHUNK_SIZE = 1 << 16;
/** Wait before an empty pipe is tried again, in milliseconds. */
const RETRY_AFTER = 5;

/**
 * Reads standard input to its end.
 * @throws {UserError} if it cannot be read or is longer than 256 MB.
 */
export function readStdin(): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_SIZE);
    const count = readSome(chunk);
    if (count === 0) return Buffer.concat(chunks, length);
    if (count === undefined) {
      sleepSync(RETRY_AFTER);
      continue;
    }
    chunks.push(chunk.subarray(0, count));
    length += count;
    if (length > MAX_FILE_SIZE)
      throw new UserError('standard input is longer than 256 MB', { hint: 'split it into smaller files' });
  }
}

/** Number of bytes read; 0 at the end; undefined if nothing has arrived yet. */
function readSome(chunk: Buffer): number | undefined {
  try {
    return readSync(STDIN, chunk);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EOF') return 0;
    if (code === 'EAGAIN') return undefined;
    if (code === 'EISDIR')
      throw new UserError('standard input is a folder', {
        hint: 'pass the folder as an argument',
        cause: error,
      });
    throw new UserError(`cannot read standard input: ${describeError(error)}`, {
      hint: 'pipe or redirect a text file to it',
      cause: error,
    });
  }
}
