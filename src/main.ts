/**
 * The composition root. It opens the publication, hands `process` to the command line, and turns whatever comes
 * back, or up, into text and an exit code. The way of every command:
 *
 *   bin → reader(publication, process) → cli: argv → one command
 *       → library.open → library.find → library.document
 *       → typeset.page(document, options) → lines → typeset.paint → stdout
 */
import { run } from './cli/cli.js';
import { failure } from './cli/failure.js';
import { Output } from './host/output.js';
import { openCompiled } from './library/open.js';

/** What a package that publishes articles says of itself: where its compiled library is; the rest is in there. */
export interface Publication {
  /** Path of the compiled library: `lectern build` makes it, `dist/library` by custom. */
  library: string;
}

/**
 * Runs the command line of a publication, and sets the process's exit code. It never exits by itself, so that
 * nothing printed is lost in a pipe.
 */
export async function reader(publication: Publication, process: NodeJS.Process): Promise<void> {
  const err = new Output(2);
  try {
    process.exitCode = await run(await openCompiled(publication.library), process, err);
  } catch (error) {
    const { text, code } = failure(error, process);
    err.write(text);
    process.exitCode = code;
  }
}
