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
  reader: 'src/tui/run-reader.tsx',
  accessible: 'src/tui/accessible/session.ts',
  search: 'src/search/search.ts',
  parser: 'src/markdown/parse.ts',
  dialects: 'src/markdown/dialects/dialects.ts',
  highlighter: 'src/render/highlight/highlight-code.ts',
  folder: 'src/library/source/open-source.ts',
  compile: 'src/library/body-text/extract-text.ts',
  publish: 'src/publish/build/build.ts',
  init: 'src/cli/commands/init.ts',
  build: 'src/cli/commands/build.ts',
  check: 'src/cli/commands/check.ts',
  printing: 'src/cli/output/render-article.ts',
  text: 'src/cli/output/render-text.ts',
  printed: 'src/cli/output/render-data.ts',
  entries: 'src/cli/output/result-cards.ts',
  listing: 'src/cli/output/list-table.ts',
  compiled: 'src/cli/open-compiled-library.ts',
  unknown: 'src/cli/errors/not-found.ts',
  usage: 'src/cli/errors/usage-error.ts',
  nothing: 'src/cli/errors/no-results.ts',
  warnings: 'src/cli/errors/format-problems.ts',
  keys: 'src/cli/keys-help.ts',
  completion: 'src/cli/commands/completion.ts',
  doctor: 'src/cli/commands/doctor.ts',
  journal: 'src/history/open-history.ts',
  toml: 'src/host/toml.ts',
  atomic: 'src/host/replace-file.ts',
  pager: 'src/host/programs/pager.ts',
  capability: 'src/host/terminal-capabilities.ts',
  clipboard: 'src/host/programs/clipboard.ts',
  browser: 'src/host/programs/browser.ts',
  editor: 'src/host/programs/editor.ts',
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
    'src/layout/',
    'src/text/line-breaks/',
    'src/text/avoid-short-last-line.ts',
    'src/text/long-word.ts',
    'src/text/wrap-state.ts',
    'src/text/char-width-class.ts',
    'src/text/wrap.ts',
  ],
  columns: 'src/text/display-width.ts',
  paint: ['src/render/render.ts', 'src/render/themes.ts'],
  slugs: 'github-slugger',
  matter: [
    'src/library/front-matter/',
    'src/library/files/decode.ts',
    'src/library/files/read.ts',
    'src/library/metadata/article-metadata.ts',
    'src/library/metadata/path-metadata.ts',
    'src/library/metadata/inline-to-text.ts',
    'src/library/metadata/reading-time.ts',
    'src/library/metadata/markdown-title.ts',
  ],
  resolve: 'src/library/links/resolve-link.ts',
  bodies: ['src/library/body-text/body-text-store.ts', 'src/library/body-text/body-text-file.ts'],
  session: [
    'src/tui/app/',
    'src/tui/keys/',
    'src/tui/effects/',
    'src/tui/session/startup.ts',
    'src/tui/session/user-bindings.ts',
    'src/util/deferred.ts',
    'src/tui/session/store.ts',
    'src/tui/session/report-history-warning.ts',
  ],
};
