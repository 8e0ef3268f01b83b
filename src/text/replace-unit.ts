import { MAX_SHORT, TWO_BYTE } from './code-units.js';

/**
 * Replaces every code unit `from` by `to`, both strings of one unit. A long text is rewritten as bytes: `replaceAll` builds a string
 * for each match, and there may be one for every second unit.
 */
export function replaceUnit(text: string, from: string, to: string): string {
  if (text.length <= MAX_SHORT) return text.replaceAll(from, to);
  if (!text.includes(from)) return text;
  const isTwoByte = TWO_BYTE.test(text) || TWO_BYTE.test(to);
  const encoding = isTwoByte ? 'utf16le' : 'latin1';
  const bytes = Buffer.from(text, encoding);
  replaceEach(bytes, from.charCodeAt(0), to.charCodeAt(0), isTwoByte ? 2 : 1);
  return bytes.toString(encoding);
}

/** Replaces units of one byte, or of two, the lower one first. */
function replaceEach(bytes: Uint8Array, from: number, to: number, size: 1 | 2): void {
  for (let index = 0; index < bytes.length; index += size) {
    if (bytes[index] !== (from & 0xff) || (size === 2 && bytes[index + 1] !== from >> 8)) continue;
    bytes[index] = to & 0xff;
    if (size === 2) bytes[index + 1] = to >> 8;
  }
}
