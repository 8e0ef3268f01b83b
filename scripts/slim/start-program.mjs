// @ts-check
import { spawn } from 'node:child_process';

/**
 * What clipboardy asks of execa when it copies: a program started without a shell, its input written, its end awaited.
 *
 * @param {string} file
 * @param {string[] | Options} [args]
 * @param {Options} [options]
 * @returns {Promise<{ stdout: string }>} rejects with `code` where the program cannot be started, with `stderr` where it fails
 *
 * @typedef {object} Options
 * @property {string} [input]
 * @property {NodeJS.ProcessEnv} [env] added to this process's
 * @property {boolean} [windowsHide]
 * @property {'ignore'} [stdout]
 * @property {number} [stderr] a file descriptor
 */
export function execa(file, args = [], options = {}) {
  if (!Array.isArray(args)) return execa(file, [], args);
  const { input, env, windowsHide = true, stdout = 'pipe', stderr = 'pipe' } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      env: { ...process.env, ...env },
      windowsHide,
      stdio: ['pipe', stdout, stderr],
    });
    let out = '';
    let complaint = '';
    child.stdout?.on('data', piece => {
      out += piece;
    });
    child.stderr?.on('data', piece => {
      complaint += piece;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      if (exitCode === 0) return resolve({ stdout: out });
      const error = new Error(`${file} ended with ${exitCode ?? signal}`);
      return reject(Object.assign(error, { exitCode, signal, stderr: complaint }));
    });
    // A program that does not read is told apart by how it ends.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Nothing is copied synchronously. */
export const execaSync = undefined;
