/**
 * Reads one block of a compiled document, for a snippet: parsing the other blocks takes longer than the rest of a search. Its
 * file has them on lines of their own since format 1.5 (`publish/build/write-library.ts`).
 */
import { DOCUMENT_VERSION, type Document, DROPPED_BLOCK } from '../../document/document.js';
import { positionAt, setTextIndex } from '../../document/document-text.js';
import { hasUnsafeText } from '../../text/unsafe-json.js';

const LINE_BREAK = 0x0a;

/** Text before the first block, and the line after the last one up to its value. */
const BLOCKS = `"document":{"version":${DOCUMENT_VERSION},"blocks":[\n`;
const HEADINGS = '\n],\n"headings":';

/**
 * A document without footnotes, whose blocks are dropped except the one at `offset` in `documentText`. Undefined if the whole
 * document has to be read: for an older format, a footnote, or unsafe text. Types are not checked.
 * @throws if the file is damaged
 */
export function decodeBlockAt(file: Buffer, offset: number): Document | undefined {
  const start = file.indexOf(LINE_BREAK) + 1;
  const blocksAt = start + BLOCKS.length;
  const headingsAt = file.indexOf(HEADINGS, blocksAt - 1) + HEADINGS.length;
  const isByLine = file.toString('latin1', start, blocksAt) === BLOCKS && headingsAt > blocksAt;
  if (!isByLine) return undefined;
  const { lengths } = JSON.parse(`${file.toString('latin1', 0, start - 2)}}`) as { lengths: number[] };
  const starts: number[] = [];
  let end = -1;
  for (const length of lengths) {
    starts.push(end + 1);
    end += length + 1;
  }
  if (!(offset <= end)) return undefined;
  const headings = lineAt(file, headingsAt).slice(0, -1);
  const document: Document = {
    version: DOCUMENT_VERSION,
    blocks: lengths.map(() => DROPPED_BLOCK),
    links: [],
    footnotes: [],
    headings: JSON.parse(headings),
  };
  setTextIndex(document, { blocks: lengths.length, footnotes: 0, starts, bodyLength: end, length: end });
  const { block } = positionAt(document, offset);
  let at = blocksAt;
  for (let index = 0; index < block; index++) at = file.indexOf(LINE_BREAK, at) + 1;
  const line = lineAt(file, at).replace(/,$/, '');
  if (hasUnsafeText(headings) || hasUnsafeText(line)) return undefined;
  document.blocks[block] = JSON.parse(line);
  return document;
}

function lineAt(file: Buffer, at: number): string {
  return file.toString('utf8', at, file.indexOf(LINE_BREAK, at));
}
