/** Replaces a folder as a whole. Writes a new one beside the old one, then switches them by rename. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeDir } from '../../host/make-dir.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';

/**
 * Fills a new folder with `fill` and replaces `out` by it. After any failure the old folder is unchanged.
 * `ownNames` are the only names that the old folder may have, so that no other files are deleted.
 * @throws {UserError} if `out` has other files, or cannot be written.
 */
export async function replaceFolder(
  out: string,
  ownNames: readonly string[],
  fill: (staging: string) => Promise<void>,
): Promise<void> {
  const target = resolve(out);
  refuseOtherFiles(out, target, ownNames);
  const staging = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  const cleanUp = () => {
    for (const folder of [staging, old]) rmSync(folder, { recursive: true, force: true });
  };
  const stopListening = cleanUpOnSignal(cleanUp);
  try {
    makeDir(dirname(target), 0o777);
    removeLeftovers(target);
    mkdirSync(staging);
    await fill(staging);
    switchFolders(staging, target, old);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).syscall) throw error;
    throw new UserError(`cannot write "${out}": ${describeError(error)}; its old content is unchanged`, {
      hint: 'to write another folder, use --out',
      cause: error,
    });
  } finally {
    stopListening();
    cleanUp();
  }
}

/**
 * Removes the temporary folders of killed builds (npm pack would include them).
 * Restores the old folder if a build was killed between the two renames.
 */
function removeLeftovers(target: string): void {
  const prefix = `${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    const [, kind, pid] = name.startsWith(prefix)
      ? (/^(new|old)-(\d+)$/.exec(name.slice(prefix.length)) ?? [])
      : [];
    if (pid === undefined || isOtherProcess(Number(pid))) continue;
    const leftover = join(dirname(target), name);
    if (kind === 'old' && !existsSync(target)) renameSync(leftover, target);
    else rmSync(leftover, { recursive: true, force: true });
  }
}

/** True if `pid` is another running process. */
function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function switchFolders(staging: string, target: string, old: string): void {
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(staging, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
}

function refuseOtherFiles(out: string, target: string, ownNames: readonly string[]): void {
  let names: string[] = [];
  try {
    names = readdirSync(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new UserError(`cannot write "${out}": ${describeError(error)}`, {
      hint: 'choose another folder',
      cause: error,
    });
  }
  const other = names.find(name => !ownNames.includes(name));
  if (other === undefined) return;
  throw new UserError(`"${out}" has a file that is not part of a compiled library: "${other}"`, {
    hint: 'choose another folder, or empty this one',
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `cleanUp` when a signal ends the process, and then ends it by the same signal. Returns a function that stops this.
 * Signals are handled only while the work yields to the event loop.
 */
function cleanUpOnSignal(cleanUp: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    cleanUp();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of SIGNALS) process.removeListener(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}
