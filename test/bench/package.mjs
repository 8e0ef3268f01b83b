// @ts-check
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { install, pack } from '../e2e/package.mjs';
import { LECTERN, Machine } from '../e2e/program.mjs';
import { BARE_NODE, environment, kilobytes, limitRow, megabytes, resourcesOf } from './measure.mjs';

export const title = 'Package and memory';

/** @returns {Promise<import('./measure.mjs').Row[]>} */
export async function measure() {
  const machine = new Machine();
  try {
    const env = environment(machine);
    const folder = path.join(machine.home, 'installed');
    mkdirSync(folder);
    const { tarball, size } = await pack(machine.home, env);
    const packages = await install(tarball, folder, env);
    return [
      limitRow('tarball', size, 800_000, kilobytes),
      limitRow('packages installed', packages.length, 1, String),
      { what: 'peak memory: node -e 0', measured: megabytes(resourcesOf(BARE_NODE, env).memory) },
      {
        what: 'peak memory: lectern read',
        measured: megabytes(resourcesOf([...LECTERN, 'read', 'kubernetes'], env).memory),
      },
    ];
  } finally {
    machine.remove();
  }
}
