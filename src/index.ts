/** The module that a publication imports. Loads the command line, from the cache of compiled code if there is one. */
import { openCodeCache } from './code-cache.js';
import { pathsOf } from './host/paths.js';

/** A package that publishes articles. Everything else about it is in its compiled library. */
export interface Publication {
  /** Path of the compiled library, the output of `lectern build`; usually `dist/library`. */
  library: string;
}

/** Words of a command line that saves no compiled code: the option, and the command that describes the files on the disk. */
const UNCACHED = ['--no-cache', 'doctor'];

/** Names of commands, and options that print instead of running one. A command line without any of them opens the reader. */
const COMMANDS = ['list', 'read', 'search', 'help', '__complete', '--help', '-h', '--version', '-V'];

/**
 * Runs the reader of a package that publishes its articles: `require('lectern').reader({ library })`. Reads the arguments of
 * the process and sets its exit code.
 */
export async function reader(publication: Publication): Promise<void> {
  const { argv } = process;
  const folder = `${pathsOf('lectern', process).cache}/code`;
  const command = argv.find(word => COMMANDS.includes(word)) ?? 'open';
  const cache = UNCACHED.some(word => argv.includes(word)) ? undefined : openCodeCache(folder, command);
  // The name of the bundle of `main.ts`.
  const main = cache?.load(`${__dirname}/main.cjs`, require) ?? (await import('./main.js'));
  await (main as typeof import('./main.js')).reader(publication, process);
  if (cache?.isSaved === false) await cache.save();
}
