// @ts-check
/** esbuild options of every bundle. The tests of the patches use them too. */

/** @satisfies {import('esbuild').BuildOptions} */
export const ESBUILD_OPTIONS = {
  bundle: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  format: /** @type {const} */ ('cjs'),
  define: { 'process.env.NODE_ENV': '"production"' },
  jsx: /** @type {const} */ ('automatic'),
  // Stack traces in bug reports show positions without names. A build of the same version with a source map resolves them.
  // Names would add 57 kB to the package.
  minifyIdentifiers: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: /** @type {const} */ ('none'),
  // Removes warnings of libraries, such as "gif stream shorter than expected". They would be in the output of commands.
  pure: ['console.log'],
  supported: {
    // Compiles `import()` to a lazy `require`.
    'dynamic-import': false,
    // Keeps regular expressions as literals, which V8 compiles on first use. Otherwise esbuild creates them at start.
    'regexp-set-notation': true,
    'regexp-unicode-property-escapes': true,
  },
  logLevel: /** @type {const} */ ('warning'),
};
