import { isUserError } from '../../util/user-error.js';

/** What went wrong, in one line for the status row. */
export function reasonOf(error: unknown): string {
  if (isUserError(error)) return error.hint ? `${error.message} ${error.hint}` : error.message;
  return error instanceof Error ? error.message : String(error);
}
