// @ts-check
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { install, pack } from '../e2e/package.mjs';
import { LECTERN, Machine, run } from '../e2e/program.mjs';
import { environment, limitRow } from './measure.mjs';

export const title = 'The package, and memory';

/** @param {number} bytes */
const kilobytes = bytes => `${Math.round(bytes / 1000)} kB`;
/** @param {number} bytes */
const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`;

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
      limitRow('tarball', size, 700_000, kilobytes),
      limitRow('packages installed', packages.length, 1, String),
      { what: 'memory at its peak: node -e 0', measured: megabytes(await peak([], env)) },
      {
        what: 'memory at its peak: lectern read',
        measured: megabytes(await peak(['read', 'kubernetes'], env)),
      },
    ];
  } finally {
    machine.remove();
  }
}

const HOOK = `data:text/javascript,process.once('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))`;

/**
 * @param {string[]} args none: bare Node
 * @param {Record<string, string>} env
 */
async function peak(args, env) {
  const [node = '', bin = ''] = LECTERN;
  const program = args.length > 0 ? [bin, ...args] : ['-e', '0'];
  const { stderr } = await run([node, '--import', HOOK, ...program], { env });
  return Number(stderr) * 1024;
}
