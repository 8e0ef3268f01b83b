/** True if white space precedes or follows a line end. Searches for line ends, which are rare; spaces are not. */
export function hasSpaceAtLineEnd(text: string): boolean {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at > 0 && isBlank(text.charCodeAt(at - 1))) return true;
    if (at + 1 < text.length && isBlank(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}
