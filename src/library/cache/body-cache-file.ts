/**
 * The file format of the body cache: the head line, a line of JSON (`Sizes`), the bytes of the bodies, and a row for each
 * body. Rows are parsed on demand, in the order in which they were written: the order of the articles, unless it changed.
 */
import type { BodyTexts, TextKind } from '../body-text/body-text-store.js';
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
    for (const row of parseLines(index.toString('utf8', start, end))) {
      if (!isRow(row)) return;
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
    return JSON.parse(line) as Sizes;
  } catch {
    return { rows: 0, bodies: Number.NaN, index: Number.NaN };
  }
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
    Number.isSafeInteger(length) &&
    typeof kind === 'number' &&
    typeof headings === 'string'
  );
}
