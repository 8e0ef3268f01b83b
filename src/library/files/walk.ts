/**
 * Folders → the files in them that are articles. Links are followed last, so that a file has its own name before it
 * has another; each real folder is entered once, so loops end.
 */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
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
  /** Links not followed yet; grows while they are. */
  links: Folder[];
}

/** The articles in `root`, a real path. Links that lead outside it are followed only with `follow`. */
export function* walk(root: string, { follow }: { follow: boolean }): Generator<Found> {
  const walking: Walk = { root, follow, entered: new Set(), seen: new Set(), links: [] };
  yield* descend({ path: '', file: root }, walking);
  for (const link of walking.links) yield* followLink(link, walking);
}

function* descend(top: Folder, walking: Walk): Generator<Found> {
  const folders = [top];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    if (walking.entered.has(folder.file)) continue;
    walking.entered.add(folder.file);
    const rows = list(folder.file);
    if (!Array.isArray(rows)) {
      yield { ...folder, refusal: rows };
      continue;
    }
    for (const row of rows) {
      const found = {
        path: folder.path ? `${folder.path}/${row.name}` : row.name,
        file: join(folder.file, row.name),
      };
      if (row.isSymbolicLink()) walking.links.push(found);
      else if (row.isDirectory()) folders.push(found);
      else if (!ARTICLE_ENDING.test(row.name)) continue;
      else if (!row.isFile()) yield { ...found, refusal: NOT_A_FILE };
      else yield* once(found, found.file, walking);
    }
  }
}

function* once(found: Found, real: string, { seen }: Walk): Generator<Found> {
  if (seen.has(real)) return;
  seen.add(real);
  yield found;
}

/** What a folder holds, without what is never looked into; or why it cannot be listed. */
function list(folder: string): Dirent[] | Refusal {
  try {
    const rows = readdirSync(folder, { withFileTypes: true });
    const kept = rows.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
    return kept.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function* followLink(link: Folder, walking: Walk): Generator<Found> {
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
