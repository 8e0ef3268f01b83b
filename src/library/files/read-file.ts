/**
 * Reads the text of one file. Only regular files of a sane size are read, even if a file is replaced meanwhile. A pipe is
 * read only if the user named it.
 */
import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { MAX_FILE_SIZE, NotRegularFileError, withRegularFile } from '../../host/read-regular-file.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';
import { type Decoded, type DecodedText, decode, type Refusal } from './decode.js';

/** Buffer that is reused for small files: 64 KiB. */
const sharedBuffer = Buffer.allocUnsafe(1 << 16);

export function readText(file: string): Decoded {
  try {
    return withRegularFile(file, (descriptor, size) => {
      const bytes = size > MAX_FILE_SIZE ? undefined : readToEnd(descriptor, size);
      return bytes ? decode(bytes) : { refusal: TOO_LARGE };
    });
  } catch (error) {
    const isSpecial = error instanceof NotRegularFileError && !error.isFolder;
    return { refusal: isSpecial ? NOT_A_FILE : unreadable(describeError(error)) };
  }
}

/** Reads a pipe to its end, however long its writer takes. Undefined if `file` is not a pipe. */
export function readPipe(file: string): Decoded | undefined {
  try {
    if (!statSync(file).isFIFO()) return undefined;
  } catch {
    return undefined;
  }
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY);
    const bytes = readToEnd(descriptor, 0);
    return bytes ? decode(bytes) : { refusal: TOO_LARGE };
  } catch (error) {
    return { refusal: unreadable(describeError(error)) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads to the end, even if the file grows meanwhile. Undefined if it exceeds the largest size. */
function readToEnd(descriptor: number, size: number): Buffer | undefined {
  let buffer = size < sharedBuffer.length ? sharedBuffer : Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0) return buffer.subarray(0, length);
    if (length > MAX_FILE_SIZE) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
  }
}

/** Reads a file that the user named. @throws {UserError} if it is not a text file */
export function readNamedFile(file: string, shown: string): string {
  return requireText(readText(file), shown).text;
}

/** Hints for a file that the user named, by rule. The hint of the refusal is for a file found in a folder. */
const HINTS: Record<string, string> = {
  unreadable: 'check its name and permissions',
  'not-a-file': 'name a Markdown file, or pipe it into: lectern -',
  binary: 'name a Markdown file',
};

/** @throws {UserError} for a refusal */
export function requireText(decoded: Decoded, shown: string): DecodedText {
  if (!('refusal' in decoded)) return decoded;
  const { reason, rule, hint } = decoded.refusal;
  throw new UserError(`${reason}: "${sanitiseLine(shown)}"`, { hint: HINTS[rule] ?? hint });
}

export function unreadable(reason: string): Refusal {
  return { reason, rule: 'unreadable', level: 'error', hint: 'check its permissions, or remove it' };
}

export const NOT_A_FILE: Refusal = {
  reason: 'not a regular file',
  rule: 'not-a-file',
  level: 'warning',
  hint: 'rename or remove it',
};

const TOO_LARGE: Refusal = {
  reason: 'larger than 256 MB',
  rule: 'too-large',
  level: 'error',
  hint: 'split it into smaller files',
};
