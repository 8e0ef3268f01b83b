import { read, readSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { sleepSync } from '../util/sleep-sync.js';
import { UserError } from '../util/user-error.js';
import { MAX_FILE_SIZE } from './read-regular-file.js';

const STDIN = 0;
const CHUNK_SIZE = 1 << 16;
/** Wait before an empty pipe is tried again, in milliseconds. */
const RETRY_AFTER = 5;

/** Milliseconds without any input after which `onWait` is called. A command that prints at once is not reported. */
const QUIET_TIME = 500;

/**
 * Reads standard input to its end. Calls `onWait` if nothing arrives at first.
 * @throws {UserError} if it cannot be read or is longer than 256 MB.
 */
export async function readStdin(onWait: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_SIZE);
    const count = length === 0 ? await readFirst(chunk, onWait) : readSome(chunk);
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

/** Reads the first bytes without blocking, so that a timer can report the wait. */
async function readFirst(chunk: Buffer, onWait: () => void): Promise<number> {
  const timer = setTimeout(onWait, QUIET_TIME);
  try {
    for (;;) {
      const count = await new Promise<number | undefined>((resolve, reject) =>
        read(STDIN, chunk, 0, chunk.length, null, (error, bytes) => {
          try {
            resolve(error ? countOf(error) : bytes);
          } catch (fault) {
            reject(fault);
          }
        }),
      );
      if (count !== undefined) return count;
      await new Promise(resolve => setTimeout(resolve, RETRY_AFTER));
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Number of bytes read; 0 at the end; undefined if nothing has arrived yet. */
function readSome(chunk: Buffer): number | undefined {
  try {
    return readSync(STDIN, chunk);
  } catch (error) {
    return countOf(error);
  }
}

/**
 * Result of a failed read: 0 at the end, undefined if nothing has arrived yet.
 * @throws {UserError} for any other error
 */
function countOf(error: unknown): 0 | undefined {
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
