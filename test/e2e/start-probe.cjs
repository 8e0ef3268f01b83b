// @ts-check
/**
 * Prints, on exit and on stderr, which files a start has asked for, which modules of Node it has loaded, and which regular
 * expressions with Unicode property classes it has created.
 */
const fs = require('node:fs');
const path = require('node:path');

/** @type {Set<string>} */
const files = new Set();
const functions = /** @type {Record<string, any>} */ (fs);
for (const name of ['lstatSync', 'openSync', 'readFileSync', 'statSync']) {
  const original = functions[name];
  functions[name] = (/** @type {unknown} */ file, /** @type {unknown[]} */ ...rest) => {
    if (typeof file === 'string') files.add(path.basename(file));
    return original(file, ...rest);
  };
}
/** @type {string[]} */
const classes = [];
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, args) {
    if (/\\p\{/.test(args[0])) classes.push(args[0]);
    return Reflect.construct(target, args);
  },
});
process.on('exit', () => {
  const { moduleLoadList } = /** @type {any} */ (process);
  fs.writeSync(2, JSON.stringify({ files: [...files], node: moduleLoadList, classes }));
});
