// @ts-check
/** Runs the built program with a clean home folder and environment. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program in the checkout, as a command. */
export const LECTERN = [process.execPath, path.join(ROOT, 'bin/lectern.js')];

/** Quotes a word for a POSIX shell, also one with apostrophes. */
export const shellWord = (/** @type {string} */ word) => `'${word.replaceAll("'", "'\\''")}'`;

/** The program in the checkout, as text for a POSIX shell. */
export const LECTERN_IN_SHELL = LECTERN.map(shellWord).join(' ');

/** Value of `NODE_OPTIONS` that loads a file first. Node splits the value at blanks outside of double quotes. */
export const requireOption = (/** @type {string} */ file) =>
  `--require "${file.replaceAll(/["\\]/g, '\\$&')}"`;

/** Variables of this process that a program needs to run. */
const INHERITED = ['PATH', 'Path', 'SystemRoot', 'ComSpec', 'PATHEXT', 'TMPDIR', 'TEMP', 'TMP'];

/** An empty home folder and its environment. Remove it with `remove`. */
export class Machine {
  home = mkdtempSync(path.join(tmpdir(), 'lectern-'));

  /** @param {Record<string, string>} [more] */
  env(more = {}) {
    /** @type {Record<string, string>} */
    const env = {};
    for (const name of INHERITED) {
      const value = process.env[name];
      if (value !== undefined) env[name] = value;
    }
    const { home } = this;
    return {
      ...env,
      HOME: home,
      USERPROFILE: home,
      APPDATA: path.join(home, 'appdata'),
      LOCALAPPDATA: path.join(home, 'localappdata'),
      XDG_CONFIG_HOME: path.join(home, 'config'),
      XDG_STATE_HOME: path.join(home, 'state'),
      XDG_CACHE_HOME: path.join(home, 'cache'),
      XDG_DATA_HOME: path.join(home, 'data'),
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      ...more,
    };
  }

  remove() {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/**
 * Runs a command with pipes for all three streams and waits until it exits.
 *
 * @param {string[]} command
 * @param {{ env: Record<string, string>, cwd?: string, input?: string | Uint8Array }} options
 * @returns {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string }>}
 */
export function run([file = '', ...args], { env, cwd, input }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, cwd, stdio: 'pipe' });
    const stdout = /** @type {Buffer[]} */ ([]);
    const stderr = /** @type {Buffer[]} */ ([]);
    child.stdout.on('data', piece => stdout.push(piece));
    child.stderr.on('data', piece => stderr.push(piece));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
