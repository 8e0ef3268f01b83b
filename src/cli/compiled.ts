/** A library that `build` made, where folders of Markdown are usual. A door: else each command would carry this twice. */
import { openCompiled } from '../library/open.js';
import type { Reading } from './open-library.js';

/** It is whole at once, and read again if it was built again. */
export function compiled(dir: string): Reading {
  const read = () => openCompiled(dir);
  return {
    read,
    async *grow() {
      yield await read();
    },
    stop() {},
  };
}
