import { isUserError } from '../text/errors.js';
import { cleanLine } from '../text/sanitise.js';

const REPORT = 'This is a bug. Please report it with the lines above, and with what you typed.';

/** The one printer of errors: what a thing that was thrown says on stderr, and the exit code it means. */
export function failure(
  error: unknown,
  process: Pick<NodeJS.Process, 'env'>,
): { text: string; code: number } {
  if (isUserError(error)) {
    const hint = error.hint ? ` ${error.hint}` : '';
    const stack = process.env.LECTERN_DEBUG ? `${error.stack}\n` : '';
    return { text: `${cleanLine(`${error.message}${hint}`)}\n${stack}`, code: error.code };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `${stack.split('\n').map(cleanRow).join('\n')}\n${REPORT}\n`, code: 1 };
}

/** A row of a stack keeps its indent. */
function cleanRow(row: string): string {
  const indent = /^ */.exec(row)?.[0] ?? '';
  return indent + cleanLine(row);
}
