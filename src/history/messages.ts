/** What is said when the journal and the disk disagree: one line each, the reason before the path, which a status row may cut. */

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EFBIG: 'files may grow no larger here',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'a folder is in its place',
  ENOTDIR: 'its folder is a file',
  ENOENT: 'its folder cannot be made',
};

const ALONE = 'Places are kept for this session alone';

export function cannotWrite(file: string, error: unknown): string {
  return `${ALONE}: ${reason(error)}, so ${file} cannot be written.`;
}

export function cannotRead(file: string, error: unknown): string {
  return `${ALONE}: ${reason(error)}, so ${file} cannot be read.`;
}

export function newer(file: string): string {
  return `${ALONE}: a newer version wrote ${file}, which is left as it is.`;
}

export function damaged(aside: string): string {
  return `The journal was damaged: what could be read of it is kept, and the file as it was is ${aside}.`;
}

function reason(error: unknown): string {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return (
    (code !== undefined && REASONS[code]) || code || (error instanceof Error ? error.message : String(error))
  );
}
