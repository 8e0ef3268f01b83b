/**
 * An error that the person at the keyboard can mend: one line that says what is wrong, and what to do next.
 * Everything else that is thrown is a bug. Bundled entry points each carry their own copy of this class, so
 * ask `isUserError`, never `instanceof`.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do next: a sentence, shown after the message. */
  readonly hint: string | undefined;
  /** The process's exit code: 1 failed or not found, 2 wrong usage. */
  readonly code: 1 | 2;

  constructor(message: string, options: { hint?: string; code?: 1 | 2; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.code = options.code ?? 1;
  }
}

export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError' && 'code' in error;
}
