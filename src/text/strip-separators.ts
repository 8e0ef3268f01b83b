const PARTING = /^\s*[·•|–—:-]+\s|\s[·•|–—:-]+\s*$/g;

/** A heading's words without the signs at their ends that parted them from images: `es-toolkit ·` and then badges. */
export function stripSeparators(words: string): string {
  return words.replace(PARTING, '').trim();
}
