/** A long text that is decoded in parts. Decoding 10 MB as a whole takes 40 ms. */
import type { Fault } from '../front-matter/front-matter.js';

const LINE_FEED = 0x0a;

/** The first lines of a long text. */
interface TextStart {
  text: string;
  /** Number of bytes that it was decoded from. */
  size: number;
}

/** A text of valid UTF-8. Its length and offsets are in bytes. */
export class LongText {
  readonly #bytes: Buffer;
  readonly #encoding: 'latin1' | 'utf8';
  #text: string | undefined;

  constructor(
    bytes: Buffer,
    isAscii: boolean,
    readonly faults: Fault[],
  ) {
    this.#bytes = bytes;
    this.#encoding = isAscii ? 'latin1' : 'utf8';
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** The whole text, decoded by the first call. */
  get text(): string {
    this.#text ??= this.#bytes.toString(this.#encoding);
    return this.#text;
  }

  /** Decodes the characters that start from `from` and before `to`. */
  slice(from: number, to: number): string {
    return this.#bytes.toString(this.#encoding, this.#characterAt(from), this.#characterAt(to));
  }

  /** Decodes the lines in the first `limit` bytes. */
  start(limit: number): TextStart {
    const size = this.#bytes.lastIndexOf(LINE_FEED, limit) + 1;
    return { text: this.slice(0, size), size };
  }

  /** Offset of the first character that starts at `at` or after it. */
  #characterAt(at: number): number {
    let start = at;
    while (((this.#bytes[start] ?? 0) & 0xc0) === 0x80) start++;
    return start;
  }
}
