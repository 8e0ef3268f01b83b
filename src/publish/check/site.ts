import { existsSync } from 'node:fs';
import { splitSource } from '../../library/entry.js';
import { readText } from '../../library/files/read.js';
import type { Library } from '../../library/library.js';
import type { ParseToml } from '../../library/matter/engines.js';
import { finish } from '../../typeset/parsing.js';
import { anchorsOf, type Site } from './subject.js';

interface SiteOptions {
  parseToml: ParseToml;
  reserved: readonly string[];
}

/** What stands around the articles of a library, looked up on the disk, each file at most once. */
export async function openSite({ articles }: Pick<Library, 'articles'>, options: SiteOptions): Promise<Site> {
  const { startParse } = await import('../../typeset/parse.js');
  const { dialectsFor } = await import('../../typeset/dialects/dialects.js');
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
