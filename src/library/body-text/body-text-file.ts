/**
 * The file of a compiled library that holds all bodies: a line of JSON, then their folded text, a `\n` between two. Apart
 * from the rest of the format: only a search reads it.
 */
import { BodiesMaker, BodyTexts } from './body-text-store.js';

interface BodiesHead {
  /** UTF-16 code units before each body, and after all; the line break between two counts. */
  starts: number[];
  /** Where each heading stands in its body, in UTF-16 code units. */
  headings: number[][];
}

/** The rest of that line, since 1.1. */
interface Measures {
  /** Of each body. */
  bytes: number[];
  /** A digit for each body that says what its characters are (`KINDS`). */
  kinds: string;
}

/** The pieces of the file; `headings`: where each heading stands in its body. */
export function* writeBodies(bodies: BodyTexts, headings: number[][]): Generator<Uint8Array> {
  const head: BodiesHead & Measures = { starts: [0], headings, bytes: [], kinds: '' };
  for (let index = 0; index < bodies.size; index++) {
    head.starts.push((head.starts.at(-1) ?? 0) + bodies.text(index).length + 1);
    head.bytes.push(bodies.length(index));
    head.kinds += bodies.kind(index);
  }
  yield Buffer.from(`${JSON.stringify(head)}\n`);
  yield* bodies.pieces();
}

/** What stands before that which 1.1 added to the head. What is before it takes longer to parse than all the rest, and nobody asks for it. */
const ADDED = ',"bytes":[';

/** @throws where it is not what `writeBodies` gave. */
export function readBodies(file: Buffer): BodyTexts {
  const newline = file.indexOf('\n');
  const text = file.subarray(newline + 1);
  const added = file.subarray(0, newline).indexOf(ADDED);
  if (added < 0)
    return measured(text.toString(), JSON.parse(file.toString('utf8', 0, newline)) as BodiesHead);
  const { bytes, kinds } = JSON.parse(`{${file.toString('latin1', added + 1, newline)}`) as Measures;
  const starts = [0];
  let at = 0;
  for (const length of bytes) {
    at += length + 1;
    starts.push(at);
  }
  if (at !== text.length + 1 || kinds.length !== bytes.length) throw new RangeError('cut short');
  return new BodyTexts([{ bytes: text, first: 0 }], starts, Uint8Array.from(kinds, Number));
}

/** What 1.0 wrote: nobody had measured it. */
function measured(text: string, { starts, headings }: BodiesHead): BodyTexts {
  if (starts.at(-1) !== text.length + 1 || starts.length !== headings.length + 1)
    throw new RangeError('cut short');
  const made = new BodiesMaker();
  for (const index of headings.keys()) made.add(text.slice(starts[index], (starts[index + 1] ?? 0) - 1));
  return made.bodies();
}
