import { writeSync } from 'node:fs';
import clipboard from 'clipboardy';

/** The longest text sent through the terminal: xterm and tmux refuse more, and some then hang. */
const MOST_OSC52 = 74_000;

/**
 * Copies a text through the terminal (OSC 52, which reaches the reader's own machine over ssh) and into the system's
 * clipboard where there is one. Returns in words how it was copied, for the beginning of the message that says so.
 */
export async function copy(text: string, process: Pick<NodeJS.Process, 'env' | 'stdout'>): Promise<string> {
  const sent = sendThroughTerminal(text, process);
  const remote = process.env.SSH_CONNECTION !== undefined;
  const kept = remote ? false : await keepOnSystem(text);
  if (kept) return 'Copied to the clipboard';
  return sent ? 'Copied, if the terminal allows it' : 'There is no clipboard for';
}

function sendThroughTerminal(text: string, { env, stdout }: Pick<NodeJS.Process, 'env' | 'stdout'>): boolean {
  const payload = Buffer.from(text, 'utf8').toString('base64');
  if (!stdout.isTTY || env.TERM === 'linux' || payload.length > MOST_OSC52) return false;
  const sequence = `\u001b]52;c;${payload}\u0007`;
  writeSync(stdout.fd, env.TERM?.startsWith('screen') && !env.TMUX ? `\u001bP${sequence}\u001b\\` : sequence);
  return true;
}

async function keepOnSystem(text: string): Promise<boolean> {
  try {
    await clipboard.write(text);
    return true;
  } catch {
    return false;
  }
}
