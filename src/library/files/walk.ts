/**
 * Folders → the files in them that are articles. Links are followed last, so that a file has its own name before it
 * has another; each real folder is entered once, so loops end.
 */
import { type Dir, opendirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { ARTICLE_ENDING } from '../article.js';
import type { Refusal } from './decode.js';
import { NOT_A_FILE, reasonOf, unreadable } from './read.js';

export interface Found {
  /** In the folder, `/` between its parts; as the system has it, not clean. */
  path: string;
  /** Absolute. */
  file: string;
  /** Present for what is not to be read, folders among it. */
  refusal?: Refusal;
}

interface Folder {
  path: string;
  file: string;
}

interface Walk {
  root: string;
  follow: boolean;
  /** Real paths of the folders entered, and of the files that a link has led to. */
  entered: Set<string>;
  linked: Set<string>;
  /** Links not followed yet; more come while they are. */
  links: Folder[];
}

/** Rows of a folder that are asked for at once: one that holds 100,000 is not read in one go. */
const BATCH = 256;

/**
 * The articles in `root`, a real path, some at a time or none: between two portions, who must not wait for long can pause.
 * Links that lead outside are followed only with `follow`.
 */
export function* walk(root: string, { follow }: { follow: boolean }): Generator<Found[]> {
  const walking: Walk = { root, follow, entered: new Set(), linked: new Set(), links: [] };
  yield* descend({ path: '', file: root }, walking);
  // Of two links to one file the same one gives it its name, in whatever order a disk keeps them.
  const inOrder = (a: Folder, b: Folder): number => (a.path < b.path ? -1 : 1);
  for (const links = walking.links; links.length > 0; ) {
    for (const link of links.splice(0).sort(inOrder)) yield* followLink(link, walking);
  }
}

function* descend(top: Folder, walking: Walk): Generator<Found[]> {
  const folders = [top];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    if (walking.entered.has(folder.file)) continue;
    walking.entered.add(folder.file);
    yield* look(folder, folders, walking);
  }
}

/** What a folder holds: its articles are found, its folders and links are put down for later. */
function* look(folder: Folder, folders: Folder[], { links, linked }: Walk): Generator<Found[]> {
  const found: Found[] = [];
  let opened: Dir | undefined;
  try {
    opened = opendirSync(folder.file, { bufferSize: BATCH });
    const inside = folder.file.endsWith(sep) ? folder.file : folder.file + sep;
    let passed = 0;
    for (let row = opened.readSync(); row; row = opened.readSync()) {
      const { name } = row;
      if (++passed % BATCH === 0) yield found.splice(0);
      if (isHidden(name)) continue;
      const each = { path: folder.path ? `${folder.path}/${name}` : name, file: inside + name };
      if (row.isSymbolicLink()) links.push(each);
      else if (row.isDirectory()) folders.push(each);
      else if (!ARTICLE_ENDING.test(name)) continue;
      else if (!row.isFile()) found.push({ ...each, refusal: NOT_A_FILE });
      else if (!linked.has(each.file)) found.push(each);
    }
  } catch (error) {
    found.push({ ...folder, refusal: unreadable(reasonOf(error)) });
  } finally {
    opened?.closeSync();
  }
  yield found;
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function* followLink(link: Folder, walking: Walk): Generator<Found[]> {
  const named = ARTICLE_ENDING.test(link.path);
  let real: string;
  let isFolder: boolean;
  try {
    real = realpathSync(link.file);
    const stat = statSync(real);
    isFolder = stat.isDirectory();
    if (!isFolder && !named) return;
    if (!isFolder && !stat.isFile()) return yield [{ ...link, refusal: NOT_A_FILE }];
  } catch (error) {
    // A broken link is of interest only where an article was meant.
    const what = `is a link, and its target ${reasonOf(error)}`;
    if (named) yield [{ ...link, refusal: { ...unreadable(what), level: 'warning' } }];
    return;
  }
  const { entered, follow, linked, root } = walking;
  if (!follow && real !== root && !real.startsWith(root + sep)) return yield [{ ...link, refusal: OUTSIDE }];
  if (isFolder) return yield* descend({ path: link.path, file: real }, walking);
  // An article in a folder that was entered has been found there, under its own name.
  const name = basename(real);
  const found = entered.has(dirname(real)) && !isHidden(name) && ARTICLE_ENDING.test(name);
  if (found || linked.has(real)) return;
  linked.add(real);
  yield [link];
}

const OUTSIDE: Refusal = {
  what: 'is a link that leads outside the folder',
  rule: 'link',
  level: 'warning',
  hint: 'Follow such links with --follow.',
};
