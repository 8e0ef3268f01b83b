/** Reads source files and their imports, for the tests of the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './e2e/program.mjs';

export interface Import {
  /** Module as written: `../text/width.js`, `marked`, `node:fs`. */
  target: string;
  /** True if the compiled code does not have the import. */
  typeOnly: boolean;
  /** True for `import()` and `require()`. An `import()` in a type is also `typeOnly`. */
  dynamic: boolean;
}

export interface Source {
  /** Path relative to the root, with `/`. */
  file: string;
  lines: number;
  /** Text without comments. */
  code: string;
  imports: Import[];
}

export function readSources(folder: string): Source[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map(entry => readSource(path.join(entry.parentPath, entry.name)))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function readSource(full: string): Source {
  const text = readFileSync(full, 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const file = path.relative(ROOT, full).replaceAll('\\', '/');
  return { file, lines: text.trimEnd().split('\n').length, code, imports: importsOf(code) };
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /(await\s+|=>\s*|return\s+)?\bimport\(\s*'([^']+)'\s*\)/g;
const REQUIRE = /=\s*require\(\s*'([^']+)'\s*\)/g;

function importsOf(code: string): Import[] {
  const imports = [];
  for (const [statement, type, target = ''] of code.matchAll(STATIC)) {
    imports.push({ target, typeOnly: type !== undefined || hasOnlyTypes(statement), dynamic: false });
  }
  for (const [, call, target = ''] of code.matchAll(DYNAMIC)) {
    imports.push({ target, typeOnly: call === undefined, dynamic: true });
  }
  for (const [, target = ''] of code.matchAll(REQUIRE))
    imports.push({ target, typeOnly: false, dynamic: true });
  return imports;
}

/** True for `import { type A, type B } from ...`. */
function hasOnlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
    ?.split(',')
    .filter(name => name.trim() !== '');
  return (
    names !== undefined && !/import\s+\w+\s*,/.test(statement) && names.every(name => /^\s*type\s/.test(name))
  );
}

/** Returns the file that a relative import resolves to, as in `Source.file`; undefined for a package. */
export function resolveImport(
  from: Source,
  target: string,
  files: ReadonlyMap<string, Source>,
): string | undefined {
  if (!target.startsWith('.')) return undefined;
  const stem = path.posix.join(path.posix.dirname(from.file), target).replace(/\.js$/, '');
  return ['.ts', '.tsx', '.d.ts'].map(ending => stem + ending).find(file => files.has(file)) ?? `${stem}.ts`;
}
