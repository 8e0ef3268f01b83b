/** A library that `build` made, where folders of Markdown are usual. A door: else each command would carry this twice. */
import { openCompiled } from '../library/compiled/open-compiled.js';
import type { IncrementalLibrary } from '../library/source/folder-library.js';

/** It is whole at once, and read again if it was built again. */
export function compiled(dir: string): IncrementalLibrary {
  const read = () => openCompiled(dir);
  return {
    read,
    async *grow() {
      yield await read();
    },
    stop() {},
  };
}
