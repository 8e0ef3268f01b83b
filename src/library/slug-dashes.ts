/** True if a word of a slug starts with a dash. */
export function hasLeadingDashes(slug: string): boolean {
  return /(?:^|\s)-/.test(slug);
}

/**
 * Removes the dashes at the start of each word of a slug. A word of dashes becomes one dash. Otherwise a file name could be an
 * option in `lectern read $(lectern list | cut -f1)`.
 */
export function withoutLeadingDashes(slug: string): string {
  const plain = slug.replace(/(^|\s)-+(?=[^\s-])/g, '$1').replace(/(\s)-{2,}(?=\s|$)/g, '$1-');
  return plain.replace(/^[\s-]+/, '') || 'untitled';
}
