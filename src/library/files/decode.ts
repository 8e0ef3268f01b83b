/** Decodes the bytes of a file. Returns printable text or a refusal; never throws. */
import { isAscii, isUtf8 } from 'node:buffer';
import { countNewlines } from '../../util/count-newlines.js';
import type { Fault } from '../front-matter/front-matter.js';
import { MAX_COUNTED } from '../metadata/reading-time.js';
import type { Problem } from '../problem.js';
import { LongText } from './long-text.js';

/** Bytes at the start of a file that are examined to detect binary data. */
const SAMPLE = 8192;

/** Why a file is not read as an article. */
export interface Refusal {
  /** Without the file's name: `not a text file`. */
  reason: string;
  rule: string;
  level: Problem['level'];
  hint: string;
}

/** A text without its byte order mark, and its faults. */
export type DecodedText = { text: string; faults: Fault[] } | LongText;

/** A text, or why there is none. */
export type Decoded = DecodedText | { text?: undefined; refusal: Refusal };

export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return decodeUtf16(Buffer.from(bytes.subarray(2, bytes.length & ~1)).swap16());
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (looksBinary(body)) return BINARY;
  const faults = nulFaults(body);
  const ascii = isAscii(body);
  const isValid = ascii || isUtf8(body);
  // Words of a text above this limit are estimated from parts of it. UTF-8 has at most three bytes for a code unit.
  if (isValid && body.length > MAX_COUNTED * (ascii ? 1 : 3)) return new LongText(body, ascii, faults);
  const text = body.toString(ascii ? 'latin1' : 'utf8');
  return { text, faults: isValid ? faults : [...faults, utf8Fault(text)] };
}

function decodeUtf16(bytes: Buffer): Decoded {
  return {
    text: bytes.toString('utf16le', 0, bytes.length & ~1).replace(/\p{Surrogate}/gu, '\ufffd'),
    faults: [],
  };
}

/**
 * True for a file with a NUL and, besides, invalid UTF-8 or one control character in ten bytes. A text with a stray NUL
 * stays a text.
 */
function looksBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return false;
  let odd = 0;
  for (const byte of sample) if (byte < 0x20 && !TEXT_CONTROLS.includes(byte)) odd++;
  return odd * 10 > sample.length || !isUtf8(bytes);
}

/** Tab, line feed, form feed, carriage return, escape. */
const TEXT_CONTROLS = [0x09, 0x0a, 0x0c, 0x0d, 0x1b];

const BINARY: Decoded = {
  refusal: {
    reason: 'not a text file',
    rule: 'binary',
    level: 'error',
    hint: 'rename or remove it',
  },
};

function nulFaults(bytes: Buffer): Fault[] {
  const at = bytes.indexOf(0);
  if (at < 0) return [];
  const line = 1 + countNewlines(bytes.toString('latin1', 0, at));
  return [
    {
      line,
      level: 'warning',
      rule: 'encoding',
      message: 'the text contains a NUL character',
      hint: 'delete it (shown as ␀)',
    },
  ];
}

function utf8Fault(text: string): Fault {
  const line = 1 + countNewlines(text.slice(0, Math.max(0, text.indexOf('\ufffd'))));
  return {
    line,
    level: 'warning',
    rule: 'encoding',
    message: 'the text is not UTF-8',
    hint: 'save it as UTF-8 (unreadable bytes are shown as �)',
  };
}
