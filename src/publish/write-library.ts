import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BodiesGatherer, compileDocument, finishGently } from '../library/compile.js';
import {
  ARTICLES_FOLDER, BODIES_FILE, FORMAT, INDEX_FILE, type Index, LONGEST_KEPT, type Publication, type Row, rowOf, type Text,
  writeBodies,
} from '../library/format.js'; // biome-ignore format: names
import type { Library } from '../library/library.js';
import { pipedText } from '../library/piped.js';
import { DOCUMENT_VERSION, type Document } from '../typeset/document.js';
import { codeBlocks } from './blocks.js';
import { fileNames } from './file-names.js';

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
  const put = (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
    const bytes = Buffer.byteLength(text);
    total += bytes;
    return bytes;
  };
  mkdirSync(join(folder, ARTICLES_FOLDER));
  const names = fileNames(articles.map(article => article.slug));
  const bodies = new BodiesGatherer();
  const rows: Row[] = [];
  for (const [index, article] of articles.entries()) {
    const path = `${ARTICLES_FOLDER}/${names[index]}`;
    const markdown = await library.markdown(article);
    const document = await finishGently(await library.parsing(article));
    const compiled = compileDocument(document);
    bodies.add(compiled);
    const file: { name: string; bytes?: number } = { name: names[index] ?? '' };
    if (markdown.length > LONGEST_KEPT) {
      file.bytes = put(`${path}.md`, markdown);
    } else {
      const piped = pipedText(placed, article, document);
      const text: Text = { document: await coloured(document), markdown, piped };
      put(`${path}.json`, JSON.stringify(text));
    }
    rows.push(rowOf({ ...article, headings: compiled.headings }, file));
    options.onProgress?.(index + 1, articles.length);
  }
  put(BODIES_FILE, writeBodies(bodies.bodies()));
  put(INDEX_FILE, indexText(options.publication, rows));
  return total;
}

/** The document with its code blocks coloured, those whose language is known. */
async function coloured(document: Document): Promise<Document> {
  const { colourCode } = await import('../typeset/code/colour.js');
  for (const block of codeBlocks(document)) {
    const runs = block.language && colourCode(block.text, block.language);
    if (runs) block.runs = runs;
  }
  return document;
}

/** JSON with a line for each article, so that two builds can be compared by eye. */
function indexText({ name, title, version, homepage }: Publication, rows: readonly Row[]): string {
  const head: Omit<Index, 'articles'> = {
    format: `${FORMAT.major}.${FORMAT.minor}`,
    documents: DOCUMENT_VERSION,
    publication: {
      name,
      ...(title && { title }),
      ...(version && { version }),
      ...(homepage && { homepage }),
    },
  };
  const lines = rows.map(row => JSON.stringify(row)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"articles":[\n${lines}\n]}\n`;
}
