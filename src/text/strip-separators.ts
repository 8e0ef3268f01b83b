const SEPARATORS = /^\s*[·•|–—:-]+\s|\s[·•|–—:-]+\s*$/g;

/** Strips leading and trailing separators, which are left over when badges are removed from a heading (`es-toolkit ·`). */
export function stripSeparators(text: string): string {
  return text.replace(SEPARATORS, '').trim();
}
