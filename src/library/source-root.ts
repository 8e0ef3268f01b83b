/** A folder that a library is read from, and the paths of its articles. */
import { sep } from 'node:path';
import { folderPrefix } from '../host/real-path.js';
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

/**
 * The origin of an article. `path`: in the folder, with `/` as separator, as the system returns it. `linked`: its file, if it is
 * reached through a link and so not in the folder.
 */
export function originAt(
  { root, shownPrefix, prefix }: SourceRoot,
  path: string,
  linked?: string,
): Origin & { file: string } {
  const filePrefix = folderPrefix(root);
  const file = linked ?? filePrefix + nativePath(path);
  const key = prefix + path;
  const clean = sanitiseLine(key);
  // Usual paths are not sanitised again, and not kept twice.
  const isClean = clean === key && sanitiseLine(shownPrefix) === shownPrefix;
  const isFile = isClean && linked === undefined && shownPrefix === filePrefix;
  const shown = isFile ? file : shownPrefix + nativePath(path);
  return { path: clean, shown: isClean ? shown : sanitiseLine(shown), file };
}

/** Replaces `/` by the separator of the system. */
export function nativePath(path: string): string {
  return sep === '/' ? path : path.replaceAll('/', sep);
}
