/**
 * The composition root. Opens the publication, passes `process` to the command line, and turns its result or error into text
 * and an exit code. The data flow of `lectern read`:
 *
 *   bin → reader(publication, process) → cli: argv → one command
 *       → library: argument → article → document (compiled, or parsed by markdown)
 *       → layout: document + width → lines → render: lines + theme → text → stdout
 */

import { formatError } from './cli/errors/format-error.js';
import { messageStyle } from './cli/errors/stderr-message.js';
import { OWN_NAME, programInfo } from './cli/program-info.js';
import { run } from './cli/run.js';
import { SyncWriter } from './host/sync-writer.js';
import { type CompiledLibrary, openCompiled } from './library/compiled/open-compiled.js';
import { isUserError } from './util/user-error.js';

/**
 * Runs the command line of a publication, and sets the exit code of the process. Never exits itself, so that output in a
 * pipe is not lost.
 */
export async function reader({ library }: { library: string }, process: NodeJS.Process): Promise<void> {
  const err = new SyncWriter(2);
  let name = OWN_NAME;
  let bundle: CompiledLibrary | undefined;
  try {
    bundle = await openCompiled(library, { isBundle: true });
    const program = programInfo(bundle.publication);
    name = program.name;
    process.exitCode = await run({ bundle, program, process, err });
  } catch (thrown) {
    // An apparent bug may be caused by a damaged file.
    const error = isUserError(thrown) ? thrown : ((await bundle?.findDamage(thrown)) ?? thrown);
    const { text, code } = await formatError(error, messageStyle(process, name), process.env);
    err.write(text);
    process.exitCode = code;
  }
}
