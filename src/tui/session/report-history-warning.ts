import { writeSync } from 'node:fs';
import { cleanLine } from '../../text/sanitise.js';
import type { ReaderSetup } from './reader-options.js';

const STDERR = 2;

/** Said on stderr when the reader is left and the journal is closed: on its screen a message lasts until the next key. */
export function sayTrouble({ journal, program }: Pick<ReaderSetup, 'journal' | 'program'>): void {
  if (!journal.trouble) return;
  try {
    writeSync(STDERR, `${program}: ${cleanLine(journal.trouble)}\n`);
  } catch {
    // Whoever could have read it is gone.
  }
}
