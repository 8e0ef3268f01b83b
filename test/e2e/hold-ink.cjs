'use strict';
/**
 * Loaded before the program with `--require`: holds back the bundle with Ink until SIGURG, and marks in the output where Ink draws.
 * With `INK_FAILS`, the bundle then fails to load.
 */
/** @typedef {(request: string, ...rest: unknown[]) => any} Load */

const Module = /** @type {{ _load: Load }} */ (/** @type {unknown} */ (require('node:module')));

/** Set from the start, because the signal may arrive before the bundle is wanted. */
const released = new Promise(resolve => process.once('SIGURG', resolve));

const load = Module._load;
/** @type {Load} */
Module._load = function (request, ...rest) {
  if (!request.includes('tui-mount-ink')) return load.call(this, request, ...rest);
  const loadNow = () => {
    if (process.env.INK_FAILS) throw new Error('no such bundle');
    const { mountInk } = load.call(this, request, ...rest);
    return {
      mountInk(/** @type {unknown} */ options) {
        process.stdout.write('\u001b]2;Ink draws\u0007');
        const unmount = mountInk(options);
        process.stdout.write('\u001b]2;Ink has drawn\u0007');
        return unmount;
      },
    };
  };
  // `import()` waits for an object with a method `then`.
  return {
    // biome-ignore lint/suspicious/noThenProperty: delays the import
    then(/** @type {(value: unknown) => void} */ resolve, /** @type {(error: unknown) => void} */ reject) {
      released.then(() => resolve(loadNow())).catch(reject);
    },
  };
};
