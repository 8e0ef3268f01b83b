/**
 * The bodies of a folder as its cache keeps them: a line that says how much follows, the bodies' bytes, and a row for each. The
 * rows are read as they are asked for, in the order in which they were written: that of the articles, where nothing has changed.
 */
import type { BodyTexts, Kind } from '../body-text/body-text-store.js';
import { type CachePlace, readKept } from './cache-file.js';
import type { Stamp } from './file-fingerprint.js';

/**
 * A body on disk, its bytes behind those of the row before it and a line break. An empty stamp fits no file. A comma and a line
 * break end each row.
 */
export type Row = [file: string, stamp: Stamp, length: number, kind: Kind, headings: string];

export interface KeptBody {
  row: Row;
  /** Which one it was, from 0. */
  index: number;
  /** Where it stands in the bytes. */
  at: number;
}

interface Sizes {
  rows: number;
  /** Bytes of the bodies, and of the rows. */
  bodies: number;
  index: number;
}

const NONE = Buffer.alloc(0);

/** Bytes of rows that are read in one go, and code units of rows that are made bytes at a time. */
const PIECE = 1 << 16;

export class KeptBodies {
  /** Rows that were passed by. */
  private readonly passed = new Map<string, KeptBody>();
  private readonly rows: Iterator<Row>;
  private read = 0;
  private at = 0;

  private constructor(
    /** How many there are. */
    readonly count: number,
    readonly bytes: Buffer,
    index: Buffer,
  ) {
    this.rows = eachRow(index);
  }

  /** What the cache has; nothing where that is not whole. */
  static of({ file, head }: CachePlace): KeptBodies {
    const bytes = readKept(file('bodies')) ?? NONE;
    const sizes = bytes.indexOf(`${head}\n`) === 0 ? Buffer.byteLength(head) + 1 : bytes.length;
    const start = bytes.indexOf('\n', sizes) + 1;
    const { rows, bodies, index } = sizesIn(bytes.toString('latin1', sizes, start));
    if (start + bodies + index !== bytes.length) return new KeptBodies(0, NONE, NONE);
    return new KeptBodies(rows, bytes.subarray(start, start + bodies), bytes.subarray(start + bodies));
  }

  find(file: string): KeptBody | undefined {
    const known = this.passed.get(file);
    if (known !== undefined) return known;
    for (let next = this.next(); next !== undefined; next = this.next()) {
      if (next.row[0] === file) return next;
      this.passed.set(next.row[0], next);
    }
    return undefined;
  }

  private next(): KeptBody | undefined {
    const { done, value: row } = this.rows.next();
    if (done || this.at + row[2] > this.bytes.length) return undefined;
    const kept: KeptBody = { row, index: this.read, at: this.at };
    this.read += 1;
    this.at += row[2] + 1;
    return kept;
  }
}

/** The rows as they stand one after the other, up to one that is not sound. */
function* eachRow(index: Buffer): Generator<Row> {
  for (let at = 0; at < index.length; ) {
    const end = index.indexOf('\n', Math.min(at + PIECE, index.length - 1)) + 1 || index.length;
    for (const row of rowsIn(index.toString('utf8', at, end))) {
      if (!isRow(row)) return;
      yield row;
    }
    at = end;
  }
}

/** All that is to be written, piece by piece. */
export function* piecesOf(head: string, bodies: BodyTexts, rows: Iterable<Row>): Generator<Uint8Array> {
  const index: Buffer[] = [];
  let text = '';
  for (const row of rows) {
    text += `${JSON.stringify(row)},\n`;
    if (text.length < PIECE) continue;
    index.push(Buffer.from(text));
    text = '';
  }
  index.push(Buffer.from(text));
  const length = index.reduce((sum, piece) => sum + piece.length, 0);
  const sizes: Sizes = { rows: bodies.size, bodies: bodies.bytes, index: length };
  yield Buffer.from(`${head}\n${JSON.stringify(sizes)}\n`);
  yield* bodies.pieces();
  yield* index;
}

function sizesIn(line: string): Sizes {
  try {
    return JSON.parse(line) as Sizes;
  } catch {
    return { rows: 0, bodies: Number.NaN, index: Number.NaN };
  }
}

function rowsIn(lines: string): unknown[] {
  try {
    return (JSON.parse(`[${lines}0]`) as unknown[]).slice(0, -1);
  } catch {
    return [undefined];
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row)) return false;
  const [file, stamp, length, kind, headings] = row as unknown[];
  return (
    typeof file === 'string' &&
    typeof stamp === 'string' &&
    Number.isSafeInteger(length) &&
    typeof kind === 'number' &&
    typeof headings === 'string'
  );
}
