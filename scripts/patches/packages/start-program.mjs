// @ts-check
import { spawn } from 'node:child_process';

/**
 * Starts a program without a shell, writes its input and waits for its end. The part of execa that clipboardy uses to copy.
 *
 * @param {string} file
 * @param {string[] | Options} [args]
 * @param {Options} [options]
 * @returns {Promise<{ stdout: string }>} rejects with `code` if the program cannot be started, with `stderr` if it fails
 *
 * @typedef {object} Options
 * @property {string} [input]
 * @property {NodeJS.ProcessEnv} [env] variables to add to those of this process
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
    let errorOutput = '';
    child.stdout?.on('data', piece => {
      out += piece;
    });
    child.stderr?.on('data', piece => {
      errorOutput += piece;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      if (exitCode === 0) return resolve({ stdout: out });
      const error = new Error(`${file} ended with ${exitCode ?? signal}`);
      return reject(Object.assign(error, { exitCode, signal, stderr: errorOutput }));
    });
    // A program may exit without reading its input; its exit code tells whether it failed.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Not used. */
export const execaSync = undefined;
