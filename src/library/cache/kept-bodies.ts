/**
 * The bodies of a folder as its cache keeps them: a line that says how much follows, the bodies' bytes, and a row for each. The
 * rows are read one by one, in the order in which they were written: that of the articles, where nothing has changed.
 */
import type { Bodies, Kind } from '../bodies.js';
import { type CachePlace, readKept } from './place.js';
import type { Stamp } from './stamp.js';

/** A body on disk, its bytes behind those of the row before it and a line break. An empty stamp fits no file. */
export type Row = [file: string, stamp: Stamp, length: number, kind: Kind, headings: string];

export interface KeptBody {
  row: Row;
  /** Where the row stands in the index, with its line break. */
  line: readonly [from: number, to: number];
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

export class KeptBodies {
  /** Rows that were passed by. */
  private readonly passed = new Map<string, KeptBody>();
  private read = 0;
  private at = 0;
  private lineAt = 0;

  private constructor(
    /** How many there are. */
    readonly count: number,
    readonly bytes: Buffer,
    private readonly index: Buffer,
  ) {}

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

  /** The bytes of rows as they were written. */
  lines([from, to]: KeptBody['line']): Buffer {
    return this.index.subarray(from, to);
  }

  private next(): KeptBody | undefined {
    const end = this.index.indexOf('\n', this.lineAt);
    const line = this.index.toString('utf8', this.lineAt, Math.max(this.lineAt, end));
    const row = rowIn(line);
    if (row === undefined || this.at + row[2] > this.bytes.length) return undefined;
    const kept: KeptBody = { row, line: [this.lineAt, end + 1], index: this.read, at: this.at };
    this.lineAt = end + 1;
    this.read += 1;
    this.at += row[2] + 1;
    return kept;
  }
}

/** Code units of rows that are made bytes at a time. */
const PIECE = 1 << 16;

/** The rows that are to be written: bytes, for as strings 100,000 of them would take twice as much. */
export class IndexMaker {
  private readonly pieces: Buffer[] = [];
  private text = '';
  private count = 0;

  constructor(private readonly kept: KeptBodies) {}

  /** A row as it was written; rows that stood one after the other are one piece. */
  keep({ line: [from, to] }: KeptBody): void {
    this.flush();
    const bytes = this.kept.lines([from, to]);
    const last = this.pieces.at(-1);
    const follows = last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
    if (follows) this.pieces[this.pieces.length - 1] = this.kept.lines([from - last.length, to]);
    else this.pieces.push(bytes);
    this.count += 1;
  }

  add(row: Row): void {
    this.text += `${JSON.stringify(row)}\n`;
    if (this.text.length >= PIECE) this.flush();
    this.count += 1;
  }

  /** All that is to be written, piece by piece. */
  *file({ head }: CachePlace, bodies: Bodies): Generator<Uint8Array> {
    this.flush();
    const index = this.pieces.reduce((sum, { length }) => sum + length, 0);
    const sizes: Sizes = { rows: this.count, bodies: bodies.bytes, index };
    yield Buffer.from(`${head}\n${JSON.stringify(sizes)}\n`);
    yield* bodies.pieces();
    yield* this.pieces;
  }

  private flush(): void {
    if (this.text !== '') this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }
}

function sizesIn(line: string): Sizes {
  try {
    return JSON.parse(line) as Sizes;
  } catch {
    return { rows: 0, bodies: Number.NaN, index: Number.NaN };
  }
}

function rowIn(line: string): Row | undefined {
  if (!line.startsWith('["')) return undefined;
  try {
    const row = JSON.parse(line) as unknown[];
    const [file, stamp, length, kind, headings] = row;
    const sound =
      typeof file === 'string' &&
      typeof stamp === 'string' &&
      Number.isSafeInteger(length) &&
      typeof kind === 'number' &&
      typeof headings === 'string';
    return sound ? (row as Row) : undefined;
  } catch {
    return undefined;
  }
}
