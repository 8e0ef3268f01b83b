import { existsSync } from 'node:fs';
import { readText } from '../../library/files/read-file.js';
import type { ParseToml } from '../../library/front-matter/engines.js';
import type { Library } from '../../library/library.js';
import { splitFrontMatter } from '../../library/metadata/article-metadata.js';
import { finishParse } from '../../markdown/incremental-parse.js';
import { anchorsOf, type LinkIndex } from './rule-context.js';

interface LinkIndexOptions {
  parseToml: ParseToml;
  reserved: readonly string[];
}

/** Creates the index of a library's link targets. It reads a file, or looks for it, when it is first asked for, at most once. */
export async function createLinkIndex(
  { articles }: Pick<Library, 'articles'>,
  options: LinkIndexOptions,
): Promise<LinkIndex> {
  const { startParse } = await import('../../markdown/parse.js');
  const { dialectsFor } = await import('../../markdown/dialects/dialects.js');
  const cache = new Map<string, ReadonlySet<string> | undefined>();
  const existing = new Map<string, boolean>();
  const readAnchors = (file: string): ReadonlySet<string> | undefined => {
    const { text } = readText(file) as { text?: string };
    if (text === undefined) return undefined;
    const { bodyAt } = splitFrontMatter(text, options.parseToml);
    return anchorsOf(finishParse(startParse(text.slice(bodyAt), { dialects: dialectsFor(file) })));
  };
  return {
    articles,
    reserved: options.reserved,
    exists(path) {
      let known = existing.get(path);
      if (known === undefined) {
        known = existsSync(path);
        existing.set(path, known);
      }
      return known;
    },
    anchors(file) {
      if (!cache.has(file)) cache.set(file, readAnchors(file));
      return cache.get(file);
    },
  };
}
