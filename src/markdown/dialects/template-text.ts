/** Converts template tags to nodes: images, links and the words that their arguments hold. */
import type { InlineNode } from '../inline/inline-node.js';
import { mediaNode } from './media-nodes.js';
import { parseAttributes } from './parse-attributes.js';
import type { TemplateTag } from './read-template-tag.js';
import {
  BOXES,
  CONTROL_TAGS,
  KNOWN_OUTPUT,
  KNOWN_TAGS,
  KNOWN_VARIABLE,
  MEDIA_TAGS,
  PARTS,
  PICTURE_TAGS,
} from './template-names.js';

/** The tools that an article may be written for. */
export interface TemplateOptions {
  /** True if Liquid, Nunjucks or Tera tags are read by a tool, so that no tag is text. */
  templates: boolean;
  /** True in an address or attribute. */
  inAddress?: boolean;
}

/** Nodes that replace a tag. Undefined if it is ordinary text. */
export function templateNodes(tag: TemplateTag, options: TemplateOptions): InlineNode[] | undefined {
  switch (tag.kind) {
    case 'comment':
      return [];
    case 'output':
      return outputNodes(tag.args, options);
    case 'shortcode':
      return shownOrHidden(tag, shortcodeNodes);
    case 'tag':
      // Zola's shortcodes have parentheses after the name, and end with `{% end %}`
      if (!options.templates && !KNOWN_TAGS.has(tag.name) && !tag.args.startsWith('(')) return undefined;
      return shownOrHidden(tag, tagNodes);
  }
}

/** Nodes of a tag. One without words is hidden, unless it controls the text, or has a closing tag. */
function shownOrHidden(
  { name, args, closing }: TemplateTag,
  read: (name: string, args: string) => InlineNode[],
): InlineNode[] {
  if (closing) return [{ kind: 'hidden', what: 'shortcode', name, closing }];
  const nodes = read(name, args);
  return nodes.length > 0 || CONTROL_TAGS.has(name) ? nodes : [{ kind: 'hidden', what: 'shortcode', name }];
}

const text = (value: string): InlineNode[] => (value === '' ? [] : [{ kind: 'text', text: value }]);
const link = (target: string, shown = target): InlineNode[] => [{ kind: 'autolink', text: shown, target }];

function image(alt: string, target: string): InlineNode[] {
  return target === '' ? text(alt) : [{ kind: 'image', text: alt, target }];
}

function bold(title: string): InlineNode[] {
  if (title === '') return [];
  return [
    { kind: 'mark', mark: 'strong', closing: false },
    { kind: 'text', text: `${title}:` },
    { kind: 'mark', mark: 'strong', closing: true },
    { kind: 'text', text: ' ' },
  ];
}

function shortcodeNodes(name: string, args: string): InlineNode[] {
  if (MEDIA_TAGS.has(name)) return mediaNodes(name, args);
  const values = parseAttributes(args);
  const first = values['0'] ?? '';
  switch (name) {
    case 'figure':
    case 'img':
    case 'image':
      return image(values.caption || values.alt || values.title || '', values.src ?? first);
    case 'ref':
    case 'relref':
      return text(values.path ?? first);
    case 'gist':
      return link(`https://gist.github.com/${[first, values['1']].filter(Boolean).join('/')}`);
    case 'tweet':
    case 'x':
      return link(`https://x.com/${values.user ?? '-'}/status/${values.id ?? first}`);
    case 'param':
      return text(first);
  }
  const kind = (values.type ?? first) || name;
  if (BOXES.has(name)) return bold(values.title ?? kind.charAt(0).toUpperCase() + kind.slice(1));
  if (PARTS.has(name)) return bold(values.title ?? values.summary ?? values.name ?? values.header ?? first);
  return wordNodes(args);
}

function mediaNodes(name: string, args: string): InlineNode[] {
  const node = titledMediaNode(name, separateValues(args));
  return node ? [node] : wordNodes(args);
}

/** Values of a tag, which blanks or commas separate. */
function separateValues(args: string): Readonly<Record<string, string>> {
  return parseAttributes(args.replace(/,(?=\s)/g, ' '));
}

function titledMediaNode(name: string, values: Readonly<Record<string, string>>): InlineNode | undefined {
  return mediaNode(name, values, values.title || values.caption || values.alt || '');
}

function tagNodes(name: string, args: string): InlineNode[] {
  if (CONTROL_TAGS.has(name)) return [];
  if (PICTURE_TAGS.has(name)) return pictureNodes(args);
  const plain = (): string => /^\S*/.exec(args)?.[0].replace(/^["']|["']$/g, '') ?? '';
  switch (name) {
    case 'link':
      return text(plain());
    case 'post_url':
    case 'post_link':
    case 'post_path':
      return text(
        plain()
          .replace(/^.*\//, '')
          .replace(/^\d{4}-\d{2}-\d{2}-/, ''),
      );
    case 'gist':
      return link(`https://gist.github.com/${plain()}`);
  }
  // Tera's shortcodes with a body: `{% quote(author="A") %}`
  const inner = args.startsWith('(') ? args.replace(/^\((.*)\)$/s, '$1') : args;
  if (MEDIA_TAGS.has(name)) return mediaNodes(name, inner.replace(/,(?=\s*\w+\s*=)/g, ' '));
  return wordNodes(inner.includes(',') ? inner.replace(/,(?=\s*(?:\w+\s*=|["']))/g, ' ') : inner);
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:[?#]|$)/i;

function pictureNodes(args: string): InlineNode[] {
  const values = separateValues(args);
  const included = titledMediaNode(values['0'] ?? '', values);
  if (included) return [included];
  const { src, path, url, image: shown, image_path: other } = values;
  const target = src ?? path ?? url ?? shown ?? other;
  if (target === undefined || target.includes('{')) return wordNodes(args);
  const { caption, alt, title, content, text: words } = values;
  return image(caption || alt || title || content || words || '', target);
}

/** Attributes that hold prose, the most specific first. */
const PROSE_ATTRIBUTES = [
  'title',
  'heading',
  'header',
  'summary',
  'caption',
  'description',
  'text',
  'content',
  'alt',
  'label',
  'cite',
];
/** A value that is a path, address, size or name rather than words. */
const NO_WORDS =
  /^(?:[\w-]*[/.#:=][^\s]*|[\d.]+(?:px|%|rem|em)?|\(.*|.*\d(?:vw|px)|true|false|left|right|center|_blank)$/;

/** The words in the arguments of an unknown tag: its picture, titles and quoted texts, each once. */
function wordNodes(args: string): InlineNode[] {
  // fast path: no attribute, quoted text or picture
  if (!/["'`=.]/.test(args)) return [];
  const values = separateValues(args);
  const quoted = new Set(
    [...args.matchAll(/(?<![=\w]\s?)(?:"([^"]*)"|'([^']*)')/g)].map(match => match[1] ?? match[2]),
  );
  const words = new Set<string>();
  let picture: string | undefined;
  for (const name of PROSE_ATTRIBUTES) if (values[name]) words.add(values[name]);
  for (const [name, value] of Object.entries(values)) {
    const numbered = /^\d+$/.test(name);
    if (PICTURE.test(value) && !/\s/.test(value)) picture ??= value;
    else if (numbered && quoted.has(value) && value.trim() !== '' && !NO_WORDS.test(value)) words.add(value);
  }
  const shown = [...words].join(' ');
  return picture === undefined ? text(shown) : image(shown, picture);
}

/**
 * Nodes for `{{ x }}`: the string of `{{ "/a" | relative_url }}`, nothing for `{{ site.baseurl }}`, else the variable's name.
 */
function outputNodes(value: string, { templates, inAddress }: TemplateOptions): InlineNode[] | undefined {
  const [first = ''] = value.split('|');
  const name = first.trim();
  // Zola's shortcode: `youtube(id="...")`
  const [, called, args = ''] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
  if (called !== undefined && (templates || /^\s*\w+\s*=\s*["'\d]/.test(args))) {
    const nodes = shortcodeNodes(called.toLowerCase(), args.replace(/,(?=\s*\w+\s*=)/g, ' '));
    return nodes.length > 0 ? nodes : text(name);
  }
  const isKnown = templates || KNOWN_OUTPUT.test(value) || (inAddress && KNOWN_VARIABLE.test(value));
  if (!isKnown) return undefined;
  const [, quoted] = /^["'](.*)["']$/s.exec(name) ?? [];
  if (quoted !== undefined) return text(quoted);
  return /^(?:site\.(?:base_?url|url|github\.url)|content|toc)$/i.test(name) ? [] : text(name);
}

/** Text of nodes, for an address or attribute. */
export function nodesText(nodes: readonly InlineNode[]): string {
  let out = '';
  for (const node of nodes) {
    if (node.kind === 'autolink' || node.kind === 'image') out += node.target;
    else if (node.kind === 'text') out += node.text;
  }
  return out;
}
