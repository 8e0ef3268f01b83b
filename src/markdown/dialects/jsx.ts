/** Reads JSX tags: components and fragments as nodes, and the tags whose content MDX reads as Markdown. */
import { endOfBraces, expressionText, MAX_LENGTH } from '../html/braces.js';
import { iconText } from '../html/icons.js';
import { bracketedAutolink } from '../inline/autolinks.js';
import type { InlineExtension } from '../inline/inline-extension.js';
import type { InlineNode } from '../inline/inline-node.js';
import type { TemplateText } from '../template-reader.js';
import { mediaNode } from './media-nodes.js';
import { parseAttributes } from './parse-attributes.js';

/** Start of a tag: its name, or nothing for a fragment. */
const TAG = /<\/?(?:[A-Za-z][\w.:-]{0,190}(?=[\s/>])|(?=>))/y;

export interface JsxTag {
  name: string;
  closing: boolean;
  selfClosing: boolean;
  /** Attributes as written. */
  inside: string;
  end: number;
}

/** Reads the tag at `at`. */
export function readJsxTag(text: string, at: number): JsxTag | undefined {
  TAG.lastIndex = at;
  if (!TAG.test(text)) return undefined;
  const start = TAG.lastIndex;
  const closing = text.charCodeAt(at + 1) === 0x2f;
  const name = text.slice(closing ? at + 2 : at + 1, start);
  if (name.includes(':') && bracketedAutolink(text, at)) return undefined;
  const end = endOfTag(text, start);
  if (end === undefined) return undefined;
  const selfClosing = end - 1 > start && text.charCodeAt(end - 2) === 0x2f;
  return { name, closing, selfClosing, inside: text.slice(start, selfClosing ? end - 2 : end - 1), end };
}

/** True for a component or a fragment. Names of HTML elements are in lower case. */
export function isComponent({ name }: JsxTag): boolean {
  const first = name.charCodeAt(0);
  return !(first >= 0x61 && first <= 0x7a) || name.includes('.');
}

function endOfTag(text: string, from: number): number | undefined {
  for (let at = from; at < text.length && at < from + MAX_LENGTH; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x3c) return undefined;
    if (code === 0x7b) {
      const end = endOfBraces(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (code === 0x22 || code === 0x27) {
      const close = text.slice(at + 1, from + MAX_LENGTH).indexOf(text.charAt(at));
      if (close < 0) return undefined;
      at += close + 1;
    }
  }
  return undefined;
}

/** Components and fragments within text. HTML tags are read as everywhere. */
export const components: InlineExtension = {
  start: '<',
  read(source, at) {
    const tag = readJsxTag(source, at);
    if (!tag || !isComponent(tag)) return undefined;
    return { end: tag.end, nodes: componentNodes(tag, source.slice(tag.end, tag.end + 2)) };
  },
};

/** Expressions in braces. */
export const expressions: InlineExtension = {
  start: '{',
  read(source, at) {
    const expression = expressionAt(source, at);
    return expression && { end: expression.end, nodes: [{ kind: 'text', text: expression.text }] };
  },
};

/** The expression in braces at `at`, and its readable part. */
export function expressionAt(source: string, at: number): TemplateText | undefined {
  const end = endOfBraces(source, at);
  return end === undefined ? undefined : { end, text: expressionText(source.slice(at + 1, end - 1)) };
}

/** Attributes that name a component's content, the most specific first, and those that describe it. */
const NAMED_TITLES = ['title', 'heading', 'header', 'label', 'name', 'summary', 'caption', 'alt'];
const TITLES = NAMED_TITLES.filter(key => key !== 'name');
const DESCRIPTIONS = ['description', 'text', 'content', 'cite', 'subtitle', 'message'];
/** Components with a `name` that is prose. For most others it is an identifier. */
const NAMED = /^(?:Step|Tab|TabItem|Person|Author|Avatar)$/;
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif)\b/i;
/** Components that are links without a text of their own. */
const LINK = /Link$|^A$|^Anchor$/;

/** Nodes that replace a component's tag: its image or link, title and description. `after`: the text after the tag. */
function componentNodes({ name, closing, selfClosing, inside }: JsxTag, after: string): InlineNode[] {
  const values = closing ? {} : parseAttributes(inside);
  if (LINK.test(name) && values.title === undefined) {
    const { to, href } = values;
    const target = to ?? href;
    if (closing || (target !== undefined && !selfClosing))
      return [
        {
          kind: 'tag',
          tag: { name: 'a', closing, length: 0, attributes: target === undefined ? {} : { href: target } },
        },
      ];
  }
  if (closing) return [];
  const icon = selfClosing ? iconText(name.toLowerCase()) : undefined;
  if (icon !== undefined && values.title === undefined) return [{ kind: 'text', text: icon }];
  if (inside === '') return [];
  const [title = '', ...others] = prose(values, NAMED.test(name) ? NAMED_TITLES : TITLES);
  const more = [...others, ...prose(values, DESCRIPTIONS)].filter(text => text !== title).join('. ');
  if (values.src !== undefined && PICTURE.test(values.src))
    return [{ kind: 'image', text: title || more, target: values.src }];
  const media = mediaNode(name, values, title || more, title ? more : '');
  if (media) return [media];
  const href = values.href ?? values.to ?? values.link;
  const nodes: InlineNode[] = [];
  if (href !== undefined && (title || selfClosing) && /^[/.#]|:\/\//.test(href))
    nodes.push({ kind: 'autolink', text: title || href, target: href });
  else if (title) nodes.push({ kind: 'text', text: title });
  if (nodes.length > 0) {
    nodes.unshift({ kind: 'mark', mark: 'strong', closing: false });
    nodes.push({ kind: 'mark', mark: 'strong', closing: true });
  }
  if (selfClosing && !more && nodes.length === 0) return [{ kind: 'hidden', what: 'component' }];
  if (more) nodes.push({ kind: 'text', text: nodes.length > 0 ? `: ${more}` : more });
  const apart = nodes.length > 0 && !selfClosing && /^[^\s<]|^<[^/]/.test(after);
  return apart ? [...nodes, { kind: 'text', text: ': ' }] : nodes;
}

/** The values of `keys` that are words, not expressions. */
function prose(values: Readonly<Record<string, string>>, keys: readonly string[]): string[] {
  const found: string[] = [];
  for (const key of keys) {
    const value = values[key]?.trim();
    if (value) found.push(value);
  }
  return found;
}
