import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_VERSION, type Document } from '../../document/document.js';
import { writeBodies } from '../../library/body-text/body-text-file.js';
import { BodiesMaker } from '../../library/body-text/body-text-store.js';
import { compileDocument, finishGently, pacer } from '../../library/body-text/extract-text.js';
import { checksum } from '../../library/compiled/compiled-files.js';
import {
  ARTICLES_FOLDER, BODIES_FILE, FORMAT, INDEX_END, INDEX_FILE, INDEX_ROWS, type Index, type IndexRow, LONGEST_KEPT, type Publication, type RowFile, rowOf,
  type Text,
} from '../../library/compiled/format.js'; // biome-ignore format: names
import type { Library } from '../../library/library.js';
import { codeBlocks } from '../check/blocks.js';
import { fileNames } from './file-names.js';
import { pipedText } from './pre-rendered-text.js';

interface WriteOptions {
  publication: Publication;
  onProgress?: (done: number, all: number) => void;
}

/** Writes the files of a compiled library into `folder`, which is there and empty; how many bytes they have. */
export async function writeLibrary(library: Library, folder: string, options: WriteOptions): Promise<number> {
  const { articles } = library;
  const { homepage } = options.publication;
  // What the articles' links are resolved by when they are read.
  const placed = { articles, ...(homepage ? { homepage } : {}) };
  let total = 0;
  const put = (path: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, path), content);
    const bytes = Buffer.byteLength(content);
    total += bytes;
    return bytes;
  };
  mkdirSync(join(folder, ARTICLES_FOLDER));
  const names = fileNames(articles.map(article => article.slug));
  const bodies = new BodiesMaker();
  const headings: number[][] = [];
  const rows: IndexRow[] = [];
  // In the pauses a signal is heard.
  const yieldToEventLoop = pacer();
  for (const [index, article] of articles.entries()) {
    const path = `${ARTICLES_FOLDER}/${names[index]}`;
    const markdown = await library.markdown(article);
    const document = await finishGently(await library.parsing(article));
    const compiled = compileDocument(document);
    bodies.add(compiled.text);
    headings.push(compiled.sections);
    const file: RowFile = { name: names[index] ?? '' };
    if (markdown.length > LONGEST_KEPT) {
      file.bytes = put(`${path}.md`, markdown);
      file.sum = await checksum(markdown);
    } else {
      const piped = pipedText(placed, article, document);
      const text = JSON.stringify({ document: await coloured(document), markdown, piped } satisfies Text);
      put(`${path}.json`, text);
      file.sum = await checksum(text);
    }
    rows.push(rowOf({ ...article, headings: compiled.headings }, file));
    options.onProgress?.(index + 1, articles.length);
    await yieldToEventLoop();
  }
  const all = Buffer.concat([...writeBodies(bodies.bodies(), headings)]);
  put(BODIES_FILE, all);
  put(INDEX_FILE, indexText(options.publication, rows, await checksum(all)));
  return total;
}

/** The document with its code blocks coloured, those whose language is known. */
async function coloured(document: Document): Promise<Document> {
  const { colourBlock } = await import('../../render/highlight/highlight-code.js');
  for (const block of codeBlocks(document)) {
    const spans = colourBlock(block);
    if (spans) block.spans = spans;
  }
  return document;
}

/** JSON with a line for each article: one is found by its slug without parsing the others, and two builds can be compared by eye. */
function indexText(
  { name, command, title, version, homepage }: Publication,
  rows: readonly IndexRow[],
  bodies: string,
): string {
  const head: Omit<Index, 'articles'> = {
    format: `${FORMAT.major}.${FORMAT.minor}`,
    documents: DOCUMENT_VERSION,
    publication: {
      name,
      ...(command && { command }),
      ...(title && { title }),
      ...(version && { version }),
      ...(homepage && { homepage }),
    },
    bodies,
  };
  const lines = rows.map(row => JSON.stringify(row)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},${INDEX_ROWS}\n${lines}${INDEX_END}`;
}
