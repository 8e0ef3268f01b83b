/**
 * Chooses the syntax for a file by its extension, its text and the tools around it. Folders rarely name their generator, so an
 * extension is on wherever it cannot be mistaken for something else. Loaded lazily.
 */
import { BlockSyntax } from '../blocks/block-extension.js';
import { InlineSyntax } from '../inline/inline-extension.js';
import type { Syntax } from '../syntax.js';
import { rewriteAdmonitions } from './admonitions.js';
import { rewriteMdx, rewriteMdxInMarkdown } from './mdx.js';
import { CodeLines, indexOrEnd, rewriteLines } from './rewrite-lines.js';
import { MarkerLimit } from './rewrite-prose.js';
import { templateAt, templateBlocks, templateTags } from './templates.js';
import { blockNames, vaultComments, wikiLinks } from './wiki.js';

/** What the folders and the front matter say about a file. */
export interface SyntaxHints {
  /** True if the file is in a vault of Obsidian. */
  vault?: boolean;
  /** True if a tool reads template tags in it: Jekyll, Eleventy, Hexo, Zola. */
  templates?: boolean;
}

/** Wiki link: a vault of Obsidian, or notes that are written like one. */
const WIKI_LINK = /!?\[\[[^[\]|\n\s\\`^][^[\]\n]{0,300}\]\](?!\()/;
/** Code units that are searched for a wiki link. */
const HEAD = 1 << 16;

/** Syntax of a file. `path` is its path, or any path with the same extension. */
export function syntaxFor(path: string, source: string, hints: SyntaxHints = {}): Syntax {
  const options = { templates: hints.templates === true };
  const vault = hints.vault ?? WIKI_LINK.test(source.slice(0, HEAD));
  const isMdx = /\.mdx$/i.test(path);
  const inline = isMdx
    ? []
    : [wikiLinks, templateTags(options), ...(vault ? [vaultComments, blockNames] : [])];
  return {
    inline: new InlineSyntax({
      extensions: inline,
      highlights: !isMdx,
      braces: true,
      templateAt: isMdx ? undefined : (text, at) => templateAt(text, at, options),
    }),
    block: new BlockSyntax({ extensions: isMdx ? [] : [templateBlocks(options)] }),
    hasCallouts: true,
    prepare: isMdx
      ? text => rewriteMdx(rewriteAdmonitions(rewriteHeadingIds(text)))
      : text => rewriteMdxInMarkdown(rewriteAdmonitions(rewriteHeadingIds(text))),
  };
}

/**
 * Heading ID of Zola, Hugo, Docusaurus and kramdown: `## Jars {#jars}`. Becomes an HTML anchor, because
 * Lectern derives the heading's own anchor from its text.
 */
const HEADING = /^( {0,3}#{1,6}[ \t][^\n]{0,500}?)[ \t]*\{#([^{}\s"<>]{1,200})\}[ \t]*$/;

function rewriteHeadingIds(source: string): string {
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
