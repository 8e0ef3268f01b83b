// @ts-check
/** How every bundle is made; the tests of the patches bundle the same way. */

/** @satisfies {import('esbuild').BuildOptions} */
export const BUNDLING = {
  bundle: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  format: /** @type {const} */ ('cjs'),
  define: { 'process.env.NODE_ENV': '"production"' },
  jsx: /** @type {const} */ ('automatic'),
  // With short names the stack in a bug report shows no function of ours, only a place, which a build of the same version with a
  // source map explains. Names would cost 57 of the tarball's 700 kB, more than all articles' text for the search.
  minifyIdentifiers: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: /** @type {const} */ ('none'),
  supported: {
    // An `import()` becomes a `require` when it is reached.
    'dynamic-import': false,
    // Regular expressions stay literals, which the engine compiles when they are first run; esbuild would make them at start.
    'regexp-set-notation': true,
    'regexp-unicode-property-escapes': true,
  },
  logLevel: /** @type {const} */ ('warning'),
};
