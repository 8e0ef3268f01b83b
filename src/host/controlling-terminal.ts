import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Opens the terminal of the process for keys while stdin is a text. Undefined if there is none. */
export function openControllingTerminal(): ReadStream | undefined {
  try {
    return new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}
