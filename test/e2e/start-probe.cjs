// @ts-check
/** Prints, on exit and on stderr, which files a start has asked for, and which modules of Node it has loaded. */
const fs = require('node:fs');
const path = require('node:path');

/** @type {Set<string>} */
const files = new Set();
const functions = /** @type {Record<string, any>} */ (fs);
for (const name of ['openSync', 'readFileSync', 'statSync']) {
  const original = functions[name];
  functions[name] = (/** @type {unknown} */ file, /** @type {unknown[]} */ ...rest) => {
    if (typeof file === 'string') files.add(path.basename(file));
    return original(file, ...rest);
  };
}
process.on('exit', () => {
  const { moduleLoadList } = /** @type {any} */ (process);
  fs.writeSync(2, JSON.stringify({ files: [...files], node: moduleLoadList }));
});
