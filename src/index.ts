/** The module that a publication imports. Loads only the command line. */
import { type Publication, reader as run } from './main.js';

export type { Publication };

/**
 * Runs the reader of a package that publishes its articles: `require('lectern').reader({ library })`. Reads the arguments of
 * the process and sets its exit code.
 */
export function reader(publication: Publication): Promise<void> {
  return run(publication, process);
}
