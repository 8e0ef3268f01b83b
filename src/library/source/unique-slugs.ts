import { quotePath } from '../../text/quote.js';
import { maxOf } from '../../util/large-lists.js';
import { folderOf } from '../links/link-path.js';
import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';
import { withoutLeadingDashes } from '../slug-dashes.js';

/**
 * Returns a unique slug for each entry. A slug that several entries ask for is qualified by as many folders as tell them
 * apart (`ops/intro`), and by a number only if no folder can. The result does not depend on the order of the entries.
 */
export function uniqueSlugs(entries: readonly ArticleMetadata[]): { slugs: string[]; problems: Problem[] } {
  const slugs = entries.map(({ article }) => article.slug);
  // The usual case, in a tenth of the time.
  if (new Set(slugs).size === slugs.length) return { slugs, problems: [] };
  const uniques = new Map<string, number>();
  const duplicates = new Map<string, number[]>();
  for (const [index, slug] of slugs.entries()) {
    const first = uniques.get(slug);
    if (first === undefined) uniques.set(slug, index);
    else if (!duplicates.get(slug)?.push(index)) duplicates.set(slug, [first, index]);
  }
  for (const slug of duplicates.keys()) uniques.delete(slug);
  const taken = new Set(uniques.keys());
  const problems: Problem[] = [];
  for (const [slug, indexes] of duplicates) {
    indexes.sort((a, b) => (pathOf(entries[a]) < pathOf(entries[b]) ? -1 : 1));
    const paths = indexes.map(index => pathOf(entries[index]));
    qualifySlugs(slug, paths, taken).forEach((qualified, at) => {
      slugs[indexes[at] ?? -1] = qualified;
      taken.add(qualified);
    });
    const [first, ...others] = indexes.flatMap(index => entries[index] ?? []);
    if (first)
      for (const other of others)
        if (isUnintended(other, first)) problems.push(duplicateProblem(slug, other, first));
  }
  return { slugs, problems };
}

function pathOf(entry: ArticleMetadata | undefined): string {
  return entry?.article.path ?? '';
}

/** Returns a slug for each path. Numbered slugs are added to `taken` at once. */
function qualifySlugs(slug: string, paths: string[], taken: Set<string>): string[] {
  const folders = paths.map(path => path.split('/').slice(0, -1));
  const maxDepth = maxOf(folders.map(parts => parts.length));
  for (let depth = 1; depth <= maxDepth; depth++) {
    const qualified = folders.map(parts => qualify(slug, parts.slice(-depth)));
    if (new Set(qualified).size === qualified.length && !qualified.some(each => taken.has(each)))
      return qualified;
  }
  const nextNumbers = new Map<string, number>();
  return folders.map(parts => {
    const base = qualify(slug, parts);
    let number = nextNumbers.get(base) ?? 1;
    while (taken.has(appendNumber(base, number))) number++;
    nextNumbers.set(base, number + 1);
    taken.add(appendNumber(base, number));
    return appendNumber(base, number);
  });
}

function qualify(slug: string, folders: readonly string[]): string {
  return folders.length === 0 ? slug : withoutLeadingDashes([...folders, slug].join('/'));
}

function appendNumber(slug: string, number: number): string {
  return number === 1 ? slug : `${slug}-${number}`;
}

/** True if both files set the same `slug:`, or are in one folder. Equal file names in several folders are common, and no fault. */
function isUnintended(entry: ArticleMetadata, other: ArticleMetadata): boolean {
  return (
    (entry.slugLine !== undefined && other.slugLine !== undefined) ||
    folderOf(pathOf(entry)) === folderOf(pathOf(other))
  );
}

function duplicateProblem(
  slug: string,
  { shown, slugLine }: ArticleMetadata,
  first: ArticleMetadata,
): Problem {
  return {
    file: shown,
    line: slugLine ?? 1,
    level: 'warning',
    rule: 'duplicate-slug',
    message: `duplicate slug ${quotePath(slug)} (also ${first.shown}); both are listed with their folder`,
    hint: 'set a unique `slug:` in the front matter',
  };
}
