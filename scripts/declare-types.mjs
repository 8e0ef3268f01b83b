// @ts-check
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `from './main.js'`, `import('./main.js')` */
const REFERENCE = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

/**
 * Writes the type declarations of the entry points, and all that they import, into `dist/types`. It takes almost a second, so only
 * builds for a package do it.
 *
 * @param {string} root
 * @param {string} dist
 * @param {string[]} entries sources of the entry points, from `root`
 */
export function declareTypes(root, dist, entries) {
  const all = mkdtempSync(path.join(tmpdir(), 'lectern-types-'));
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const project = path.join(root, 'scripts/tsconfig.types.json');
    // The compiler's messages go to stderr: stdout is for the program's output.
    execFileSync(process.execPath, [tsc, '--project', project, '--outDir', all], { stdio: ['ignore', 2, 2] });
    const types = path.join(dist, 'types');
    rmSync(types, { recursive: true, force: true });
    for (const file of reached(all, entries)) cpSync(path.join(all, file), path.join(types, file));
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder folder of all declarations
 * @param {string[]} entries
 */
function reached(folder, entries) {
  const files = new Set(entries.map(entry => entry.replace(/^src\//, '').replace(/\.ts$/, '.d.ts')));
  for (const file of files) {
    for (const [, target = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(REFERENCE)) {
      const next = path.posix.join(path.posix.dirname(file), `${target}.d.ts`);
      if (existsSync(path.join(folder, next))) files.add(next);
    }
  }
  return files;
}
