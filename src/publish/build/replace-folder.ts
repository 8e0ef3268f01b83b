/** Replaces a folder as a whole. Writes a new one beside the old one, then switches them by rename. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeDir } from '../../host/make-dir.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';

/** Names in the old folder: those that it must have unless it is empty, and all others that it may have. */
interface OwnNames {
  required: readonly string[];
  optional: readonly string[];
}

/**
 * Fills a new folder with `fill` and replaces `out` by it. After any failure the old folder is unchanged.
 * @param ownNames tell the old folder from one of the user, whose files must not be deleted
 * @throws {UserError} if `out` is a folder of other files, or cannot be written.
 */
export async function replaceFolder(
  out: string,
  ownNames: OwnNames,
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

function refuseOtherFiles(out: string, target: string, { required, optional }: OwnNames): void {
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
  if (names.length === 0) return;
  const hint = 'choose another folder, or empty this one';
  const other = names.find(name => !required.includes(name) && !optional.includes(name));
  if (other !== undefined)
    throw new UserError(`"${out}" has a file that is not part of a compiled library: "${other}"`, { hint });
  // A folder with only `articles` and `images` may be the source of a publication.
  const missing = required.find(name => !names.includes(name));
  if (missing !== undefined)
    throw new UserError(`"${out}" is not a compiled library: it has no "${missing}"`, { hint });
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
