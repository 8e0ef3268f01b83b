/** Bytes → text. Whatever a file holds, it is a text that can be shown or it is said to be none; never an exception. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Fault } from '../front-matter/front-matter.js';
import type { Problem } from '../problem.js';

/** How much of a file is looked at to tell a text from other data: bytes. */
const SAMPLE = 8192;

/** Why something is not read as an article. */
export interface Refusal {
  /** The end of a sentence that starts with the file's name. */
  what: string;
  rule: string;
  level: Problem['level'];
  hint: string;
}

/** A text without its byte order mark and what is wrong with it; or why there is none. */
export type Decoded = { text: string; faults: Fault[] } | { text?: undefined; refusal: Refusal };

export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return utf16(Buffer.from(bytes.subarray(2, bytes.length & ~1)).swap16());
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (isAscii(body)) return looksBinary(body) ? BINARY : { text: body.toString('latin1'), faults: nul(body) };
  if (looksBinary(body)) return BINARY;
  const text = body.toString('utf8');
  return { text, faults: isUtf8(body) ? nul(body) : [...nul(body), notUtf8(text)] };
}

function utf16(bytes: Buffer): Decoded {
  return {
    text: bytes.toString('utf16le', 0, bytes.length & ~1).replace(/\p{Surrogate}/gu, '\ufffd'),
    faults: [],
  };
}

/** NUL, and with it one byte in ten that no text holds, or bytes that are not UTF-8: data, not a text with a slip in it. */
function looksBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return false;
  let odd = 0;
  for (const byte of sample) if (byte < 0x20 && !LAYOUT.includes(byte)) odd++;
  return odd * 10 > sample.length || !isUtf8(bytes);
}

/** Tab, line feed, form feed, carriage return, escape. */
const LAYOUT = [0x09, 0x0a, 0x0c, 0x0d, 0x1b];

const BINARY: Decoded = {
  refusal: {
    what: 'is not a text',
    rule: 'binary',
    level: 'error',
    hint: 'Give it another ending, or take it away.',
  },
};

function nul(bytes: Buffer): Fault[] {
  const at = bytes.indexOf(0);
  if (at < 0) return [];
  const line = 1 + count(bytes.toString('latin1', 0, at));
  return [
    {
      line,
      level: 'warning',
      rule: 'encoding',
      message: 'The text holds a NUL character.',
      hint: 'Delete it; it is shown as ␀.',
    },
  ];
}

function notUtf8(text: string): Fault {
  const line = 1 + count(text.slice(0, Math.max(0, text.indexOf('\ufffd'))));
  return {
    line,
    level: 'warning',
    rule: 'encoding',
    message: 'The text is not UTF-8.',
    hint: 'Save it as UTF-8; � stands for what cannot be read.',
  };
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
