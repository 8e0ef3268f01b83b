/**
 * The file format of the body cache: the head line, a line of JSON (`Sizes`), the bytes of the bodies, and a row for each
 * body. Rows are parsed on demand, in the order in which they were written: the order of the articles, unless it changed.
 * There is no checksum: zlib's CRC of 18 MB takes 6 to 16 ms and loading zlib 2 ms, of the 350 ms of a search in a new process,
 * and Node before 20.15 has none. A byte that the disk changed can hide a match until its file changes; sizes and rows are checked.
 */
import { isAscii } from 'node:buffer';
import { hasUnsafeText } from '../../text/unsafe-json.js';
import { isIndex } from '../../util/is-object.js';
import { type BodyTexts, TEXT_KINDS, type TextKind } from '../body-text/body-text-store.js';
import type { Fingerprint } from '../files/file-fingerprint.js';
import { type CacheFiles, readCacheFile } from './cache-files.js';

/**
 * A row on disk, followed by a comma and a line break. Its body follows the body of the row before, after a line break. An
 * empty fingerprint matches no file.
 */
export type BodyCacheRow = [
  file: string,
  fingerprint: Fingerprint,
  length: number,
  kind: TextKind,
  headings: string,
];

export interface CachedBody {
  row: BodyCacheRow;
  /** 0-based index of the row. */
  index: number;
  /** Offset of the body in `BodyCacheReader.bytes`. */
  start: number;
}

/** The second line; its keys are part of the format. */
interface Sizes {
  /** Number of rows. */
  rows: number;
  /** Bytes of the bodies, and of the rows. */
  bodies: number;
  index: number;
}

const NO_BYTES = Buffer.alloc(0);

/** Bytes of rows that are parsed at a time, and code units of rows that are encoded at a time. */
const CHUNK_SIZE = 1 << 16;

export class BodyCacheReader {
  /** Rows that were parsed but not asked for yet, by file. */
  private readonly skipped = new Map<string, CachedBody>();
  private readonly rows: Iterator<BodyCacheRow>;
  private nextIndex = 0;
  private nextStart = 0;

  private constructor(
    /** Number of bodies. */
    readonly count: number,
    readonly bytes: Buffer,
    index: Buffer,
  ) {
    this.rows = parseRows(index);
  }

  /** Opens the cache. Empty if the file is missing or incomplete. */
  static open({ path, head }: CacheFiles): BodyCacheReader {
    const bytes = readCacheFile(path('bodies')) ?? NO_BYTES;
    const sizesAt = bytes.indexOf(`${head}\n`) === 0 ? Buffer.byteLength(head) + 1 : bytes.length;
    const start = bytes.indexOf('\n', sizesAt) + 1;
    const { rows, bodies, index } = parseSizes(bytes.toString('latin1', sizesAt, start));
    if (start + bodies + index !== bytes.length) return new BodyCacheReader(0, NO_BYTES, NO_BYTES);
    return new BodyCacheReader(rows, bytes.subarray(start, start + bodies), bytes.subarray(start + bodies));
  }

  find(file: string): CachedBody | undefined {
    const known = this.skipped.get(file);
    if (known !== undefined) return known;
    for (let next = this.next(); next !== undefined; next = this.next()) {
      if (next.row[0] === file) return next;
      this.skipped.set(next.row[0], next);
    }
    return undefined;
  }

  private next(): CachedBody | undefined {
    const { done, value: row } = this.rows.next();
    if (done || this.nextStart + row[2] > this.bytes.length) return undefined;
    const end = this.nextStart + row[2];
    // Bytes of the kind `ascii` are decoded as Latin-1.
    if (row[3] === TEXT_KINDS.ascii && !isAscii(this.bytes.subarray(this.nextStart, end))) return undefined;
    const body: CachedBody = { row, index: this.nextIndex, start: this.nextStart };
    this.nextIndex += 1;
    this.nextStart += row[2] + 1;
    return body;
  }
}

/** The rows in order, up to the first invalid one. */
function* parseRows(index: Buffer): Generator<BodyCacheRow> {
  for (let start = 0; start < index.length; ) {
    const end = index.indexOf('\n', Math.min(start + CHUNK_SIZE, index.length - 1)) + 1 || index.length;
    const lines = index.toString('utf8', start, end);
    const isUnsafe = hasUnsafeText(lines);
    for (const row of parseLines(lines)) {
      if (!isRow(row)) return;
      // Headings are stored sanitised, but names of files are not.
      if (isUnsafe && hasUnsafeText(JSON.stringify(row[4]))) return;
      yield row;
    }
    start = end;
  }
}

/** The whole file, in chunks. */
export function* serializeBodies(
  head: string,
  bodies: BodyTexts,
  rows: Iterable<BodyCacheRow>,
): Generator<Uint8Array> {
  const index: Buffer[] = [];
  let text = '';
  for (const row of rows) {
    text += `${JSON.stringify(row)},\n`;
    if (text.length < CHUNK_SIZE) continue;
    index.push(Buffer.from(text));
    text = '';
  }
  index.push(Buffer.from(text));
  const indexLength = index.reduce((sum, chunk) => sum + chunk.length, 0);
  const sizes: Sizes = { rows: bodies.size, bodies: bodies.byteLength, index: indexLength };
  yield Buffer.from(`${head}\n${JSON.stringify(sizes)}\n`);
  yield* bodies.chunks();
  yield* index;
}

function parseSizes(line: string): Sizes {
  try {
    const sizes = JSON.parse(line) as Sizes | null;
    if (sizes && [sizes.rows, sizes.bodies, sizes.index].every(isIndex)) return sizes;
  } catch {
    // Not a line of sizes.
  }
  return { rows: 0, bodies: Number.NaN, index: Number.NaN };
}

function parseLines(lines: string): unknown[] {
  try {
    return (JSON.parse(`[${lines}0]`) as unknown[]).slice(0, -1);
  } catch {
    return [undefined];
  }
}

function isRow(row: unknown): row is BodyCacheRow {
  if (!Array.isArray(row)) return false;
  const [file, fingerprint, length, kind, headings] = row as unknown[];
  return (
    typeof file === 'string' &&
    typeof fingerprint === 'string' &&
    isIndex(length) &&
    (kind === TEXT_KINDS.ascii || kind === TEXT_KINDS.wide || kind === TEXT_KINDS.ignorable) &&
    typeof headings === 'string'
  );
}
