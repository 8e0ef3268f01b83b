import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the article `notes` of a compiled library a long description: only a long index is read by its rows. */
export function padIndex(library: string): void {
  const file = join(library, 'index.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace('"title":"Notes"', `"title":"Notes","description":"${'x'.repeat(40_000)}"`),
  );
}
