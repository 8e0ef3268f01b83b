/**
 * Which dialects a file may be written in: its ending and its text tell, for a folder seldom says what made it. Each
 * looks for its own marks first, so a file of plain Markdown costs a few searches.
 */
import { admonitions } from './admonitions.js';
import type { Dialect } from './dialect.js';
import { headingIds } from './heading-ids.js';
import { hugo } from './hugo.js';
import { liquid } from './liquid.js';
import { mdx, mdxWithin } from './mdx.js';
import { wiki } from './wiki.js';

const MARKDOWN: readonly Dialect[] = [headingIds, hugo, liquid, wiki, admonitions, mdxWithin];
const MDX: readonly Dialect[] = [headingIds, admonitions, mdx];

/** `path`: the file's, or any that ends as it does. */
export function dialectsFor(path: string): readonly Dialect[] {
  return /\.mdx$/i.test(path) ? MDX : MARKDOWN;
}
