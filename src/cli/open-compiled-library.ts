/** Opens a compiled library in place of a folder of Markdown. Loaded lazily, or each command would carry the code twice. */
import { openCompiled } from '../library/compiled/open-compiled.js';
import type { IncrementalLibrary } from '../library/library.js';

/** The library is complete at once. A reload reads it again, because it may have been built again. */
export function openCompiledLibrary(dir: string): IncrementalLibrary {
  const reload = () => openCompiled(dir);
  return {
    reload,
    async *updates() {
      yield await reload();
    },
    stop() {},
  };
}
