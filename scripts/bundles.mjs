// @ts-check
/**
 * What the build makes of `src/`: a few CommonJS bundles in `dist/`.
 *
 * CommonJS because it starts faster: on Node 20 a `read` took 1.10 times as long as `node -e 0` this way, 1.30 as split ES modules
 * and 1.47 as one ES module.
 */

/** Modules that others `require`: loaded first, so they must stay light. Name of the bundle to source, from the root. */
export const ENTRIES = {
  index: 'src/index.ts',
  api: 'src/api.ts',
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
  dialects: 'src/typeset/dialects/dialects.ts',
  highlighter: 'src/typeset/code/colour.ts',
  folder: 'src/library/folder.ts',
  compile: 'src/library/compile.ts',
  publish: 'src/publish/build.ts',
  init: 'src/cli/commands/init.ts',
  build: 'src/cli/commands/build.ts',
  check: 'src/cli/commands/check.ts',
  printing: 'src/cli/printing.ts',
  text: 'src/cli/text.ts',
  printed: 'src/cli/printed.ts',
  entries: 'src/cli/entries.ts',
  listing: 'src/cli/listing.ts',
  compiled: 'src/cli/compiled.ts',
  unknown: 'src/cli/unknown.ts',
  usage: 'src/cli/arguments/wrong-usage.ts',
  nothing: 'src/cli/nothing.ts',
  warnings: 'src/cli/warnings.ts',
  keys: 'src/cli/help-keys.ts',
  completion: 'src/cli/commands/completion.ts',
  doctor: 'src/cli/commands/doctor.ts',
  journal: 'src/journal/open.ts',
  toml: 'src/host/toml.ts',
  atomic: 'src/host/atomic.ts',
  pager: 'src/host/pager.ts',
  capability: 'src/host/capability.ts',
  clipboard: 'src/host/clipboard.ts',
  browser: 'src/host/browser.ts',
  editor: 'src/host/editor.ts',
  terminal: 'src/host/controlling-terminal.ts',
  // Libraries that pure code needs at once, and not always: they are reached by `require`, for nothing there can wait.
  help: './node_modules/commander/lib/help.js',
  yaml: 'js-yaml',
  fuse: 'fuse.js/basic',
  linebreak: 'linebreak',
};

/**
 * What several of the doors stand on: they import it statically, and get a `require` of the one bundle that holds it. Without it each
 * would carry a copy, 130 kB of the tarball. One source, or several in one bundle; a path that ends in `/` is all of that folder.
 *
 * @type {Record<string, string | string[]>}
 */
export const SHARED = {
  page: [
    'src/typeset/page.ts',
    'src/typeset/set/',
    'src/text/break-classes.ts',
    'src/text/break-rules.ts',
    'src/text/breaks.ts',
    'src/text/last-row.ts',
    'src/text/long-word.ts',
    'src/text/stretch.ts',
    'src/text/units.ts',
    'src/text/wrap.ts',
  ],
  columns: 'src/text/columns.ts',
  paint: ['src/typeset/paint.ts', 'src/typeset/themes.ts'],
  slugs: 'github-slugger',
  matter: [
    'src/library/matter/',
    'src/library/files/decode.ts',
    'src/library/files/read.ts',
    'src/library/entry.ts',
    'src/library/names.ts',
    'src/library/plain-heading.ts',
    'src/library/scan.ts',
    'src/library/title.ts',
  ],
  resolve: 'src/library/resolve.ts',
  bodies: ['src/library/bodies.ts', 'src/library/bodies-file.ts'],
  session: [
    'src/tui/app/',
    'src/tui/keys/',
    'src/tui/effects/',
    'src/tui/effects.ts',
    'src/tui/beginning.ts',
    'src/tui/bindings.ts',
    'src/tui/ending.ts',
    'src/tui/store.ts',
    'src/tui/trouble.ts',
  ],
};
