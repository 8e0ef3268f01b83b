// @ts-check
/**
 * What the build makes of `src/`: a few CommonJS bundles in `dist/`.
 *
 * CommonJS because it starts faster: on Node 20 a bundled `read` takes 1.10 times as long as `node -e 0` this way, 1.30 as
 * split ES modules and 1.47 as one ES module.
 */

/** Modules that others `require`: loaded first, so they must stay light. Name of the bundle to source, from the root. */
export const ENTRIES = {
  index: 'src/index.ts',
};

/**
 * Doors: the heavy halves, which light code reaches by `import()` alone. Each becomes a bundle of its own, and the `import()` a
 * `require` of it, so that a command which does not go through a door does not pay for what is behind it.
 */
export const DOORS = {
  reader: 'src/tui/mount.tsx',
  linear: 'src/tui/listen.ts',
  search: 'src/search/search.ts',
  parser: 'src/typeset/parse.ts',
  highlighter: 'src/typeset/code/colour.ts',
  folder: 'src/library/folder.ts',
  compile: 'src/library/compile.ts',
  build: 'src/publish/build.ts',
  journal: 'src/journal/open.ts',
  toml: 'src/host/toml.ts',
  pager: 'src/host/pager.ts',
  capability: 'src/host/capability.ts',
  clipboard: 'src/host/clipboard.ts',
  browser: 'src/host/browser.ts',
  editor: 'src/host/editor.ts',
  terminal: 'src/host/controlling-terminal.ts',
  // A library that pure code needs at once, and seldom: it says `require`, for it cannot wait.
  linebreak: 'linebreak',
};
