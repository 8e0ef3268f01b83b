/** The module that a publication imports. Loads the command line, from the cache of compiled code if there is one. */
import { join } from 'node:path';
import { openCodeCache } from './code-cache.js';
import { pathsOf } from './host/paths.js';

/** A package that publishes articles. Everything else about it is in its compiled library. */
export interface Publication {
  /** Path of the compiled library, the output of `lectern build`; usually `dist/library`. */
  library: string;
}

/**
 * Runs the reader of a package that publishes its articles: `require('lectern').reader({ library })`. Reads the arguments of
 * the process and sets its exit code.
 */
export async function reader(publication: Publication): Promise<void> {
  const folder = join(pathsOf('lectern', process).cache, 'code');
  const cache = process.argv.includes('--no-cache') ? undefined : openCodeCache(folder);
  // The name of the bundle of `main.ts`.
  const main = cache?.load('./main.cjs', require) ?? (await import('./main.js'));
  await (main as typeof import('./main.js')).reader(publication, process);
  await cache?.save();
}
