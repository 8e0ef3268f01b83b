import { sanitiseLine } from '../../text/sanitise.js';
import { isUserError } from '../../util/user-error.js';
import { formatMessage, type MessageStyle } from './stderr-message.js';

/** Formats a thrown value for stderr and gives its exit code. The only place that does. */
export async function formatError(
  error: unknown,
  style: MessageStyle,
  env: NodeJS.ProcessEnv,
): Promise<{ text: string; code: number }> {
  if (isUserError(error)) {
    const { message, hint, code, stack } = error;
    const text = await formatMessage({ severity: 'error', text: message, hint }, style);
    return { text: env.LECTERN_DEBUG ? `${text}${stack}\n` : text, code };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const bug = await formatMessage(
    {
      severity: 'error',
      text: 'internal error: this is a bug',
      hint: 'report it with the lines above and the command line',
    },
    style,
  );
  return { text: `${stack.split('\n').map(cleanStackLine).join('\n')}\n${bug}`, code: 1 };
}

/** Removes control characters and keeps the indent, which `sanitiseLine` trims. */
function cleanStackLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + sanitiseLine(line);
}
