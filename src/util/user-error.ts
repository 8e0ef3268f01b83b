/** `not-found`: no such article or section; `ambiguous`: several articles; `invalid-option`: a wrong argument of the API. */
export type UserErrorReason = 'not-found' | 'ambiguous' | 'invalid-option';

/**
 * An error that the user can fix. It has a message of one line, and a hint. Every other thrown value is a bug. Test
 * with `isUserError`, never with `instanceof`: each bundled entry has its own copy of this class.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** How to fix it: an instruction or a command, printed on a line of its own. */
  readonly hint: string | undefined;
  /** Exit code of the process: 1 failed or not found, 2 wrong usage. */
  readonly code: 1 | 2;
  /** The kind of error, for programs; absent: any other. */
  readonly reason?: UserErrorReason;

  constructor(
    message: string,
    options: { hint?: string; code?: 1 | 2; reason?: UserErrorReason; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.code = options.code ?? 1;
    if (options.reason !== undefined) this.reason = options.reason;
  }
}

export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError' && 'code' in error;
}
