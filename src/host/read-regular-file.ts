/** Reads files that the program did not write itself: only regular files of a limited size. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Largest file that is read, in bytes: an article, a part of a compiled library, a history. */
export const MAX_FILE_SIZE = 256 * 1024 * 1024;

/**
 * Returns the bytes of a regular file. Never waits for a pipe's writer, and never reads a device, which may not end.
 * @throws the system's error, or an `Error` that says why the file is refused
 */
export function readRegularFile(file: string, maxSize = MAX_FILE_SIZE): Buffer {
  return readStart(file, size => {
    if (size > maxSize) throw new Error(`larger than ${maxSize >> 20} MB`);
    return size;
  });
}

/** Returns at most `length` bytes from the start of a regular file. Throws as `readRegularFile` does. */
export function readFileStart(file: string, length: number): Buffer {
  return readStart(file, size => Math.min(size, length));
}

/** Thrown for a path that is not a regular file. */
export class NotRegularFileError extends Error {
  constructor(readonly isFolder: boolean) {
    super(isFolder ? 'is a folder' : 'not a regular file');
  }
}

/**
 * Opens a regular file, calls `read` with its descriptor and size in bytes, and closes it.
 * @throws the system's error, or a `NotRegularFileError`
 */
export function withRegularFile<T>(file: string, read: (descriptor: number, size: number) => T): T {
  // Without O_NONBLOCK (absent on Windows), opening a FIFO waits for its writer.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new NotRegularFileError(stat.isDirectory());
    return read(descriptor, stat.size);
  } finally {
    closeSync(descriptor);
  }
}

/** Returns as many bytes as `toLength` returns for the size of the file. Fewer if the file becomes shorter meanwhile. */
function readStart(file: string, toLength: (size: number) => number): Buffer {
  return withRegularFile(file, (descriptor, size) => {
    const buffer = Buffer.allocUnsafe(toLength(size));
    let length = 0;
    while (length < buffer.length) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return buffer.subarray(0, length);
  });
}
