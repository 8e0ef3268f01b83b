/**
 * Turns a tag without a partner into text if it is not markup: the name of an element in a sentence, or a placeholder such as
 * `<file>`. A browser would drop it, and the text after `<script>` or `<style>`.
 */
import { iconText } from '../html/icons.js';
import { HIDDEN_TAGS } from '../html/inline-tags.js';
import type { Tag } from '../html/tag.js';
import type { InlineNode, TagNode } from './inline-node.js';

/** Elements of the text. Their tags are markup without a partner too, which may be in another block. */
const TEXT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir ' +
    'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark math menu nav nobr ol p ' +
    'picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr ' +
    'tt u ul var wbr'
  ).split(' '),
);
/** Elements of a page. An article has no end tag of theirs. */
const PAGE_ELEMENT = /^(?:html|head|body|title|script|style)$/;

/** True for a tag that is text if it has no partner. `source` is the text with the tag at `at`. */
export function mayBeText(source: string, at: number, tag: Tag): boolean {
  const { name, closing, selfClosing, length } = tag;
  if (name === '' || TEXT_ELEMENTS.has(name)) return false;
  // a sentence about a component: `the <Root /> element`
  if (selfClosing)
    return iconText(name) === undefined && /^<[A-Z][\w.]*\s*\/>$/.test(source.slice(at, at + length));
  if (closing) return PAGE_ELEMENT.test(name);
  // a formula whose end is not there yet
  if (name === 'math' && source.charAt(at + length) === '<') return false;
  // a component may start the text and end in another block
  if (at === 0 && /^<[A-Z][^>]*>\S/.test(source.slice(0, length + 1))) return false;
  return HIDDEN_TAGS.has(name) || !source.slice(at, at + length).includes('=');
}

/** Replaces the tags with `raw` that have no partner by their text. */
export function replaceUnpairedTags(nodes: InlineNode[]): void {
  const partners = pairTags(nodes);
  for (const [index, node] of nodes.entries())
    if (node.kind === 'tag' && node.raw !== undefined && !partners.has(node))
      nodes[index] = { kind: 'text', text: node.raw };
}

/** The tags that have a partner. */
function pairTags(nodes: readonly InlineNode[]): ReadonlySet<TagNode> {
  const paired = new Set<TagNode>();
  const open = new Map<string, TagNode[]>();
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'tag') continue;
    const { name, closing, selfClosing } = node.tag;
    const stack = open.get(name) ?? [];
    open.set(name, stack);
    if (!closing) {
      if (!selfClosing) stack.push(node);
      continue;
    }
    const opener = stack.pop();
    // without content or attributes, it is a name: `<style></style>`
    const isName =
      opener === nodes[index - 1] && node.raw !== undefined && opener?.raw?.includes('=') === false;
    if (opener && !isName) paired.add(opener).add(node);
  }
  return paired;
}
