import { existsSync } from 'node:fs';
import { readText } from '../../library/files/read.js';
import type { ParseToml } from '../../library/front-matter/engines.js';
import type { Library } from '../../library/library.js';
import { splitSource } from '../../library/metadata/article-metadata.js';
import { finish } from '../../markdown/incremental-parse.js';
import { anchorsOf, type Site } from './rule-context.js';

interface SiteOptions {
  parseToml: ParseToml;
  reserved: readonly string[];
}

/** What stands around the articles of a library, looked up on the disk, each file at most once. */
export async function openSite({ articles }: Pick<Library, 'articles'>, options: SiteOptions): Promise<Site> {
  const { startParse } = await import('../../markdown/parse.js');
  const { dialectsFor } = await import('../../markdown/dialects/dialects.js');
  const known = new Map<string, ReadonlySet<string> | undefined>();
  const read = (file: string): ReadonlySet<string> | undefined => {
    const { text } = readText(file) as { text?: string };
    if (text === undefined) return undefined;
    const { bodyAt } = splitSource(text, options.parseToml);
    return anchorsOf(finish(startParse(text.slice(bodyAt), { dialects: dialectsFor(file) })));
  };
  return {
    articles,
    reserved: options.reserved,
    exists: existsSync,
    anchors(file) {
      if (!known.has(file)) known.set(file, read(file));
      return known.get(file);
    },
  };
}
