/** What is said on stderr, a line each, in the program's name: notes, warnings and errors. */

import { isTerminal } from '../../host/detect-terminal.js';
import type { Host } from '../../host/host.js';
import { cleanLine } from '../../text/sanitise.js';
import { atWords } from './at-words.js';

/** One message as it is written. On a terminal of so many columns its rows end between words. */
export function said(message: string, program: string, columns?: number): string {
  const text = cleanLine(`${program}: ${message}`);
  return `${columns ? atWords(text, columns, { command: program }) : text}\n`;
}

/** Columns of the terminal on stderr; undefined where there is none. */
export function columnsOfStderr(process: NodeJS.Process): number | undefined {
  return isTerminal(2, process as Host) ? process.stderr.columns : undefined;
}
