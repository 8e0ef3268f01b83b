import { writeSync } from 'node:fs';
import clipboard from 'clipboardy';

/** Maximum length in base64 for the terminal. Xterm and tmux refuse longer ones, and some terminals hang. */
const MAX_OSC52 = 74_000;

/** How a text was copied: the system's clipboard confirms it, the terminal does not. */
export type CopyMethod = 'clipboard' | 'terminal' | 'none';

/**
 * Copies a text through the terminal and to the system's clipboard. The terminal's OSC 52 reaches the user's own machine over
 * ssh.
 */
export async function copyToClipboard(
  text: string,
  process: Pick<NodeJS.Process, 'env' | 'stdout'>,
): Promise<CopyMethod> {
  const sent = sendThroughTerminal(text, process);
  // Over ssh the system's clipboard belongs to the remote machine.
  const isRemote = process.env.SSH_CONNECTION !== undefined;
  if (!isRemote && (await writeClipboard(text))) return 'clipboard';
  return sent ? 'terminal' : 'none';
}

function sendThroughTerminal(text: string, { env, stdout }: Pick<NodeJS.Process, 'env' | 'stdout'>): boolean {
  const payload = Buffer.from(text, 'utf8').toString('base64');
  if (!stdout.isTTY || env.TERM === 'linux' || payload.length > MAX_OSC52) return false;
  const sequence = `\u001b]52;c;${payload}\u0007`;
  writeSync(stdout.fd, env.TERM?.startsWith('screen') && !env.TMUX ? `\u001bP${sequence}\u001b\\` : sequence);
  return true;
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await clipboard.write(text);
    return true;
  } catch {
    return false;
  }
}
