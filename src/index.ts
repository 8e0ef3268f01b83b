/** What a publication imports: one function. It loads nothing but the command line. */
import { type Publication, reader as run } from './main.js';

export type { Publication };

/**
 * The reader of a package that publishes its articles: `require('lectern').reader({ library })`, and nothing else.
 * It reads the process's arguments and sets its exit code.
 */
export function reader(publication: Publication): Promise<void> {
  return run(publication, process);
}
