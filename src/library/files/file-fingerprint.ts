/** Detects whether a file has changed since it was read, without reading it. */
import { statSync } from 'node:fs';

/** Size, mtime and ctime of a file (one time if both are equal). Opaque: only compared. */
export type Fingerprint = string;

/**
 * Milliseconds within which a second change of a file may not show in its times. File systems count in ticks: of the
 * kernel's clock, or of two seconds if times are whole seconds.
 */
const TICK = 50;
const LONG_TICK = 2000;

/**
 * The fingerprint of `file` at time `now` (milliseconds); undefined if it is not a regular file, or if it changed so
 * recently that another change may not show. Includes `ctime`, which cannot be set back as `mtime` can. The times are exact
 * to a quarter of a microsecond, far less than a tick; nanoseconds as BigInt take longer to read.
 */
export function fileFingerprint(file: string, now: number): Fingerprint | undefined {
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

/** The fingerprint that the file of an article had when it was listed. */
export type FingerprintLookup = (article: { path: string; file?: string }) => Fingerprint | undefined;

interface Fingerprinted {
  article: { file?: string };
  fingerprint?: Fingerprint;
}

/**
 * Looks up the fingerprints of the listed files, used by caches to detect changes. Needs no other map than `entries` if the key
 * is the path, which is so without control characters.
 */
export function fingerprintLookup(entries: ReadonlyMap<string, Fingerprinted>): FingerprintLookup {
  let byFile: Map<string, Fingerprinted> | undefined;
  return ({ path, file = '' }) => {
    const entry = entries.get(path);
    if (entry?.article.file === file) return entry.fingerprint;
    byFile ??= new Map(Array.from(entries.values(), each => [each.article.file ?? '', each]));
    return byFile.get(file)?.fingerprint;
  };
}
