// @ts-check
/** The modules of the program and their imports, as esbuild's metafile has them. */

/** @import { Metafile } from 'esbuild' */

/** Modules of packages that a patch moved from the top of a module into a function. */
const LAZY_BY_PATCH = new Set(['node_modules/commander/lib/help.js']);

/**
 * @typedef {object} ModuleGraph
 * @property {Map<string, string[]>} imports module to the modules that it imports statically; paths from the project root
 * @property {Map<string, string[]>} lazyImports module to those that it loads when it needs them: by `import()`, or a source of Lectern
 *   by `require`
 * @property {Set<string>} commonJs modules in CommonJS format, whose exports have no names
 * @property {Map<string, number>} bytes module to its minified size
 */

/**
 * Reads the graph from a build of all entries with `splitting`, which follows `import()` too.
 *
 * @param {Metafile} metafile
 * @returns {ModuleGraph}
 */
export function readModuleGraph({ inputs, outputs }) {
  /** @type {ModuleGraph} */
  const graph = { imports: new Map(), lazyImports: new Map(), commonJs: new Set(), bytes: new Map() };
  for (const [file, { imports, format }] of Object.entries(inputs)) {
    if (format === 'cjs') graph.commonJs.add(file);
    const internal = imports.filter(({ external }) => !external);
    /** @param {{ kind: string, path: string }} record */
    const isLazy = ({ kind, path }) =>
      kind === 'dynamic-import' ||
      (kind === 'require-call' && (file.startsWith('src/') || LAZY_BY_PATCH.has(path)));
    graph.imports.set(
      file,
      internal.filter(each => !isLazy(each)).map(({ path }) => path),
    );
    graph.lazyImports.set(
      file,
      internal.filter(isLazy).map(({ path }) => path),
    );
  }
  for (const { inputs: parts } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(parts))
      graph.bytes.set(file, (graph.bytes.get(file) ?? 0) + bytesInOutput);
  }
  return graph;
}
