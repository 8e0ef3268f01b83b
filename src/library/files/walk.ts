/**
 * Folders → the files in them that are articles. Links are followed last, so that a file has its own name before it
 * has another; each real folder is entered once, so loops end.
 */
import { type Dir, opendirSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
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
  /** Real paths of the folders entered and of the files found. */
  entered: Set<string>;
  seen: Set<string>;
  /** Links not followed yet; more come while they are. */
  links: Folder[];
}

/** Rows of a folder that are asked for at once: one that holds 100,000 is not read in one go. */
const BATCH = 256;

/**
 * The articles in `root`, a real path. Links that lead outside it are followed only with `follow`. Between them comes
 * `undefined` where a while may have gone by without one: who must not wait for long can pause there.
 */
export function* walk(root: string, { follow }: { follow: boolean }): Generator<Found | undefined> {
  const walking: Walk = { root, follow, entered: new Set(), seen: new Set(), links: [] };
  yield* descend({ path: '', file: root }, walking);
  // Of two links to one file the same one gives it its name, in whatever order a disk keeps them.
  const inOrder = (a: Folder, b: Folder): number => (a.path < b.path ? -1 : 1);
  for (const links = walking.links; links.length > 0; ) {
    for (const link of links.splice(0).sort(inOrder)) yield* followLink(link, walking);
  }
}

function* descend(top: Folder, walking: Walk): Generator<Found | undefined> {
  const folders = [top];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    yield undefined;
    if (walking.entered.has(folder.file)) continue;
    walking.entered.add(folder.file);
    yield* look(folder, folders, walking);
  }
}

/** What a folder holds: its articles are found, its folders and links are put down for later. */
function* look(folder: Folder, folders: Folder[], walking: Walk): Generator<Found | undefined> {
  let opened: Dir | undefined;
  try {
    opened = opendirSync(folder.file, { bufferSize: BATCH });
    const inside = folder.file.endsWith(sep) ? folder.file : folder.file + sep;
    let passed = 0;
    for (let row = opened.readSync(); row; row = opened.readSync()) {
      const { name } = row;
      if (++passed % BATCH === 0) yield undefined;
      if (name.startsWith('.') || name === 'node_modules') continue;
      const found = { path: folder.path ? `${folder.path}/${name}` : name, file: inside + name };
      if (row.isSymbolicLink()) walking.links.push(found);
      else if (row.isDirectory()) folders.push(found);
      else if (!ARTICLE_ENDING.test(name)) continue;
      else if (!row.isFile()) yield { ...found, refusal: NOT_A_FILE };
      else yield* once(found, found.file, walking);
    }
  } catch (error) {
    yield { ...folder, refusal: unreadable(reasonOf(error)) };
  } finally {
    opened?.closeSync();
  }
}

function* once(found: Found, real: string, { seen }: Walk): Generator<Found> {
  if (seen.has(real)) return;
  seen.add(real);
  yield found;
}

function* followLink(link: Folder, walking: Walk): Generator<Found | undefined> {
  const named = ARTICLE_ENDING.test(link.path);
  let real: string;
  let isFolder: boolean;
  try {
    real = realpathSync(link.file);
    const stat = statSync(real);
    isFolder = stat.isDirectory();
    if (!isFolder && !named) return;
    if (!isFolder && !stat.isFile()) return yield { ...link, refusal: NOT_A_FILE };
  } catch (error) {
    // A broken link is of interest only where an article was meant.
    if (named)
      yield {
        ...link,
        refusal: { ...unreadable(`is a link, and its target ${reasonOf(error)}`), level: 'warning' },
      };
    return;
  }
  if (!walking.follow && real !== walking.root && !real.startsWith(walking.root + sep))
    yield { ...link, refusal: OUTSIDE };
  else if (isFolder) yield* descend({ path: link.path, file: real }, walking);
  else yield* once(link, real, walking);
}

const OUTSIDE: Refusal = {
  what: 'is a link that leads outside the folder',
  rule: 'link',
  level: 'warning',
  hint: 'Follow such links with --follow.',
};
