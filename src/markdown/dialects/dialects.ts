/**
 * Chooses the syntax for a file by its extension, its text and the tools around it. Folders rarely name their generator, so an
 * extension is on wherever it cannot be mistaken for something else. Loaded lazily.
 */
import { BlockSyntax } from '../blocks/block-extension.js';
import { InlineSyntax } from '../inline/inline-extension.js';
import type { Syntax } from '../syntax.js';
import { colonContainers, includes, indentedContainers } from './containers.js';
import {
  abbreviations,
  attributeLines,
  definitionLists,
  inlineAttributes,
  markdownTagLength,
  splitHeading,
} from './kramdown.js';
import { rewriteMdx, rewriteMdxInMarkdown } from './mdx.js';
import { templateAt, templateBlocks, templateTags } from './templates.js';
import { blockNames, vaultComments, wikiLinks } from './wiki.js';

/** What the folders and the front matter say about a file. */
export interface SyntaxHints {
  /** True if the file is in a vault of Obsidian. */
  vault?: boolean;
  /** True if a tool reads template tags in it: Jekyll, Eleventy, Hexo, Zola. */
  templates?: boolean;
}

const MDX_BLOCKS = [colonContainers];
const MARKDOWN_BLOCKS = [
  colonContainers,
  indentedContainers,
  includes,
  attributeLines,
  abbreviations,
  definitionLists,
];

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
    : [wikiLinks, templateTags(options), inlineAttributes, ...(vault ? [vaultComments, blockNames] : [])];
  return {
    inline: new InlineSyntax({
      extensions: inline,
      highlights: !isMdx,
      braces: true,
      templateAt: isMdx ? undefined : (text, at) => templateAt(text, at, options),
    }),
    block: new BlockSyntax({
      extensions: isMdx ? MDX_BLOCKS : [templateBlocks(options), ...MARKDOWN_BLOCKS],
      htmlLength: markdownTagLength,
    }),
    hasCallouts: true,
    splitHeading,
    prepare: isMdx ? rewriteMdx : rewriteMdxInMarkdown,
  };
}
