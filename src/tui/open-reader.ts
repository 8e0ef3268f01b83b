/** Opens the reader. One bundle for both kinds, because nine of ten of their modules are the same. */
import { openAccessibleReader } from './accessible/session.js';
import { runReader } from './run-reader.js';
import type { ReaderOptions } from './session/reader-options.js';

/** Runs the reader until the user leaves it. Resolves with the exit code: 0, or that of the ending signal. */
export function openReader(options: ReaderOptions, kind: { accessible: boolean }): Promise<number> {
  return kind.accessible ? openAccessibleReader(options) : runReader(options);
}
