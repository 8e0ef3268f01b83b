import { cleanLine } from '../../text/sanitise.js';
import { isUserError, type UserError } from '../../util/user-error.js';
import { columnsOfStderr, said } from './stderr-message.js';

const REPORT = 'This is a bug. Please report it with the lines above, and with what you typed.';

/** The one printer of errors: what a thing that was thrown says on stderr in a program's name, and the exit code it means. */
export function failure(
  error: unknown,
  process: NodeJS.Process,
  program: string,
): { text: string; code: number } {
  if (isUserError(error)) {
    const stack = process.env.LECTERN_DEBUG ? `${error.stack}\n` : '';
    return { text: `${said(sentences(error), program, columnsOfStderr(process))}${stack}`, code: error.code };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `${stack.split('\n').map(cleanRow).join('\n')}\n${REPORT}\n`, code: 1 };
}

/** What is wrong, and what to do. */
export function sentences({ message, hint }: UserError): string {
  return hint ? `${message} ${hint}` : message;
}

/** A row of a stack keeps its indent. */
function cleanRow(row: string): string {
  const indent = /^ */.exec(row)?.[0] ?? '';
  return indent + cleanLine(row);
}
