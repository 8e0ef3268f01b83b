/** A folder that a library is read from, and the paths of its articles. */
import { sep } from 'node:path';
import { sanitiseLine } from '../text/sanitise.js';
import type { Origin } from './metadata/article-metadata.js';

export interface SourceRoot {
  /** As the user typed it. */
  dir: string;
  /** Its real path. */
  root: string;
  /** Start of the paths of its articles as the user would type them. */
  shownPrefix: string;
  /** Start of the paths of its articles in the library. Unique; empty only if there is one folder. */
  prefix: string;
}

/** The origin of an article. `path`: in the folder, with `/` as separator, as the system returns it. */
export function originAt(
  { shownPrefix, prefix }: SourceRoot,
  path: string,
  file: string,
): Origin & { file: string } {
  return { path: sanitiseLine(prefix + path), shown: sanitiseLine(shownPrefix + nativePath(path)), file };
}

/** Replaces `/` by the separator of the system. */
export function nativePath(path: string): string {
  return sep === '/' ? path : path.replaceAll('/', sep);
}
