import type { ArticleMetadata } from '../metadata/article-metadata.js';
import type { Problem } from '../problem.js';

/**
 * A slug for each entry, unique among them. One that several ask for is qualified by as many folders as tell them
 * apart (`ops/intro`), and by a number only where no folder can. The outcome does not depend on the entries' order.
 */
export function uniqueSlugs(entries: readonly ArticleMetadata[]): { slugs: string[]; problems: Problem[] } {
  const slugs = entries.map(({ article }) => article.slug);
  const alone = new Map<string, number>();
  const groups = new Map<string, number[]>();
  for (const [index, slug] of slugs.entries()) {
    const first = alone.get(slug);
    if (first === undefined) alone.set(slug, index);
    else if (!groups.get(slug)?.push(index)) groups.set(slug, [first, index]);
  }
  if (groups.size === 0) return { slugs, problems: [] };
  for (const slug of groups.keys()) alone.delete(slug);
  const taken = new Set(alone.keys());
  const problems: Problem[] = [];
  for (const [slug, group] of groups) {
    group.sort((a, b) => (pathOf(entries[a]) < pathOf(entries[b]) ? -1 : 1));
    const paths = group.map(index => pathOf(entries[index]));
    qualified(slug, paths, taken).forEach((name, at) => {
      slugs[group[at] ?? -1] = name;
      taken.add(name);
    });
    const [first, ...others] = group.flatMap(index => entries[index] ?? []);
    if (first) problems.push(...others.map(other => duplicate(slug, other, first)));
  }
  return { slugs, problems };
}

function pathOf(entry: ArticleMetadata | undefined): string {
  return entry?.article.path ?? '';
}

/** A name for each path; those with a number are put into `taken` at once. */
function qualified(slug: string, paths: string[], taken: Set<string>): string[] {
  const folders = paths.map(path => path.split('/').slice(0, -1));
  const deepest = Math.max(...folders.map(parts => parts.length));
  for (let depth = 1; depth <= deepest; depth++) {
    const names = folders.map(parts => [...parts.slice(-depth), slug].join('/'));
    if (new Set(names).size === names.length && !names.some(name => taken.has(name))) return names;
  }
  const numbers = new Map<string, number>();
  return folders.map(parts => {
    const name = [...parts, slug].join('/');
    let number = numbers.get(name) ?? 1;
    while (taken.has(numbered(name, number))) number++;
    numbers.set(name, number + 1);
    taken.add(numbered(name, number));
    return numbered(name, number);
  });
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}-${number}`;
}

/** The same `slug:` written twice is the author's fault; two files of one name are how other tools keep them. */
function duplicate(slug: string, { shown, slugLine }: ArticleMetadata, first: ArticleMetadata): Problem {
  return {
    file: shown,
    line: slugLine ?? 1,
    level: slugLine !== undefined && first.slugLine !== undefined ? 'error' : 'warning',
    rule: 'duplicate-slug',
    message: `The slug “${slug}” is that of ${first.shown} too.`,
    hint: 'Each is listed with its folder; write a `slug:` to choose.',
  };
}
