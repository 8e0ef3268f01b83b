'use strict';
/**
 * Loaded before the program with `--require`: writes, as a title before the first frame, which bundles and modules of Node were loaded
 * until then.
 */
const write = process.stdout.write.bind(process.stdout);
/** Starts each frame. */
const FRAME_START = '\u001b[?2026h';

process.stdout.write = (/** @type {any} */ text, /** @type {any[]} */ ...rest) => {
  if (!String(text).includes(FRAME_START)) return write(text, ...rest);
  process.stdout.write = write;
  const { moduleLoadList } = /** @type {{ moduleLoadList: string[] }} */ (/** @type {unknown} */ (process));
  const files = Object.keys(require.cache).map(file => file.replace(/^.*[/\\]/, ''));
  const node = moduleLoadList.map(name => name.replace('NativeModule ', ''));
  return write(`\u001b]2;loaded ${JSON.stringify({ files, node })}\u0007${text}`, ...rest);
};
