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
  const writer = new FolderWriter(folder);
  const published = publishedLibrary(library, options.publication);
  const copyImages = prepareImageCopies(library, writer);
  writer.makeFolder(ARTICLES_FOLDER);
  const names = fileNames(articles.map(article => article.slug));
  const bodies = new BodyTextsBuilder();
  const headings: number[][] = [];
  const rows: IndexRow[] = [];
  // Signals are handled while the loop yields.
  const yieldIfDue = createYieldIfDue();
  for (const [index, article] of articles.entries()) {
    const markdown = await library.markdown(article);
    const document = await finishCooperatively(await library.parsing(article));
    const extracted = extractText(document);
    bodies.addParts(extracted.parts);
    headings.push(extracted.sections);
    const render = () => preRenderText(published, article, document);
    const file = await writeArticle(names[index] ?? '', { document, markdown, render }, writer);
    const images = await copyImages(article, document);
    if (images) file.images = images;
    rows.push(toIndexRow({ ...article, headings: extracted.headings }, file));
    options.onProgress?.(index + 1, articles.length);
    await yieldIfDue();
  }
  const texts = bodies.build();
  const bodiesFile = Buffer.concat([...writeBodies(texts, headings)]);
  writer.write(BODIES_FILE, bodiesFile);
  const { listWords } = await import('../../search/search.js');
  const words = await listWords(articles, texts, { yieldToEventLoop });
  writer.write(WORDS_FILE, words);
  const sums = { bodies: await checksum(bodiesFile), words: await checksum(words) };
  const sites = [...sitesOf(library)];
  writer.write(INDEX_FILE, indexText({ ...options.publication, sites }, rows, sums));
  return writer.total;
}

/** Writes files below a folder, and adds up their sizes. */
class FolderWriter {
  /** Bytes of all files. */
  total = 0;

  constructor(private readonly folder: string) {}

  makeFolder(path: string): void {
    mkdirSync(join(this.folder, path), { recursive: true });
  }

  /** Returns the size of the file in bytes. */
  write(path: string, content: string | Uint8Array): number {
    writeFileSync(join(this.folder, path), content);
    const bytes = Buffer.byteLength(content);
    this.total += bytes;
    return bytes;
  }
}

/** The parts of a library that its links depend on. */
type LinkedLibrary = Parameters<typeof linkAddress>[0];

/** The library as it will be when the publication is read, so that links in the pre-rendered text are the same then. */
function publishedLibrary(library: Library, { homepage, filesUrl }: PublicationInfo): LinkedLibrary {
  const sites = sitesOf(library);
  return {
    articles: library.articles,
    ...(homepage ? { homepage } : {}),
    ...(filesUrl ? { filesUrl } : {}),
    siteAddresses: homepage ? [homepage, ...sites] : sites,
    ...(library.hasAnchor && { hasAnchor: library.hasAnchor }),
  };
}

function sitesOf({ siteAddresses = [] }: Library): readonly string[] {
  return typeof siteAddresses === 'function' ? siteAddresses() : siteAddresses;
}

/** Returns a function that copies the images of an article. It loads the copier for the first article with images. */
function prepareImageCopies(
  { imageFolders }: Library,
  writer: FolderWriter,
): (article: Article, document: Document) => Promise<RowFile['images']> {
  let copier: ImageCopier | undefined;
  return async (article, document) => {
    const targets = imageTargets(article, document);
    if (targets.length === 0 || !imageFolders) return undefined;
    const { ImageCopier } = await import('./copy-images.js');
    copier ??= new ImageCopier(imageFolders, (name, content) => {
      writer.makeFolder(IMAGES_FOLDER);
      writer.write(`${IMAGES_FOLDER}/${name}`, content);
    });
    return copier.copy(article, targets);
  };
}

/** Writes the file of an article. A very long article is stored as its Markdown only, and parsed when it is read. */
async function writeArticle(
  name: string,
  { document, markdown, render }: Pick<ArticleFile, 'document' | 'markdown'> & { render: () => string },
  writer: FolderWriter,
): Promise<RowFile> {
  const path = `${ARTICLES_FOLDER}/${name}`;
  if (markdown.length > MAX_COMPILED_LENGTH)
    return { name, bytes: writer.write(`${path}.md`, markdown), sum: await checksum(markdown) };
  const piped = render();
  const text = serializeArticle({ document: await highlightCode(document), markdown, piped });
  writer.write(`${path}.json`, text);
  return { name, sum: await checksum(text) };
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
 * Renders an article as `read` prints it into a pipe with default options. The text is stored, because laying out an article in a
 * new process takes longer than the rest of the command.
 */
export function preRenderText(library: LinkedLibrary, article: Article, document: Document): string {
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
  // The last number of each name: counting from 2 again would take quadratic time for long slugs with the same start.
  const numbers = new Map<string, number>();
  return slugs.map(slug => {
    const base = toFileName(slug);
    const key = base.toLowerCase();
    let name = base;
    let number = numbers.get(key) ?? 1;
    while (taken.has(name.toLowerCase())) name = `${base}-${++number}`;
    numbers.set(key, number);
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

/** Creates the index file: JSON with one line for each article, so that single rows can be parsed, and builds compared as text. */
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
