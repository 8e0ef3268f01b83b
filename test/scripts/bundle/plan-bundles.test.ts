import { describe, expect, test } from 'vitest';
import type { ModuleGraph } from '../../../scripts/bundle/module-graph.mjs';
import { bundleName, planBundles, startupFaults } from '../../../scripts/bundle/plan-bundles.mjs';

/** Creates a graph in which each module has 10,000 bytes. Input: `'a.ts': ['b.ts', 'lazy:c.ts']`. */
function graphOf(modules: Record<string, string[]>, commonJs: string[] = []): ModuleGraph {
  const imports = new Map<string, string[]>();
  const lazyImports = new Map<string, string[]>();
  for (const [file, targets] of Object.entries(modules)) {
    imports.set(
      file,
      targets.filter(target => !target.startsWith('lazy:')),
    );
    lazyImports.set(
      file,
      targets.filter(target => target.startsWith('lazy:')).map(target => target.slice(5)),
    );
  }
  const bytes = new Map(Object.keys(modules).map(file => [file, 10_000]));
  return { imports, lazyImports, commonJs: new Set(commonJs), bytes };
}

const ENTRIES = { index: 'src/index.ts' };

describe('planBundles', () => {
  test('makes a lazy bundle of every import() target', () => {
    const graph = graphOf({ 'src/index.ts': ['lazy:src/tui/reader.ts'], 'src/tui/reader.ts': [] });
    expect([...planBundles(graph, ENTRIES, 'main').roots]).toEqual([
      ['src/index.ts', 'index'],
      ['src/tui/reader.ts', 'tui-reader'],
    ]);
  });

  test('shares modules that the same lazy bundles need', () => {
    const graph = graphOf({
      'src/index.ts': ['lazy:src/a.ts', 'lazy:src/b.ts'],
      'src/a.ts': ['src/layout.ts'],
      'src/b.ts': ['src/layout.ts'],
      'src/layout.ts': ['src/line.ts'],
      'src/line.ts': [],
    });
    expect([...planBundles(graph, ENTRIES, 'main').chunks]).toEqual([
      ['shared-layout', ['src/layout.ts', 'src/line.ts']],
    ]);
  });

  test('copies a small module, and CommonJS modules', () => {
    const imports = ['src/small.ts', 'node_modules/cjs/index.js'];
    const graph = graphOf(
      {
        'src/index.ts': ['lazy:src/a.ts', 'lazy:src/b.ts'],
        'src/a.ts': imports,
        'src/b.ts': imports,
        'src/small.ts': [],
        'node_modules/cjs/index.js': [],
      },
      ['node_modules/cjs/index.js'],
    );
    graph.bytes.set('src/small.ts', 300);
    expect(planBundles(graph, ENTRIES, 'main').chunks.size).toBe(0);
  });

  test('gives modules of the startup bundle to the entries that load it', () => {
    const graph = graphOf({
      'src/index.ts': ['src/paths.ts', 'lazy:src/main.ts'],
      'src/api.ts': ['src/library.ts', 'src/own.ts'],
      'src/main.ts': ['src/library.ts', 'src/paths.ts'],
      'src/library.ts': [],
      'src/paths.ts': [],
      'src/own.ts': [],
    });
    const entries = { ...ENTRIES, api: 'src/api.ts' };
    expect(planBundles(graph, entries, 'main').chunks.size).toBe(0);
    expect([...planBundles(graph, entries, 'main', ['api']).chunks]).toEqual([['main', ['src/library.ts']]]);
  });

  test('takes modules of the startup bundle from it, but copies them to the entries', () => {
    const graph = graphOf({
      'src/index.ts': ['src/paths.ts', 'lazy:src/main.ts'],
      'src/main.ts': ['src/paths.ts', 'src/errors.ts', 'src/run.ts', 'lazy:src/a.ts'],
      'src/a.ts': ['src/errors.ts'],
      'src/errors.ts': [],
      'src/paths.ts': [],
      'src/run.ts': [],
    });
    const { chunks, startup } = planBundles(graph, ENTRIES, 'main');
    expect([...chunks]).toEqual([['main', ['src/errors.ts']]]);
    expect(startup.name).toBe('main');
    expect([...startup.held].sort()).toEqual(['src/errors.ts', 'src/main.ts', 'src/paths.ts', 'src/run.ts']);
  });

  test('puts small modules that four lazy bundles need into the startup bundle, with their imports', () => {
    const lazy = ['lazy:src/a.ts', 'lazy:src/b.ts', 'lazy:src/c.ts', 'lazy:src/d.ts'];
    const imports = ['src/words.ts', 'src/view.ts', 'node_modules/table/index.js'];
    const graph = graphOf({
      'src/index.ts': ['lazy:src/main.ts'],
      'src/main.ts': lazy,
      'src/a.ts': imports,
      'src/b.ts': imports,
      'src/c.ts': imports,
      'src/d.ts': imports,
      'src/words.ts': ['src/fold.ts'],
      'src/fold.ts': [],
      'src/view.ts': ['node_modules/table/index.js'],
      'node_modules/table/index.js': [],
    });
    for (const file of graph.bytes.keys()) graph.bytes.set(file, 300);
    // A package is not added to the start, and so neither is the module that needs it.
    expect([...planBundles(graph, ENTRIES, 'main').chunks]).toEqual([
      ['main', ['src/fold.ts', 'src/words.ts']],
    ]);
  });
});

test('startupFaults names a lazy module that the entry reaches by static imports', () => {
  const graph = graphOf({
    'src/index.ts': ['src/cli.ts'],
    'src/cli.ts': ['src/heavy.ts', 'lazy:src/heavy.ts'],
    'src/heavy.ts': [],
  });
  expect(startupFaults(graph, 'src/index.ts')).toEqual([
    expect.stringContaining('src/cli.ts imports src/heavy.ts statically'),
  ]);
});

test.each([
  ['src/cli/commands/check.ts', 'cli-commands-check'],
  ['node_modules/js-yaml/index.js', 'js-yaml-index'],
  ['node_modules/@scope/name/lib/main.js', '@scope-name-main'],
])('bundleName(%s) is %s', (file, name) => {
  expect(bundleName(file)).toBe(name);
});
