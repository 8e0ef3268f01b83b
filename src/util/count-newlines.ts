/** Code units after a newline that are read one by one, because a search for each newline takes longer if they are near. */
const NEAR = 4;

/** Number of newlines in `text`. */
export function countNewlines(text: string): number {
  let count = 0;
  const { length } = text;
  // Reading a short text takes less time than a search.
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
