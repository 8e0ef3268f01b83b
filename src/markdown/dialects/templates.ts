/**
 * Template tags as extensions of the readers. Only tags of a tool's own are converted in ordinary Markdown; `{{ x }}` and
 * `{% x %}` stay text there. Code keeps every tag.
 */
import {
  type BlockContext,
  type BlockExtension,
  type ClosingSearch,
  endOfLine,
  lineToken,
  type Token,
} from '../blocks/block-extension.js';
import { skipSpaces } from '../blocks/nesting-limits.js';
import type { InlineExtension } from '../inline/inline-extension.js';
import type { InlineNode } from '../inline/inline-node.js';
import type { TemplateText } from '../template-reader.js';
import { parseAttributes } from './parse-attributes.js';
import { readTemplateTag, type TemplateTag } from './read-template-tag.js';
import { DATA } from './template-names.js';
import { nodesText, type TemplateOptions, templateNodes } from './template-text.js';

/** Maximum code units of a comment or raw text within a paragraph. */
const MAX_INLINE = 5000;

export function templateTags(options: TemplateOptions): InlineExtension {
  return {
    start: '{',
    read(source, at) {
      const tag = readTemplateTag(source, at);
      if (!tag) return undefined;
      if (tag.escaped) {
        const text = source.slice(at, tag.end).replace(/\/\*|\*\//g, '');
        return { end: tag.end, nodes: [{ kind: 'text', text }] };
      }
      const nodes = templateNodes(tag, options);
      if (!nodes) return undefined;
      return readPair(source, tag) ?? { end: tag.end, nodes: [...nodes, ...separator(source, tag, nodes)] };
    },
  };
}

/** Reads `{% comment %}...{% endcomment %}`, and `raw` text, which may hold other tags. */
function readPair(source: string, tag: TemplateTag): { end: number; nodes: InlineNode[] } | undefined {
  if (tag.kind !== 'tag' || tag.closing || !/^(?:comment|raw|verbatim)$/.test(tag.name)) return undefined;
  const rest = source.slice(tag.end, tag.end + MAX_INLINE);
  const close = new RegExp(`\\{%[-+]?\\s*end${tag.name}\\s*[-+]?%\\}`).exec(rest);
  if (!close) return undefined;
  const inside = rest.slice(0, close.index);
  if (tag.name === 'comment') return { end: tag.end + close.index + close[0].length, nodes: [] };
  // other markup is read as usual
  return inside.includes('`')
    ? undefined
    : { end: tag.end + close.index + close[0].length, nodes: [{ kind: 'text', text: inside }] };
}

/** Separates the title of a paired tag from the text after it: `{{< ring title="Join us" >}}text{{< /ring >}}`. */
function separator(
  source: string,
  { kind, name, end }: TemplateTag,
  nodes: readonly InlineNode[],
): InlineNode[] {
  const last = nodes.at(-1);
  if (last?.kind !== 'text' || last.text.endsWith(' ') || !/^[^\s<{]/.test(source.slice(end, end + 1)))
    return [];
  const after = source.slice(end, end + MAX_INLINE);
  const isPair =
    kind === 'shortcode' &&
    new RegExp(`\\{\\{[<%]\\s*/\\s*${name.replace(/\W/g, '\\$&')}\\s*[>%]\\}\\}`, 'i').test(after);
  return isPair ? [{ kind: 'text', text: ': ' }] : [];
}

/** The text of the tag at `at`, for an address, an attribute, or the text of HTML. */
export function templateAt(source: string, at: number, options: TemplateOptions): TemplateText | undefined {
  const tag = readTemplateTag(source, at);
  const nodes = tag && templateNodes(tag, options);
  return nodes && { end: tag.end, text: nodesText(nodes) };
}

/** Lines that consist of tags, tags of several lines, and tags with code or comments inside. */
export function templateBlocks(options: TemplateOptions): BlockExtension {
  return {
    start: '{',
    read(source, at, context) {
      const first = readTemplateTag(source, at);
      if (!first || first.kind === 'output') return undefined;
      const code = readData(source, first, context.closings) ?? readComment(source, first, context, options);
      if (code) return code;
      const end = endOfTags(source, at, options, false);
      if (end === undefined) return undefined;
      return lineToken(source, end);
    },
    interrupts: (source, at) => endOfTags(source, at, options, true) !== undefined,
    extent(source, at, closings) {
      const first = readTemplateTag(source, at);
      if (!first || first.kind === 'output') return undefined;
      const end = dataEnd(source, first, closings)?.end ?? commentEnd(source, first, closings, options);
      return end === undefined ? undefined : { end, isOpaque: true };
    },
  };
}

/**
 * End of the line whose tags start at `at`, if it holds nothing else. Undefined if one of them is text, or, with `isApart`, words
 * of a sentence.
 */
function endOfTags(
  source: string,
  at: number,
  options: TemplateOptions,
  isApart: boolean,
): number | undefined {
  let end = at;
  let isBlock = false;
  while (source.charCodeAt(end) === 0x7b) {
    const tag = readTemplateTag(source, end);
    const nodes = tag && !tag.escaped && templateNodes(tag, options);
    if (!nodes || (isApart && nodes.length === 1 && nodes[0]?.kind === 'text')) return undefined;
    isBlock ||= tag.kind !== 'output';
    end = skipSpaces(source, tag.end);
  }
  const isLine = end === source.length || source.charCodeAt(end) === 0x0a;
  return isLine && isBlock ? end : undefined;
}

interface DataRange {
  /** Range of the text between the tags. */
  from: number;
  to: number;
  /** Offset after the line of the closing tag. */
  end: number;
}

/** Finds the end of a tag with code or data, each on lines of their own. */
function dataEnd(source: string, tag: TemplateTag, closings: ClosingSearch): DataRange | undefined {
  const { kind, name, closing, escaped } = tag;
  if (kind === 'output' || kind === 'comment' || closing || escaped || !Object.hasOwn(DATA, name))
    return undefined;
  const lineEnd = endOfLine(source, tag.end);
  if (source.slice(tag.end, lineEnd).trim() !== '') return undefined;
  return closingLine(source, lineEnd, kind === 'tag' ? `end${name}` : `/${name}`, closings);
}

/** Rules for the ends of tags, by name. There are few names. */
const closingRules = new Map<string, RegExp>();

function closingRule(close: string): RegExp {
  const rule = new RegExp(
    `\\n[ \\t]*\\{(?:%[-+]?|\\{[<%])\\s*${close.replace(/[-/]/g, '\\$&')}\\s*(?:[-+]?%|[>%]\\})\\}[ \\t]*(?=\\n|$)`,
    'i',
  );
  closingRules.set(close, rule);
  return rule;
}

function closingLine(
  source: string,
  from: number,
  close: string,
  closings: ClosingSearch,
): DataRange | undefined {
  const rule = closingRules.get(close) ?? closingRule(close);
  let length = 0;
  const at = closings.run(source, from, piece => {
    const match = rule.exec(piece);
    length = match?.[0].length ?? 0;
    return match?.index;
  });
  return at === undefined
    ? undefined
    : { from: from + 1, to: at, end: Math.min(source.length, at + length + 1) };
}

function readData(source: string, tag: TemplateTag, closings: ClosingSearch): Token | undefined {
  const range = dataEnd(source, tag, closings);
  if (!range) return undefined;
  const values = parseAttributes(tag.args);
  const named =
    values.lang ?? values.language ?? (/^[\w+#-]+$/.test(values['0'] ?? '') ? values['0'] : undefined);
  const lang = /lang:([\w+#-]+)/.exec(tag.args)?.[1] ?? (DATA[tag.name] || named || '');
  return {
    type: 'code',
    raw: source.slice(0, range.end),
    lang,
    text: source.slice(range.from, Math.max(range.from, range.to)),
  };
}

/** End of a comment that contains line ends. */
function commentEnd(
  source: string,
  tag: TemplateTag,
  closings: ClosingSearch,
  { templates }: TemplateOptions,
): number | undefined {
  if (!templates || tag.kind !== 'tag' || tag.closing || tag.name !== 'comment') return undefined;
  const lineEnd = endOfLine(source, tag.end);
  return source.slice(tag.end, lineEnd).includes('endcomment')
    ? undefined
    : closingLine(source, lineEnd, 'endcomment', closings)?.end;
}

function readComment(
  source: string,
  tag: TemplateTag,
  { closings }: BlockContext,
  options: TemplateOptions,
): Token | undefined {
  const end = commentEnd(source, tag, closings, options);
  return end === undefined ? undefined : { type: 'space', raw: source.slice(0, end) };
}
