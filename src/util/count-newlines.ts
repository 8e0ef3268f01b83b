/** Units after a newline that are read one by one: a search for each newline takes longer where they are near each other. */
const NEAR = 32;

/** Number of newlines in `text`. */
export function countNewlines(text: string): number {
  let count = 0;
  const { length } = text;
  // a search takes longer than to read a short text
  if (length <= NEAR) {
    for (let at = 0; at < length; at++) if (text.charCodeAt(at) === 0x0a) count++;
    return count;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at)) {
    count++;
    const end = Math.min(at + NEAR, text.length);
    while (++at < end) if (text.charCodeAt(at) === 0x0a) count++;
  }
  return count;
}
