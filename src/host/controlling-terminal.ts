import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** The terminal that the process was started from, for keys where stdin is a text; undefined where there is none. */
export function openControllingTerminal(): ReadStream | undefined {
  try {
    return new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}
