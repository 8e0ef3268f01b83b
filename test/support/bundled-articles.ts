/** The bundled articles as documents, parsed from their sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../src/document/document.js';
import { parse } from '../../src/markdown/parse.js';

const folder = join(import.meta.dirname, '../../articles');

export interface BundledArticle {
  slug: string;
  document: Document;
}

export function bundledArticles(): BundledArticle[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.md'));
  return files.sort().map(file => {
    const source = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const [front = ''] = /^---\n[\s\S]*?\n---\n/.exec(source) ?? [];
    const title = /^title: *"(.*)"$/m.exec(front)?.[1] ?? '';
    return { slug: file.slice(0, -3), document: parse(source.slice(front.length), { title }) };
  });
}
