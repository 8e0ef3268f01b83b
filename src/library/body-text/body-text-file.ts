/**
 * `bodies.txt` of a compiled library: a line of JSON (`BodiesHead`, then `BodySizes`), then the folded text of all bodies,
 * separated by `\n`. Separate from the rest of the format, because only a search reads it. The text is not sanitised: it is
 * only compared, and the words that a message may take from it consist of letters and digits.
 */
import { isAscii } from 'node:buffer';
import { BodyTexts, BodyTextsBuilder, TEXT_KINDS } from './body-text-store.js';

interface BodiesHead {
  /** UTF-16 code units before each body, and in total; the line break between two bodies counts. */
  starts: number[];
  /** Offsets of the headings in each body, in UTF-16 code units. */
  headings: number[][];
}

/** The rest of the line, since 1.1. */
interface BodySizes {
  /** Bytes of each body. */
  bytes: number[];
  /** One digit for each body: its `TextKind`. */
  kinds: string;
}

/** The file in chunks. `headings`: offsets of the headings in each body. */
export function* writeBodies(bodies: BodyTexts, headings: number[][]): Generator<Uint8Array> {
  const head: BodiesHead & BodySizes = { starts: [0], headings, bytes: [], kinds: '' };
  for (let index = 0; index < bodies.size; index++) {
    head.starts.push((head.starts.at(-1) ?? 0) + bodies.text(index).length + 1);
    head.bytes.push(bodies.bodyLength(index));
    head.kinds += bodies.kind(index);
  }
  yield Buffer.from(`${JSON.stringify(head)}\n`);
  yield* bodies.chunks();
}

/** First key of `BodySizes`. Only the part from here is parsed: the part before takes longer than all the rest, and is not needed. */
const SIZES_START = ',"bytes":[';

/** @throws if the file is not what `writeBodies` wrote */
export function readBodies(file: Buffer): BodyTexts {
  const newline = file.indexOf('\n');
  const text = file.subarray(newline + 1);
  const sizesAt = file.subarray(0, newline).indexOf(SIZES_START);
  if (sizesAt < 0)
    return readBodies10(text.toString(), JSON.parse(file.toString('utf8', 0, newline)) as BodiesHead);
  const { bytes, kinds } = JSON.parse(`{${file.toString('latin1', sizesAt + 1, newline)}`) as BodySizes;
  if (!Array.isArray(bytes) || typeof kinds !== 'string' || !/^[012]*$/.test(kinds))
    throw new TypeError('sizes');
  const starts = [0];
  const kindOf = new Uint8Array(kinds.length);
  const isAllAscii = isAscii(text);
  let end = 0;
  for (let index = 0; index < bytes.length; index++) {
    const length = bytes[index];
    if (length === undefined || !Number.isInteger(length) || length < 0) throw new RangeError('sizes');
    const kind = kinds.charCodeAt(index) - FIRST_KIND;
    // Bytes of the kind `ascii` are decoded as Latin-1.
    if (!isAllAscii && kind === TEXT_KINDS.ascii && !isAscii(text.subarray(end, end + length)))
      throw new TypeError('kinds');
    kindOf[index] = kind;
    end += length + 1;
    starts.push(end);
  }
  if (end !== text.length + 1 || kinds.length !== bytes.length) throw new RangeError('truncated');
  return new BodyTexts([{ bytes: text, first: 0 }], starts, kindOf);
}

/** Character code of the kind 0. */
const FIRST_KIND = 48;

/** Reads format 1.0, which has no `BodySizes`: they are measured here. */
function readBodies10(text: string, { starts, headings }: BodiesHead): BodyTexts {
  if (!Array.isArray(starts) || !Array.isArray(headings) || starts[0] !== 0) throw new TypeError('sizes');
  if (starts.at(-1) !== text.length + 1 || starts.length !== headings.length + 1)
    throw new RangeError('truncated');
  const builder = new BodyTextsBuilder();
  for (const index of headings.keys()) {
    const [start = 0, next = 0] = starts.slice(index, index + 2);
    if (!Number.isSafeInteger(next) || next <= start) throw new RangeError('sizes');
    builder.add(text.slice(start, next - 1));
  }
  return builder.build();
}
