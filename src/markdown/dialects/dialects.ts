/**
 * Chooses the dialects to rewrite for a file by its extension. Folders rarely name their generator. Each
 * dialect first searches for its own markers, so plain Markdown costs a few searches. Loaded lazily.
 */
import { rewriteAdmonitions } from './admonitions.js';
import { rewriteHugo } from './hugo.js';
import { rewriteLiquid } from './liquid.js';
import { rewriteMdx, rewriteMdxInMarkdown } from './mdx.js';
import { CodeLines, indexOrEnd, rewriteLines } from './rewrite-lines.js';
import { MarkerLimit } from './rewrite-prose.js';
import { rewriteWikiLinks } from './wiki.js';

/**
 * Rewrites another tool's Markdown extensions to plain Markdown. Pure, and keeps the number of lines, so that
 * source lines stay correct.
 */
export type Dialect = (source: string) => string;

const MARKDOWN: readonly Dialect[] = [
  rewriteHeadingIds,
  rewriteHugo,
  rewriteLiquid,
  rewriteWikiLinks,
  rewriteAdmonitions,
  rewriteMdxInMarkdown,
];
const MDX: readonly Dialect[] = [rewriteHeadingIds, rewriteAdmonitions, rewriteMdx];

/** Dialects for a file. `path` is the file's path, or any path with the same extension. */
export function dialectsFor(path: string): readonly Dialect[] {
  return /\.mdx$/i.test(path) ? MDX : MARKDOWN;
}

/**
 * Heading ID of Zola, Hugo, Docusaurus and kramdown: `## Jars {#jars}`. Becomes an HTML anchor, because
 * Lectern derives the heading's own anchor from its text.
 */
const HEADING = /^( {0,3}#{1,6}[ \t][^\n]{0,500}?)[ \t]*\{#([^{}\s"<>]{1,200})\}[ \t]*$/;

export function rewriteHeadingIds(source: string): string {
  if (!source.includes('{#')) return source;
  const code = new CodeLines(source);
  const limit = new MarkerLimit();
  let mark = -1;
  return rewriteLines(source, (start, end) => {
    if (mark < start) mark = indexOrEnd(source, '{#', start);
    if (code.contains(start, end) || mark >= end) return undefined;
    const [, heading, id] = (limit.take() && HEADING.exec(source.slice(start, end))) || [];
    return heading === undefined ? undefined : `${heading} <a id="${id}"></a>`;
  });
}
