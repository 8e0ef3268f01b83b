/** Words for `ENOENT`. */
export const NO_SUCH_FILE = 'no such file or folder';

/** Plain words for the error codes of the operating system: one table for all messages. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: NO_SUCH_FILE,
  ENOTDIR: 'part of the path is not a folder',
  EISDIR: 'is a folder',
  EEXIST: 'already exists',
  ENOTEMPTY: 'the folder is not empty',
  ENOSPC: 'disk full',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'the file is too large',
  EROFS: 'read-only file system',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'the name is too long',
  ENXIO: 'not a readable file',
  EBUSY: 'in use by another program',
  EIO: 'input/output error',
  EPIPE: 'broken pipe',
  EXDEV: 'not on the same file system',
};

/** The system's code of a thrown value, such as `ENOENT`; undefined if it has none. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** An error in plain words, without a full stop: "permission denied". Falls back to the code, then the message. */
export function describeError(error: unknown): string {
  const code = errorCode(error);
  if (code !== undefined) return (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? code;
  return error instanceof Error ? error.message : String(error);
}
