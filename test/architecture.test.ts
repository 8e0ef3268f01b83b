/** How the house is built: which room may import which, where each library is used, and how long a file may be. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOORS, ENTRIES } from '../scripts/bundles.mjs';
import { ROOT } from './e2e/program.mjs';
import { readSources, resolveImport, type Source } from './sources.js';

const sources = readSources('src');
const files = new Map(sources.map(source => [source.file, source]));

/**
 * The layers, top first. A file may import from its own layer and from those in later rows; two names in one row are siblings, which
 * do not import each other. A layer that is missing here fails the test.
 */
const LAYERS: string[][] = [
  ['index'],
  ['main'],
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
  'get-east-asian-width': 'src/text/',
  'env-paths': 'src/host/',
  'smol-toml': 'src/host/',
  'supports-hyperlinks': 'src/host/',
  'supports-color': 'src/host/',
  open: 'src/host/',
  clipboardy: 'src/host/',
};

/** Folders without file system, process or clock. */
const PURE = /^src\/(text|document|markdown|layout|render|search|tui\/(app|keys|views))\//;

/** Tables of data, which may be longer than other files. */
const TABLES = new Set<string>([]);

const MAX_LINES = 300;
const MAX_FILES_IN_FOLDER = 15;

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

/** Every import of a source of ours by another, types and `import()` included. */
function* arrows(): Generator<{ from: Source; to: string; typeOnly: boolean; dynamic: boolean }> {
  for (const from of sources) {
    for (const { target, typeOnly, dynamic } of from.imports) {
      const to = resolveImport(from, target, files);
      if (to !== undefined) yield { from, to, typeOnly, dynamic };
    }
  }
}

/** `src/a.ts: what` for each source in which `pattern` is found. */
function finds(pattern: RegExp, among: Source[] = sources): string[] {
  return among.flatMap(({ file, code }) => [...code.matchAll(pattern)].map(([what]) => `${file}: ${what}`));
}

test('there are sources to look at, and their imports are understood', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect([...arrows()].length).toBeGreaterThan(200);
  const dangling = [...arrows()]
    .filter(({ to }) => !files.has(to))
    .map(({ from, to }) => `${from.file} → ${to}`);
  expect(dangling.filter(arrow => !arrow.endsWith('.d.ts'))).toEqual([]);
});

describe('arrows', () => {
  test('lead from a room to those it may import', () => {
    const wrong = [...arrows()].filter(({ from, to }) => !mayImport(layerOf(from.file), layerOf(to)));
    expect(wrong.map(({ from, to }) => `${from.file} → ${to}`)).toEqual([]);
  });

  test('lead through a door only by import()', () => {
    const doors = Object.values(DOORS).flat();
    const light = lightFiles();
    const wrong = [...arrows()].filter(
      ({ from, to, typeOnly, dynamic }) =>
        light.has(from.file) && doors.includes(to) && !typeOnly && !dynamic,
    );
    expect(wrong.map(({ from, to }) => `${from.file} → ${to}`)).toEqual([]);
    for (const door of doors) if (door.startsWith('src/')) expect(files.has(door), door).toBe(true);
  });

  // Within one folder two files may need each other: a tree of blocks is set by recursion.
  test('make no circle from folder to folder', () => {
    expect(circles().filter(circle => new Set(circle.map(file => path.dirname(file))).size > 1)).toEqual([]);
  });
});

test('each library is imported by one folder, and named in package.json', () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const wrong: string[] = [];
  for (const { file, imports } of sources) {
    for (const { target } of imports) {
      if (/^(\.|node:)/.test(target)) continue;
      const library = /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '';
      if (!Object.hasOwn(devDependencies, library))
        wrong.push(`${file} imports ${target}, which package.json does not name`);
      const home = LIBRARIES[library];
      if (home === undefined || !file.startsWith(home))
        wrong.push(`${file} imports ${target}, at home in ${home}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('pure rooms touch nothing of the machine', () => {
  const pure = sources.filter(({ file }) => PURE.test(file));
  const builtIns = pure.flatMap(({ file, imports }) =>
    imports
      .filter(({ target, typeOnly }) => target.startsWith('node:') && !typeOnly)
      .map(({ target }) => `${file}: ${target}`),
  );
  expect(builtIns).toEqual([]);
  expect(
    finds(
      /(?<![\w.])(process|performance|setTimeout|setInterval|setImmediate)\b(?=[.(])|\bDate\.now\b|\bnew Date\(\)/g,
      pure,
    ),
  ).toEqual([]);
  const drawn = pure.filter(({ file }) => !file.startsWith('src/tui/views/'));
  expect(
    drawn
      .filter(({ imports }) => imports.some(({ target }) => /^(ink|react)\b/.test(target)))
      .map(({ file }) => file),
  ).toEqual([]);
});

test('nobody exits or prints behind the back of main', () => {
  expect(finds(/\bprocess\??\.(exit|reallyExit|abort)\b/g)).toEqual([]);
  expect(finds(/(?<![\w.])console\.\w+/g)).toEqual([]);
  expect(sources.filter(({ code }) => /\buseInput\b/.test(code)).length).toBeLessThanOrEqual(1);
});

test('no file does nothing but pass on others', () => {
  const entries = Object.values(ENTRIES);
  expect(
    finds(
      /^export \*.*$/gm,
      sources.filter(({ file }) => !entries.includes(file)),
    ),
  ).toEqual([]);
});

test('what a file exports, types left out, another one uses', () => {
  const entries = Object.values(ENTRIES);
  const wordsOf = ({ code }: Source): string[] => code.match(/\w+/g) ?? [];
  // Scripts load sources by their paths, and tests through each other: there the name alone tells.
  const elsewhere = new Set(['scripts', 'test'].flatMap(readSources).flatMap(wordsOf));
  const importers = new Map<string, Set<string>>();
  for (const { from, to } of arrows())
    importers.set(to, new Set([...(importers.get(to) ?? []), ...wordsOf(from)]));
  const unused = sources
    .filter(({ file }) => !entries.includes(file))
    .flatMap(({ file, code }) =>
      [...code.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)]
        .filter(([, name = '']) => !importers.get(file)?.has(name) && !elsewhere.has(name))
        .map(([, name]) => `${file}: ${name}`),
    );
  expect(unused).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = [...sources, ...readSources('scripts')]
    .filter(({ file, lines }) => lines > MAX_LINES && !TABLES.has(file))
    .map(({ file, lines }) => `${file}: ${lines}`);
  expect(long).toEqual([]);
});

test('no folder holds more than 15 files', () => {
  const count = new Map<string, number>();
  for (const { file } of [...sources, ...readSources('scripts')])
    count.set(path.dirname(file), (count.get(path.dirname(file)) ?? 0) + 1);
  expect([...count].filter(([, files]) => files > MAX_FILES_IN_FOLDER)).toEqual([]);
});

/** What the command line loads before it goes through any door. */
function lightFiles(): Set<string> {
  const light = new Set<string>(Object.values(ENTRIES));
  const steps = [...arrows()].filter(({ typeOnly, dynamic }) => !typeOnly && !dynamic);
  for (const file of light) for (const { from, to } of steps) if (from.file === file) light.add(to);
  return light;
}

/** Circles of imports that are there when the program runs, one per file that closes one. */
function circles(): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly, dynamic } of arrows()) {
    if (!typeOnly && !dynamic) next.set(from.file, [...(next.get(from.file) ?? []), to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) found.push(trail.slice(trail.indexOf(file)));
    if (trail.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
