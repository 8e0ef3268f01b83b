/**
 * The file format of the body cache: the head line, the bytes of the bodies with a line break between two, columns with a row
 * for each body, and their sizes as JSON (`Sizes`), so that the bodies are written before all of them are known. If no file has
 * changed, the bodies are read only where they are searched.
 * There is no checksum: zlib's CRC of 18 MB takes 6 to 16 ms and loading zlib 2 ms, of the 350 ms of a search in a new process,
 * and Node before 20.15 has none. A byte that the disk changed can hide a match until its file changes.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isIndex } from '../../util/is-object.js';
import { type BodySegment, BodyTexts } from '../body-text/body-text-store.js';
import type { Fingerprint } from '../files/file-fingerprint.js';
import { type CacheFiles, decodeText, MAX_CACHE_SIZE } from './cache-files.js';

/** The last part; its keys are part of the format. */
interface Sizes {
  /** Number of rows. */
  rows: number;
  /** Bytes of the bodies, of the listed files, and of the headings. */
  bodies: number;
  listed: number;
  headings: number;
}

export interface BodyCacheColumns {
  /** The file of each body and its fingerprint, with a NUL after each. An empty fingerprint matches no file. */
  listed: string;
  /** Serialized headings of each body, with a NUL between two. */
  headings: string;
}

/** A cached body of a file. */
export interface BodyCacheRow {
  fingerprint: Fingerprint;
  /** 0-based index of the body. */
  index: number;
}

/** Bytes of the last part, filled with blanks. */
const SIZES_LENGTH = 120;
/** Bytes of bodies that are read at a time. */
const SEGMENT_SIZE = 1 << 18;
/** Bytes of all bodies up to which they are read at once and kept: a reader searches them after each key. */
const MAX_KEPT = 1 << 23;

class BodyCacheReader {
  /** Offset of each body from the first one, and of the next one that would follow. */
  readonly starts: number[] = [0];
  private isOpen = true;

  constructor(
    private readonly descriptor: number,
    /** Offset of the bodies in the file. */
    private readonly bodiesAt: number,
    lengths: Uint32Array,
    readonly kinds: Uint8Array,
    readonly columns: BodyCacheColumns,
  ) {
    let end = 0;
    for (const length of lengths) {
      end += length + 1;
      this.starts.push(end);
    }
  }

  /** Number of bodies. */
  get size(): number {
    return this.kinds.length;
  }

  /** Bytes of all bodies and of the line breaks between them. */
  get byteLength(): number {
    return Math.max(0, (this.starts.at(-1) ?? 0) - 1);
  }

  /** The rows by file. */
  findRows(): Map<string, BodyCacheRow> {
    const rows = new Map<string, BodyCacheRow>();
    const listed = this.columns.listed.split('\0');
    for (let index = 0; index < this.size; index++)
      rows.set(listed[2 * index] ?? '', { fingerprint: listed[2 * index + 1] ?? '', index });
    return rows;
  }

  /** Closes the file. Bodies that were not read then, cannot be read. */
  close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }

  /**
   * The bodies. If they are large, a search reads them in parts, which takes less time than memory for all, and the file stays
   * open. Windows could not replace it.
   */
  texts(): BodyTexts {
    const { starts, descriptor, size } = this;
    if (this.byteLength <= MAX_KEPT || process.platform === 'win32') {
      const bytes = readAt(descriptor, this.bodiesAt, this.byteLength);
      this.close();
      return new BodyTexts([{ bytes, first: 0 }], starts, this.kinds);
    }
    const segments: BodySegment[] = [];
    const buffer = new SharedBuffer(descriptor);
    for (let first = 0; first < size; ) {
      const start = starts[first] ?? 0;
      const position = this.bodiesAt + start;
      let next = first + 1;
      while (next < size && (starts[next + 1] ?? 0) - start <= SEGMENT_SIZE) next++;
      const length = (starts[next] ?? 0) - 1 - start;
      segments.push({
        first,
        get bytes() {
          return buffer.read(position, length);
        },
      });
      first = next;
    }
    return new BodyTexts(segments, starts, this.kinds);
  }
}

/** Opens the cache. Undefined if the file is missing or incomplete. */
export function openBodyCache({ path, head }: CacheFiles): BodyCacheReader | undefined {
  let descriptor: number | undefined;
  let cache: BodyCacheReader | undefined;
  try {
    descriptor = openSync(path('bodies'), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (stat.isFile() && stat.size <= MAX_CACHE_SIZE) cache = readColumns(descriptor, stat.size, head);
  } catch {
    // An unreadable cache counts as missing.
  }
  if (descriptor !== undefined && !cache) closeSync(descriptor);
  return cache;
}

function readColumns(descriptor: number, size: number, head: string): BodyCacheReader | undefined {
  const bodiesAt = Buffer.byteLength(head) + 1;
  const sizesAt = size - SIZES_LENGTH;
  if (sizesAt < bodiesAt || readAt(descriptor, 0, bodiesAt).toString() !== `${head}\n`) return undefined;
  const sizes = parseSizes(readAt(descriptor, sizesAt, SIZES_LENGTH).toString('latin1'));
  if (!sizes) return undefined;
  const { rows, bodies, listed, headings } = sizes;
  const columnsAt = bodiesAt + bodies;
  const listedAt = 5 * rows;
  if (columnsAt + listedAt + listed + headings !== sizesAt) return undefined;
  const bytes = readAt(descriptor, columnsAt, sizesAt - columnsAt);
  const lengths = new Uint32Array(rows);
  new Uint8Array(lengths.buffer).set(bytes.subarray(0, 4 * rows));
  const cache = new BodyCacheReader(descriptor, bodiesAt, lengths, bytes.subarray(4 * rows, listedAt), {
    listed: decodeText(bytes.subarray(listedAt, listedAt + listed)),
    headings: decodeText(bytes.subarray(listedAt + listed)),
  });
  return cache.byteLength === bodies ? cache : undefined;
}

/** The bytes of one segment at a time, so that 100,000 bodies take no memory. */
class SharedBuffer {
  private buffer = Buffer.alloc(0);
  private position = -1;

  constructor(private readonly descriptor: number) {}

  read(position: number, length: number): Buffer {
    if (length > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(Math.max(length, SEGMENT_SIZE));
    const bytes = this.buffer.subarray(0, length);
    if (this.position !== position) fill(bytes, this.descriptor, position);
    this.position = position;
    return bytes;
  }
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(length);
  fill(buffer, descriptor, position);
  return buffer;
}

/** Fills the buffer from the file, and with zeros if the file ends before. */
function fill(buffer: Buffer, descriptor: number, position: number): void {
  for (let length = 0; length < buffer.length; ) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, position + length);
    if (count === 0) buffer.fill(0, length);
    length += count || buffer.length;
  }
}

/** The part of the file before the bodies. */
export function serializeHead(head: string): Uint8Array {
  return Buffer.from(`${head}\n`);
}

/** The part of the file after the bodies, in chunks. */
export function* serializeColumns(bodies: BodyTexts, columns: BodyCacheColumns): Generator<Uint8Array> {
  const rows = bodies.size;
  const listed = Buffer.from(columns.listed);
  const headings = Buffer.from(columns.headings);
  const sizes: Sizes = { rows, bodies: bodies.byteLength, listed: listed.length, headings: headings.length };
  const lengths = Uint32Array.from({ length: rows }, (_, index) => bodies.bodyLength(index));
  yield new Uint8Array(lengths.buffer);
  yield Uint8Array.from({ length: rows }, (_, index) => bodies.kind(index));
  yield listed;
  yield headings;
  yield Buffer.from(JSON.stringify(sizes).padEnd(SIZES_LENGTH));
}

function parseSizes(line: string): Sizes | undefined {
  try {
    const sizes = JSON.parse(line) as Sizes | null;
    if (sizes && [sizes.rows, sizes.bodies, sizes.listed, sizes.headings].every(isIndex)) return sizes;
  } catch {
    // Not a line of sizes.
  }
  return undefined;
}
