/** What tells that a file has not changed since it was read, without reading it. */
import { statSync } from 'node:fs';

/** Size and times of a file, in one word (one time where both are the same); compared, never taken apart. */
export type Stamp = string;

/**
 * A file system that counts time in ticks may give two contents of one size the same stamp when both are written
 * within a tick: of the kernel's clock, or of two seconds where times are whole seconds. Milliseconds.
 */
const TICK = 50;
const LONG_TICK = 2000;

/**
 * The stamp of what `file` holds at time `now`, in milliseconds; undefined where it is not a plain file, or was changed
 * so lately that a further change may not show. `ctime` is in it, for it cannot be set back as `mtime` can. Times are
 * exact to a quarter of a microsecond, far less than a tick; to the nanosecond, as big integers, they take longer to make.
 */
export function stampOf(file: string, now: number): Stamp | undefined {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs } = stat;
    if (now - ctimeMs <= (ctimeMs % 1000 === 0 ? LONG_TICK : TICK)) return undefined;
    return ctimeMs === mtimeMs ? `${size} ${mtimeMs}` : `${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    return undefined;
  }
}
