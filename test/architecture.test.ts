/** The rules of the architecture: imports of layers, libraries of folders, and sizes of files and folders. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENTRIES as BUNDLE_ENTRIES, WORKERS } from '../scripts/bundle/bundle-program.mjs';
import { ROOT } from './e2e/program.mjs';
import { readSources, resolveImport, type Source } from './sources.js';

const sources = readSources('src');
const files = new Map(sources.map(source => [source.file, source]));

/** The modules that users `require`, and the entries of worker threads. */
const ENTRIES = [...Object.values(BUNDLE_ENTRIES), ...WORKERS];

/**
 * The layers, top first. A file may import from its own layer and from those in later rows. Names in one row are siblings, which do not
 * import each other. A layer that is missing here fails the test.
 */
const LAYERS: string[][] = [
  ['index'],
  ['main', 'code-cache'],
  ['cli'],
  ['tui', 'publish', 'api'],
  ['tui/accessible'],
  ['tui/views', 'tui/effects', 'tui/terminal'],
  ['tui/session'],
  ['tui/keys'],
  ['tui/app'],
  ['search', 'history'],
  ['library'],
  ['render'],
  ['markdown', 'layout'],
  ['document', 'host'],
  ['text'],
  ['util'],
];

/** Each third-party library, and the one folder that imports it. */
const LIBRARIES: Record<string, string> = {
  commander: 'src/cli/',
  ink: 'src/tui/',
  react: 'src/tui/',
  'fuse.js': 'src/search/',
  'gray-matter': 'src/library/',
  'js-yaml': 'src/library/',
  marked: 'src/markdown/',
  'marked-terminal': 'src/render/highlight/',
  chalk: 'src/render/highlight/',
  entities: 'src/markdown/',
  'github-slugger': 'src/markdown/',
  linebreak: 'src/text/',
  'lovely-mermaid': 'src/markdown/diagrams/',
  'get-east-asian-width': 'src/text/',
  'smol-toml': 'src/host/',
  'supports-hyperlinks': 'src/host/',
  'supports-color': 'src/host/',
  open: 'src/host/',
  clipboardy: 'src/host/',
  pngjs: 'src/render/images/',
  'jpeg-js': 'src/render/images/',
  omggif: 'src/render/images/',
};

/** Folders without file system, process or clock. The decoder of images runs in a worker, and needs zlib. */
const PURE =
  /^src\/(text|document|markdown|layout|render(?!\/images\/decode-image)|search|tui\/(app|keys|views))\//;

const MAX_LINES = 300;
const MAX_FILES_IN_FOLDER = 15;

interface FileImport {
  from: string;
  to: string;
  typeOnly: boolean;
  dynamic: boolean;
}

/** All imports of one source by another, types and `import()` included. */
const fileImports: FileImport[] = sources.flatMap(source =>
  source.imports.flatMap(({ target, typeOnly, dynamic }) => {
    const to = resolveImport(source, target, files);
    return to === undefined ? [] : [{ from: source.file, to, typeOnly, dynamic }];
  }),
);

/** The layer of a file: the longest name in `LAYERS` that its path begins with. */
function layerOf(file: string): string {
  const [, first = '', second = '', third] = file.split('/');
  if (second === '') return first.replace(/\.tsx?$/, '');
  const nested = `${first}/${second}`;
  return third !== undefined && LAYERS.flat().includes(nested) ? nested : first;
}

function mayImport(from: string, to: string): boolean {
  const rank = (layer: string): number => LAYERS.findIndex(row => row.includes(layer));
  return from === to || (rank(from) >= 0 && rank(from) < rank(to));
}

/** `src/a.ts: text` for each match of `pattern` in the code of `among`. */
function matchesIn(pattern: RegExp, among: Source[] = sources): string[] {
  return among.flatMap(({ file, code }) => [...code.matchAll(pattern)].map(([text]) => `${file}: ${text}`));
}

test('reads all sources and resolves their imports', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(fileImports.length).toBeGreaterThan(200);
  const dangling = fileImports.filter(({ to }) => !files.has(to) && !to.endsWith('.d.ts'));
  expect(dangling.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

describe('imports', () => {
  test('point down the list of layers only', () => {
    const wrong = fileImports.filter(({ from, to }) => !mayImport(layerOf(from), layerOf(to)));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('have no circle between files', () => {
    expect(importCircles()).toEqual([]);
  });

  test('name each library in one folder only, and in package.json', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const wrong: string[] = [];
    const used = new Set<string>();
    for (const { file, imports } of sources) {
      for (const { target } of imports) {
        if (/^(\.|node:)/.test(target)) continue;
        const library = /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '';
        used.add(library);
        if (!Object.hasOwn(devDependencies, library))
          wrong.push(`${file} imports ${target}, which package.json does not name`);
        const home = LIBRARIES[library];
        if (home === undefined || !file.startsWith(home))
          wrong.push(`${file} imports ${target}, which belongs in ${home}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(LIBRARIES).filter(library => !used.has(library))).toEqual([]);
  });
});

test('pure layers use no file system, process or clock', () => {
  const pure = sources.filter(({ file }) => PURE.test(file));
  const builtIns = pure.flatMap(({ file, imports }) =>
    imports
      .filter(({ target, typeOnly }) => target.startsWith('node:') && !typeOnly)
      .map(({ target }) => `${file}: ${target}`),
  );
  expect(builtIns).toEqual([]);
  const globals =
    /(?<![\w.])(process|performance|setTimeout|setInterval|setImmediate)\b(?=[.(])|\bDate\.now\b|\bnew Date\(\)/g;
  expect(matchesIn(globals, pure)).toEqual([]);
});

test('one lazy bundle imports Ink and React', () => {
  const withInk = sources.filter(({ imports }) =>
    imports.some(({ target }) => /^(ink|react)\b/.test(target)),
  );
  expect(withInk.map(({ file }) => file)).toEqual(['src/tui/mount-ink.tsx']);
  const importers = fileImports.filter(({ to }) => to === 'src/tui/mount-ink.tsx');
  expect(importers.map(({ dynamic }) => dynamic)).toEqual([true]);
});

test('no file exits the process, prints to the console or uses useInput', () => {
  expect(matchesIn(/\bprocess\??\.(exit|reallyExit|abort)\b/g)).toEqual([]);
  expect(matchesIn(/(?<![\w.])console\.\w+/g)).toEqual([]);
  expect(matchesIn(/\buseInput\b/g)).toEqual([]);
});

test('no file re-exports all of another', () => {
  expect(matchesIn(/^export \*.*$/gm)).toEqual([]);
});

test('no file exports a variable, because lazy bundles take copies of the values that the startup bundle exports', () => {
  expect(matchesIn(/^export (?:let|var) .*$/gm)).toEqual([]);
});

test('every exported value has a user outside its file', () => {
  const wordsOf = ({ code }: Source): string[] => code.match(/\w+/g) ?? [];
  // Scripts and tests load sources by their paths, so only the name is compared there.
  const elsewhere = new Set(['scripts', 'test'].flatMap(readSources).flatMap(wordsOf));
  const importers = new Map<string, Set<string>>();
  for (const { from, to } of fileImports) {
    const source = files.get(from);
    if (source) importers.set(to, new Set([...(importers.get(to) ?? []), ...wordsOf(source)]));
  }
  const unused = sources
    .filter(({ file }) => !ENTRIES.includes(file))
    .flatMap(({ file, code }) =>
      [...code.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
        .filter(([, name = '']) => !importers.get(file)?.has(name) && !elsewhere.has(name))
        .map(([, name]) => `${file}: ${name}`),
    );
  expect(unused).toEqual([]);
});

/** Calls that spread a list of a few items into their arguments. Every other list is appended or compared in a loop. */
const BOUNDED_SPREADS = [
  'src/tui/app/open-article.ts: step(',
  'src/tui/app/overlays/pick-by-number.ts: step(',
];

test('no call has a list of any length as its arguments, because 125,000 overflow the stack', () => {
  const spreads = sources.flatMap(({ file, code }) => spreadCalls(code).map(call => `${file}: ${call}`));
  expect(spreads).toEqual(BOUNDED_SPREADS);
  // `textOf` gets pieces of 8,192 code units.
  expect(
    matchesIn(/\b(?:Reflect|fromCharCode|fromCodePoint|push|unshift|max|min|of|concat)\.apply\b/g),
  ).toEqual(['src/text/code-units.ts: fromCharCode.apply']);
});

test('finds calls with spread arguments', () => {
  const calls = [
    'list.push(...more)', "list.push({ a: ')' }, ...f([1], 2))", 'Math.max(\n  0,\n  ...widths.map(width => width + 1),\n)',
    'new Set<string>(...lists)', 'call?.(...list)',
  ]; // biome-ignore format: a table
  expect(calls.map(code => spreadCalls(code))).toEqual([['push('], ['push('], ['max('], ['Set('], ['call(']]);
  const others = [
    'f([...a, ...b])',
    'f({ ...a })',
    'function f(...a: T[]) {}',
    'const f = (...a) => a',
    'm(...a: T[]): U {}',
  ];
  expect(others.flatMap(spreadCalls)).toEqual([]);
});

describe('size', () => {
  const ours = [...sources, ...readSources('scripts')];

  test('no file has more than 300 lines', () => {
    const long = ours.filter(({ lines }) => lines > MAX_LINES).map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('no folder has more than 15 files', () => {
    const counts = new Map<string, number>();
    for (const { file } of ours) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MAX_FILES_IN_FOLDER)).toEqual([]);
  });

  test('a file with under 30 lines and one importer is a lazy bundle or types only', () => {
    const lazy = new Set(
      fileImports.filter(({ dynamic, typeOnly }) => dynamic && !typeOnly).map(({ to }) => to),
    );
    const importers = new Map<string, Set<string>>();
    for (const { from, to } of fileImports) importers.set(to, (importers.get(to) ?? new Set()).add(from));
    const small = sources.filter(
      ({ file, lines }) =>
        lines < 30 && importers.get(file)?.size === 1 && !lazy.has(file) && !ENTRIES.includes(file),
    );
    expect(small.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });
});

/** Circles of static value imports, one for each import that closes a circle. */
function importCircles(): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly, dynamic } of fileImports) {
    if (!typeOnly && !dynamic) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, chain: string[]): void => {
    if (chain.includes(file)) circles.push(chain.slice(chain.indexOf(file)));
    if (chain.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...chain, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return circles;
}

/** `push(` for each call in a code that spreads a list into its arguments. */
function spreadCalls(code: string): string[] {
  const plain = code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
  return [...plain.matchAll(/\.\.\.(?!\w+\??:)/g)].flatMap(({ index }) => {
    let depth = 0;
    let at = index - 1;
    for (; at >= 0 && depth >= 0; at--) {
      if (')]}'.includes(plain.charAt(at))) depth++;
      if ('([{'.includes(plain.charAt(at))) depth--;
    }
    const isArgument = plain[at + 1] === '(';
    const name = /(\w+)(?:\?\.)?(?:<[^<>()]*>)?$/.exec(plain.slice(Math.max(0, at - 100), at + 1))?.[1];
    return isArgument && name !== undefined ? [`${name}(`] : [];
  });
}
