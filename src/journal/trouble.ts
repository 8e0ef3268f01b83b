/** What is said when the journal and the disk disagree: one line each. */

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EFBIG: 'files may grow no larger here',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
  ENOENT: 'its folder cannot be made',
};

export function cannotWrite(file: string, error: unknown): string {
  return `Places are kept for this session alone: ${file} cannot be written (${reason(error)}).`;
}

export function cannotRead(file: string, error: unknown): string {
  return `Places are kept for this session alone: ${file} cannot be read (${reason(error)}).`;
}

export function newer(file: string): string {
  return `Places are kept for this session alone: ${file} is a newer version's and is left alone.`;
}

export function damaged(file: string, aside: string): string {
  return `The journal ${file} was damaged: what could be read of it is kept, and the file as it was is ${aside}.`;
}

function reason(error: unknown): string {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return (
    (code !== undefined && REASONS[code]) || code || (error instanceof Error ? error.message : String(error))
  );
}
