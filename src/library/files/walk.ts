/**
 * Finds the articles in a folder and all folders in it. Links are followed last, so that a file gets its own path rather
 * than that of a link; each real folder is entered once, so that loops end.
 */
import { type Dirent, opendirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { folderPrefix, isInFolder } from '../../host/real-path.js';
import { describeError } from '../../util/errno.js';
import { ARTICLE_ENDING } from '../article.js';
import type { Refusal } from './decode.js';
import { NOT_A_FILE, unreadable } from './read-file.js';

export interface MarkdownFile {
  /** In the folder, with `/` as separator; as the system returns it, not clean. */
  path: string;
  /** Absolute. */
  file: string;
  /** True if it is reached through a link, so that `file` does not follow from `path`. */
  isLinked?: boolean;
  /** Present for a file or folder that must not be read. */
  refusal?: Refusal;
}

/** A folder to enter, or a link to follow. */
type PathEntry = Omit<MarkdownFile, 'refusal'>;

interface Walk {
  root: string;
  follow: boolean;
  /** Real paths of the folders entered so far. */
  entered: Set<string>;
  /** Real paths of the files reached through a link. */
  linked: Set<string>;
  /** Links that have not been followed yet. Following one may add more. */
  links: PathEntry[];
}

/** Directory entries read at a time: a folder may have 100,000. */
const BATCH = 256;
/** Bytes of a small folder: at most a few thousand entries. */
const MAX_SMALL = 1 << 16;

/**
 * The articles in `root`, a real path, in batches that may be empty: between two batches the caller can yield to the event
 * loop. Links that lead out of `root` are followed only with `follow`.
 */
export function* walk(root: string, { follow }: { follow: boolean }): Generator<MarkdownFile[]> {
  const state: Walk = { root, follow, entered: new Set(), linked: new Set(), links: [] };
  yield* enterFolders({ path: '', file: root }, state);
  // Sorted, so that of two links to one file always the same one is used, for any order in which the disk lists them.
  const byPath = (a: PathEntry, b: PathEntry): number => (a.path < b.path ? -1 : 1);
  for (const links = state.links; links.length > 0; ) {
    for (const link of links.splice(0).sort(byPath)) yield* followLink(link, state);
  }
}

function* enterFolders(top: PathEntry, state: Walk): Generator<MarkdownFile[]> {
  const folders = [top];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    if (state.entered.has(folder.file)) continue;
    state.entered.add(folder.file);
    yield* listFolder(folder, folders, state);
  }
}

/** Yields the articles of a folder; adds its folders to `folders` and its links to the state. */
function* listFolder(
  folder: PathEntry,
  folders: PathEntry[],
  { links, linked }: Walk,
): Generator<MarkdownFile[]> {
  const found: MarkdownFile[] = [];
  try {
    const filePrefix = folderPrefix(folder.file);
    const pathPrefix = folder.path ? `${folder.path}/` : '';
    for (const batch of readFolder(folder.file)) {
      for (const row of batch) {
        const { name } = row;
        if (isHidden(name)) continue;
        const entry: PathEntry = { path: pathPrefix + name, file: filePrefix + name };
        if (folder.isLinked) entry.isLinked = true;
        if (row.isSymbolicLink()) links.push(entry);
        else if (row.isDirectory()) folders.push(entry);
        else if (!ARTICLE_ENDING.test(name)) continue;
        else if (!row.isFile()) found.push({ ...entry, refusal: NOT_A_FILE });
        else if (!linked.has(entry.file)) found.push(entry);
      }
      yield found.splice(0);
    }
  } catch (error) {
    yield [...found, { ...folder, refusal: unreadable(describeError(error)) }];
  }
}

/** Reads a small folder at once, which takes a third of the time, and another one in batches. */
function* readFolder(folder: string): Generator<Dirent[]> {
  const { size } = statSync(folder);
  // Some systems give folders no size.
  if (size > 0 && size <= MAX_SMALL) return yield readdirSync(folder, { withFileTypes: true });
  const dir = opendirSync(folder, { bufferSize: BATCH });
  try {
    let batch: Dirent[] = [];
    for (let row = dir.readSync(); row; row = dir.readSync()) {
      if (batch.push(row) < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  } finally {
    dir.closeSync();
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function* followLink(link: PathEntry, state: Walk): Generator<MarkdownFile[]> {
  const isArticleName = ARTICLE_ENDING.test(link.path);
  let real: string;
  let isFolder: boolean;
  try {
    real = realpathSync(link.file);
    const stat = statSync(real);
    isFolder = stat.isDirectory();
    if (!isFolder && !isArticleName) return;
    if (!isFolder && !stat.isFile()) return yield [{ ...link, refusal: NOT_A_FILE }];
  } catch (error) {
    // A broken link matters only if it has the name of an article.
    const reason = `broken link: ${describeError(error)}`;
    if (isArticleName) yield [{ ...link, refusal: { ...unreadable(reason), level: 'warning' } }];
    return;
  }
  const { entered, follow, linked, root } = state;
  if (!follow && !isInFolder(real, root)) return yield [{ ...link, refusal: OUTSIDE }];
  if (isFolder) return yield* enterFolders({ path: link.path, file: real, isLinked: true }, state);
  // An article in a folder that was entered has been found there, under its own name.
  const name = basename(real);
  const isKnown = entered.has(dirname(real)) && !isHidden(name) && ARTICLE_ENDING.test(name);
  if (isKnown || linked.has(real)) return;
  linked.add(real);
  yield [link];
}

const OUTSIDE: Refusal = {
  reason: 'link leads out of the folder',
  rule: 'link',
  level: 'warning',
  hint: 'use --follow to follow such links',
};
