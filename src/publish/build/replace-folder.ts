/** A folder that is replaced as a whole: written beside the old one, then switched by rename. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../util/user-error.js';
import { tidiedOnSignal } from './interruption.js';

/**
 * Fills a new folder by `fill` and puts it in the place of `out`. Where anything fails, the old folder stays.
 * @throws {UserError} where `out` holds anything but `ours`, or the disk refuses.
 */
export async function replaceFolder(
  out: string,
  ours: readonly string[],
  fill: (stage: string) => Promise<void>,
): Promise<void> {
  const target = resolve(out);
  refuseForeign(out, target, ours);
  const stage = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  const tidy = () => {
    for (const folder of [stage, old]) rmSync(folder, { recursive: true, force: true });
  };
  const stopHearing = tidiedOnSignal(tidy);
  try {
    mkdirSync(dirname(target), { recursive: true });
    removeLeftovers(target);
    mkdirSync(stage);
    await fill(stage);
    switchTo(stage, target, old);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!syscall) throw error;
    throw new UserError(`${out} cannot be written (${code}).`, {
      hint: 'What was there before is still there.',
      cause: error,
    });
  } finally {
    stopHearing();
    tidy();
  }
}

/** What a build that was killed left beside `target`: a package would take it along. Killed in the switch, it left `target` there too. */
function removeLeftovers(target: string): void {
  const start = `${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    const [, kind, pid] = name.startsWith(start)
      ? (/^(new|old)-(\d+)$/.exec(name.slice(start.length)) ?? [])
      : [];
    if (pid === undefined || isAnother(Number(pid))) continue;
    const left = join(dirname(target), name);
    if (kind === 'old' && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

/** Whether another process of that number is there. */
function isAnother(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One that belongs to somebody else may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function switchTo(stage: string, target: string, old: string): void {
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(stage, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
}

function refuseForeign(out: string, target: string, ours: readonly string[]): void {
  let names: string[] = [];
  try {
    names = readdirSync(target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw new UserError(`${out} cannot be written (${code}).`, { hint: 'Name a folder.', cause: error });
  }
  const foreign = names.find(name => !ours.includes(name));
  if (foreign === undefined) return;
  throw new UserError(`${out} holds ${foreign}, which is not part of a compiled library.`, {
    hint: 'Name another folder, or empty this one.',
  });
}
