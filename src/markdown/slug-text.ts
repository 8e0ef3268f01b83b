import { slug } from 'github-slugger';

/** Text of which GitHub's anchor keeps every character. The pattern of github-slugger takes longer. */
const SIMPLE = /^[\w -]*$/;

/** Returns GitHub's anchor for `text`. */
export function slugText(text: string): string {
  if (!SIMPLE.test(text)) return slug(text);
  return text.toLowerCase().replace(/ /g, '-');
}
