import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeBlock, DOCUMENT_VERSION, type Document } from '../../document/document.js';
import { blockText } from '../../document/document-text.js';
import { documentBlocks } from '../../document/section.js';
import { runWithDeadline } from '../../host/run-with-deadline.js';
import type { LayoutOptions } from '../../layout/layout-options.js';
import type { Article } from '../../library/article.js';
import { writeBodies } from '../../library/body-text/body-text-file.js';
import { BodyTextsBuilder } from '../../library/body-text/body-text-store.js';
import { extractText, finishCooperatively } from '../../library/body-text/extract-text.js';
import { checksum } from '../../library/compiled/compiled-files.js';
import {
  ARTICLES_FOLDER, type ArticleFile, BODIES_FILE, type CompiledIndex, FORMAT, IMAGES_FOLDER, INDEX_END, INDEX_FILE, INDEX_ROWS, type IndexRow, MAX_COMPILED_LENGTH,
  type PublicationInfo, type RowFile, toIndexRow, WORDS_FILE,
} from '../../library/compiled/format.js'; // biome-ignore format: names
import type { Library } from '../../library/library.js';
import { linkAddress } from '../../library/links/resolve-link.js';
import { toFinishedParse } from '../../markdown/incremental-parse.js';
import { DEFAULT_PRINT_OPTIONS } from '../../render/default-print-options.js';
import { createRenderer } from '../../render/render.js';
import { streamText } from '../../render/stream-text.js';
import { THEMES } from '../../render/themes.js';
import { withTitleBlock } from '../../render/title-block.js';
import { createYieldIfDue, yieldToEventLoop } from '../../util/time-slicer.js';
import type { ImageCopier } from './copy-images.js';

interface WriteOptions {
  publication: PublicationInfo;
  onProgress?: (done: number, all: number) => void;
}

/** Writes a compiled library into an existing, empty folder. Returns the size of all files in bytes. */
export async function writeLibrary(library: Library, folder: string, options: WriteOptions): Promise<number> {
  const { articles } = library;
  const { homepage, filesUrl } = options.publication;
  // Links must resolve as they will when the publication is read.
  const { siteAddresses = [] } = library;
  const sites = typeof siteAddresses === 'function' ? siteAddresses() : siteAddresses;
  const addresses = homepage ? [homepage, ...sites] : sites;
  const published = {
    articles,
    ...(homepage ? { homepage } : {}),
    ...(filesUrl ? { filesUrl } : {}),
    siteAddresses: addresses,
    ...(library.hasAnchor && { hasAnchor: library.hasAnchor }),
  };
  let total = 0;
  const write = (path: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, path), content);
    const bytes = Buffer.byteLength(content);
    total += bytes;
    return bytes;
  };
  let copier: ImageCopier | undefined;
  const copyImages = async (article: Article, document: Document) => {
    const targets = imageTargets(article, document);
    if (targets.length === 0 || !library.imageFolders) return undefined;
    const { ImageCopier } = await import('./copy-images.js');
    copier ??= new ImageCopier(library.imageFolders, (name, content) => {
      mkdirSync(join(folder, IMAGES_FOLDER), { recursive: true });
      write(`${IMAGES_FOLDER}/${name}`, content);
    });
    return copier.copy(article, targets);
  };
  mkdirSync(join(folder, ARTICLES_FOLDER));
  const names = fileNames(articles.map(article => article.slug));
  const bodies = new BodyTextsBuilder();
  const headings: number[][] = [];
  const rows: IndexRow[] = [];
  // Signals are handled while the loop yields.
  const yieldIfDue = createYieldIfDue();
  for (const [index, article] of articles.entries()) {
    const path = `${ARTICLES_FOLDER}/${names[index]}`;
    const markdown = await library.markdown(article);
    const document = await finishCooperatively(await library.parsing(article));
    const extracted = extractText(document);
    bodies.addParts(extracted.parts);
    headings.push(extracted.sections);
    const file: RowFile = { name: names[index] ?? '' };
    if (markdown.length > MAX_COMPILED_LENGTH) {
      file.bytes = write(`${path}.md`, markdown);
      file.sum = await checksum(markdown);
    } else {
      const piped = preRenderText(published, article, document);
      const text = serializeArticle({ document: await highlightCode(document), markdown, piped });
      write(`${path}.json`, text);
      file.sum = await checksum(text);
    }
    const images = await copyImages(article, document);
    if (images) file.images = images;
    rows.push(toIndexRow({ ...article, headings: extracted.headings }, file));
    options.onProgress?.(index + 1, articles.length);
    await yieldIfDue();
  }
  const texts = bodies.build();
  const bodiesFile = Buffer.concat([...writeBodies(texts, headings)]);
  write(BODIES_FILE, bodiesFile);
  const { listWords } = await import('../../search/search.js');
  const words = await listWords(articles, texts, { yieldToEventLoop });
  write(WORDS_FILE, words);
  const sums = { bodies: await checksum(bodiesFile), words: await checksum(words) };
  write(INDEX_FILE, indexText({ ...options.publication, sites: [...sites] }, rows, sums));
  return total;
}

/** Serializes an article's file as JSON, with one line for each block and for the headings (`compiled/block-at.ts`). */
function serializeArticle({ document, ...texts }: Omit<ArticleFile, 'lengths'>): string {
  const { version, blocks, headings, ...others } = document;
  return [
    `{"lengths":${JSON.stringify(blocks.map(block => blockText(block).length))},`,
    `"document":{"version":${version},"blocks":[`,
    blocks.map(block => JSON.stringify(block)).join(',\n'),
    '],',
    `"headings":${JSON.stringify(headings)},`,
    `${JSON.stringify(others).slice(1)},${JSON.stringify(texts).slice(1)}`,
  ].join('\n');
}

/** Addresses of the cover and the images of an article, as written. */
function imageTargets({ image }: Article, { links }: Document): string[] {
  const targets = links.filter(({ kind }) => kind === 'image').map(({ target }) => target);
  return [...new Set(image === undefined ? targets : [image, ...targets])];
}

/** Highlights the code blocks whose language is known, within limits that are the same on any machine. */
async function highlightCode(document: Document): Promise<Document> {
  const { BUILD_LIMITS, createBlockHighlighter } = await import(
    '../../render/highlight/highlight-within-limits.js'
  );
  const highlightBlock = createBlockHighlighter(runWithDeadline, BUILD_LIMITS);
  for (const block of codeBlocks(document)) {
    const spans = highlightBlock(block);
    if (spans) block.spans = spans;
  }
  return document;
}

/** Yields the code blocks of a document, footnotes included, at any depth. */
export function* codeBlocks(document: Document): Generator<CodeBlock> {
  for (const block of documentBlocks(document)) if (block.kind === 'code') yield block;
}

/**
 * Renders an article as `read` prints it into a pipe with default options.
 * Uses the same layout code as `read`. The text is stored in the compiled library, because laying out an article takes longer than the rest of a cold `read`.
 */
export function preRenderText(
  library: Pick<Library, 'articles' | 'homepage' | 'filesUrl' | 'siteAddresses' | 'hasAnchor'>,
  article: Article,
  document: Document,
): string {
  const options: LayoutOptions = {
    ...DEFAULT_PRINT_OPTIONS,
    resolve: target => linkAddress(library, article, target),
  };
  const renderer = createRenderer(THEMES.mono, 0);
  const text = streamText(toFinishedParse(document), options, renderer);
  return [...withTitleBlock(article, text, options, renderer), ''].join('\n');
}

/** Device names that Windows reserves, with any extension. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Returns a file name without extension for each slug. The names are valid on every system, and unique without case. */
export function fileNames(slugs: readonly string[]): string[] {
  const taken = new Set<string>();
  return slugs.map(slug => {
    const base = toFileName(slug);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function toFileName(slug: string): string {
  const safe = slug
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  // 50 characters of any script fit into 255 bytes, the limit of file systems.
  const short = [...safe].slice(0, 50).join('') || 'article';
  return RESERVED_NAME.test(short) ? `_${short}` : short;
}

/** Creates the index file: JSON with one line for each article, so that readers can parse single rows and builds can be compared as text. */
function indexText(
  { name, command, title, version, homepage, filesUrl, sites = [] }: PublicationInfo,
  rows: readonly IndexRow[],
  sums: Required<Pick<CompiledIndex, 'bodies' | 'words'>>,
): string {
  const head: Omit<CompiledIndex, 'articles'> = {
    format: `${FORMAT.major}.${FORMAT.minor}`,
    documents: DOCUMENT_VERSION,
    publication: {
      name,
      ...(command && { command }),
      ...(title && { title }),
      ...(version && { version }),
      ...(homepage && { homepage }),
      ...(sites.length > 0 && { sites }),
      ...(filesUrl && { filesUrl }),
    },
    ...sums,
  };
  const lines = rows.map(row => JSON.stringify(row)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},${INDEX_ROWS}\n${lines}${INDEX_END}`;
}
