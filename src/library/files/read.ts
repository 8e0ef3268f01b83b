/**
 * One file → its text. Nothing that is not a plain file of a sane size is ever read, whatever it turns into meanwhile;
 * but a pipe that somebody named is.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type Decoded, decode, type Refusal } from './decode.js';

/** Bytes that a file may have. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Small files are read into one buffer, again and again: this many bytes. */
const shared = Buffer.allocUnsafe(1 << 16);

export function readText(file: string): Decoded {
  let descriptor: number;
  try {
    // Without O_NONBLOCK (absent on Windows), opening a FIFO waits for its writer.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { refusal: unreadable(reasonOf(error)) };
  }
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { refusal: unreadable('is a folder') };
    if (!stat.isFile()) return { refusal: NOT_A_FILE };
    if (stat.size > LARGEST_FILE) return { refusal: TOO_LARGE };
    const bytes = readWhole(descriptor, stat.size);
    return bytes ? decode(bytes) : { refusal: TOO_LARGE };
  } catch (error) {
    return { refusal: unreadable(reasonOf(error)) };
  } finally {
    closeSync(descriptor);
  }
}

/** What comes out of a pipe, to its end, however long its writer takes; undefined where `file` is none. */
export function readPipe(file: string): Decoded | undefined {
  try {
    if (!statSync(file).isFIFO()) return undefined;
  } catch {
    return undefined;
  }
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY);
    const bytes = readWhole(descriptor, 0);
    return bytes ? decode(bytes) : { refusal: TOO_LARGE };
  } catch (error) {
    return { refusal: unreadable(reasonOf(error)) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** To the end, even where the file grows while it is read; undefined where it grows beyond all bounds. */
function readWhole(descriptor: number, size: number): Buffer | undefined {
  let buffer = size < shared.length ? shared : Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0) return buffer.subarray(0, length);
    if (length > LARGEST_FILE) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
  }
}

/** The reason for most: what is asked for is gone, or never was. */
export const NOT_THERE = 'is not there';

const REASONS: Record<string, string> = {
  ENOENT: NOT_THERE,
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a link that leads to itself',
  ENAMETOOLONG: 'has a name that is too long',
  ENXIO: 'is not a file that can be read',
  EMFILE: 'cannot be opened: too many files are open',
};

/** Why the system refused: the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code ?? error);
  return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? `cannot be read (${code})`;
}

export function unreadable(what: string): Refusal {
  return { what, rule: 'unreadable', level: 'error', hint: 'Check its permissions, or take it away.' };
}

export const NOT_A_FILE: Refusal = {
  what: 'is a pipe, a socket or a device, not a file',
  rule: 'not-a-file',
  level: 'warning',
  hint: 'Give it another ending, or take it away.',
};

const TOO_LARGE: Refusal = {
  what: 'is larger than 256 MB',
  rule: 'too-large',
  level: 'error',
  hint: 'Cut it into parts.',
};
