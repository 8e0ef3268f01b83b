/**
 * Chooses the syntax for a file by its extension, its text and the tools around it. Folders rarely name their generator, so an
 * extension is on wherever it cannot be mistaken for something else. Loaded lazily.
 */
import { BlockSyntax } from '../blocks/block-extension.js';
import type { Drawers } from '../drawers.js';
import { InlineSyntax } from '../inline/inline-extension.js';
import type { Syntax } from '../syntax.js';
import { colonContainers, includes, indentedContainers } from './containers.js';
import { components, expressionAt, expressions } from './jsx.js';
import {
  abbreviations,
  attributeLines,
  definitionLists,
  inlineAttributes,
  markdownTagLength,
  splitHeading,
} from './kramdown.js';
import { expressionBlocks, indentedText, isMdx, jsxBlocks, jsxTagLength, modules } from './mdx-blocks.js';
import { templateAt, templateBlocks, templateTags } from './templates.js';
import { blockNames, vaultComments, wikiLinks } from './wiki.js';

/** Tools that read a file, as its folders and its front matter show. */
export interface SyntaxHints {
  /** True if the file is in a vault of Obsidian. */
  vault?: boolean;
  /** True if a tool reads template tags in it: Jekyll, Eleventy, Hexo, Zola. */
  templates?: boolean;
  /** Formatters of formulas and diagrams, if the source may have some. */
  drawers?: Drawers;
}

const MDX_BLOCKS = [jsxBlocks, expressionBlocks, modules, colonContainers, indentedText];
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

/**
 * Syntax of a file. `path` is its path, or any path with the same extension. The lists of extensions are in order: the first one
 * that reads a text gets it. Each extension names the characters it starts with.
 */
export function syntaxFor(path: string, source: string, hints: SyntaxHints = {}): Syntax {
  return isMdx(path, source) ? mdxSyntax(hints) : markdownSyntax(source, hints);
}

function markdownSyntax(source: string, hints: SyntaxHints): Syntax {
  const options = { templates: hints.templates === true };
  const readTemplate = (text: string, at: number) => templateAt(text, at, { ...options, inAddress: true });
  const { math } = hints.drawers ?? {};
  const vault = hints.vault ?? WIKI_LINK.test(source.slice(0, HEAD));
  return {
    inline: new InlineSyntax({
      extensions: [
        ...(math?.inline ?? []),
        wikiLinks(hints.vault === true),
        templateTags(options),
        inlineAttributes,
        ...(vault ? [vaultComments, blockNames] : []),
      ],
      highlights: true,
      braces: true,
      templateAt: readTemplate,
      expressionAt: (text, at) => templateAt(text, at, options),
    }),
    block: new BlockSyntax({
      extensions: [...(math?.block ?? []), templateBlocks(options), ...MARKDOWN_BLOCKS],
      htmlLength: markdownTagLength,
      templateAt: readTemplate,
    }),
    hasCallouts: true,
    ...(hints.drawers && { drawers: hints.drawers }),
    splitHeading,
  };
}

function mdxSyntax({ drawers }: SyntaxHints): Syntax {
  const { math } = drawers ?? {};
  return {
    inline: new InlineSyntax({
      extensions: [...(math?.inline ?? []), components, expressions],
      braces: true,
      expressionAt,
    }),
    block: new BlockSyntax({
      extensions: [...(math?.block ?? []), ...MDX_BLOCKS],
      indentedCode: false,
      htmlLength: jsxTagLength,
    }),
    hasCallouts: true,
    hasMarkdownInHtml: true,
    ...(drawers && { drawers }),
    splitHeading,
  };
}

/** Opening delimiters of formulas, besides fences. A document without any of these and such a fence has none. */
const MATH_MARKS = ['\\(', '\\[', '\\begin{', '<math'];
const DOLLAR = /\$\S/;
/** Matches the fence of code in one of the languages, which are joined by `|`, in each form that `createCodeBlock` reads. */
const fenceOf = (languages: string): RegExp =>
  new RegExp(`(?:\`\`\`|~~~)[ \\t]*(?:\\{(?:code(?:-block|-cell)?\\})?[ \\t]*)?\\.?(?:${languages})\\b`, 'i');
const MATH_FENCE = fenceOf('math|latex|tex');
const MERMAID_FENCE = fenceOf('mermaid');
/** Matches both, in one search of a long source. */
const DRAWN_FENCE = fenceOf('math|latex|tex|mermaid');

/** Returns the formatters for a source. Searches for rare characters, because most documents have no drawings. */
export async function loadDrawers(source: string): Promise<Drawers> {
  const drawers: Drawers = {};
  const hasFences = (source.includes('```') || source.includes('~~~')) && DRAWN_FENCE.test(source);
  if (
    (source.includes('$') && DOLLAR.test(source)) ||
    MATH_MARKS.some(mark => source.includes(mark)) ||
    (hasFences && MATH_FENCE.test(source))
  ) {
    const { createMathSyntax } = await import('../math/math-extensions.js');
    drawers.math = createMathSyntax();
  }
  if (hasFences && MERMAID_FENCE.test(source)) {
    const { drawMermaid } = await import('../diagrams/draw-mermaid.js');
    drawers.drawMermaid = drawMermaid;
  }
  return drawers;
}
