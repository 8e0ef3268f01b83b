/** Word wrap of messages. Loaded lazily: only a message wider than its terminal needs it. */
import { wrapText } from '../../text/wrapping/wrap.js';

/**
 * Splits a message into lines of at most `width` columns. ASCII words, such as paths and addresses, stay whole.
 * A command after `run:` or `try:`, or one of `program`, stays whole too, so that it can be copied.
 */
export function wrapMessage(text: string, width: number, program?: string): string[] {
  return wrapText(text, width, { keepAddresses: true, addresses: unbreakable(text, program) });
}

/** Start and end of each range without a break, one after the other: ASCII words and commands. */
function unbreakable(text: string, program: string | undefined): number[] {
  const ranges: number[] = [];
  const command = /(?<=\b(?:run|try): ).+$/.exec(text)?.index;
  for (const { index, 0: word } of text.matchAll(/[!-~]+/g)) {
    const end = ranges.at(-1);
    if (end !== undefined && index < end) continue;
    ranges.push(index, index === command || word === program ? text.length : index + word.length);
  }
  return ranges;
}
