/** The module that a publication imports. Loads the command line, from the cache of compiled code if there is one. */
import { join } from 'node:path';
import { openCodeCache } from './code-cache.js';
import { pathsOf } from './host/paths.js';
import type { Publication } from './main.js';

export type { Publication };

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
