/**
 * The composition root. It opens the publication, hands `process` to the command line, and turns whatever comes
 * back, or up, into text and an exit code. The way of every command:
 *
 *   bin → reader(publication, process) → cli: argv → one command
 *       → library.open → library.find → library.document
 *       → typeset.page(document, options) → lines → typeset.paint → stdout
 */

import { failure } from './cli/errors/format-error.js';
import { OWN, programOf } from './cli/program-info.js';
import { run } from './cli/run.js';
import { SyncWriter } from './host/sync-writer.js';
import { type CompiledLibrary, openCompiled } from './library/compiled/open-compiled.js';
import { isUserError } from './util/user-error.js';

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
  const err = new SyncWriter(2);
  let name = OWN;
  let bundle: CompiledLibrary | undefined;
  try {
    bundle = await openCompiled(publication.library);
    const program = programOf(bundle.publication);
    name = program.name;
    process.exitCode = await run({ bundle, program, process, err });
  } catch (thrown) {
    // What looks like a bug may come of a file that was damaged.
    const error = isUserError(thrown) ? thrown : ((await bundle?.damage(thrown)) ?? thrown);
    const { text, code } = failure(error, process, name);
    err.write(text);
    process.exitCode = code;
  }
}
