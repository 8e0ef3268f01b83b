import { sanitiseLine } from '../../text/sanitise.js';
import { isUserError } from '../../util/user-error.js';
import { formatMessage, type MessageStyle } from './stderr-message.js';

/** Formats a thrown value for stderr and gives its exit code. The only place that does. */
export async function formatError(
  error: unknown,
  style: MessageStyle,
  env: NodeJS.ProcessEnv,
): Promise<{ text: string; code: number }> {
  const stack = cleanStack(error);
  if (isUserError(error)) {
    const { message, hint, code } = error;
    const text = await formatMessage({ severity: 'error', text: message, hint }, style);
    return { text: env.LECTERN_DEBUG ? text + stack : text, code };
  }
  const bug = await formatMessage(
    {
      severity: 'error',
      text: 'internal error: this is a bug',
      hint: 'report it with the lines above and the command line',
    },
    style,
  );
  return { text: stack + bug, code: 1 };
}

/** Lines of the stack without control characters, and with the indent, which `sanitiseLine` trims. */
function cleanStack(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack
    .split('\n')
    .map(line => `${/^ */.exec(line)?.[0]}${sanitiseLine(line)}\n`)
    .join('');
}
