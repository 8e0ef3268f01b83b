/**
 * The text of one block → runs. It owns inline syntax (CommonMark 0.31 and GFM); it must not know blocks, lines or
 * marked. Linear in the text's length, whatever it holds.
 */

import type { Span } from '../../document/document.js';
import { clean } from '../../text/sanitise.js';
import { applyTag, HtmlMarks } from '../html/inline-tags.js';
import type { AutolinkNode, BracketNode, DelimiterNode, Node } from './node.js';
import type { References } from './reference-lookup.js';
import { SpanBuilder } from './span-builder.js';
import { scan } from './tokenizer.js';

/** Text without any of these holds no markup and no address. */
const MARKUP = /[\\`*_~[\]<&@]|:\/\/|www\.|[ \t]\n|\n[ \t]/i;

/** The runs of a paragraph, heading or cell, from its raw text. */
export function readInline(text: string, references: References): Span[] {
  if (!MARKUP.test(text)) {
    const plain = clean(text.trim());
    return plain === '' ? [] : [{ text: plain }];
  }
  const spans = new SpanBuilder(references.links);
  const html = new HtmlMarks();
  for (const node of scan(text.trim(), references)) emit(node, spans, html);
  return spans.take();
}

function emit(node: Node, spans: SpanBuilder, html: HtmlMarks): void {
  if (node.kind === 'tag') {
    applyTag(node.tag, spans, html);
    html.tagged = true;
    return;
  }
  const { tagged } = html;
  html.tagged = false;
  if (html.hidden) return;
  switch (node.kind) {
    case 'text':
      spans.text(tagged && isSpaced(spans.lastCharacter, node.text) ? node.text.slice(1) : node.text);
      break;
    case 'code':
      spans.marked(node.text, 'code');
      break;
    case 'note':
      spans.note(node.index);
      break;
    case 'delimiter':
      delimiter(node, spans);
      break;
    case 'autolink':
      autolink(node, spans);
      break;
    case 'bracket':
      bracket(node, spans);
      break;
    case 'close':
      if (node.opener.image) spans.closeImage();
      else spans.closeLink();
      break;
  }
}

/** Is there white space before a tag to which what `text`, behind it, starts with adds nothing? */
function isSpaced(last: string, text: string): boolean {
  if (last === '\u2028') return text.startsWith('\n') || text.startsWith(' ');
  return text.startsWith(' ') && (last === ' ' || last === '\n');
}

function autolink(node: AutolinkNode, spans: SpanBuilder): void {
  const fresh = !spans.linked;
  if (fresh) spans.openLink(node.target);
  spans.text(node.text);
  if (fresh) spans.closeLink();
}

function bracket(node: BracketNode, spans: SpanBuilder): void {
  const { link, image } = node;
  if (!link) spans.text(image ? '![' : '[');
  else if (image) spans.openImage(link.target, link.title);
  else spans.openLink(link.target, link.title);
}

function delimiter(node: DelimiterNode, spans: SpanBuilder): void {
  for (const mark of node.closes) spans.close(mark);
  if (node.count > 0) spans.text(node.char.repeat(node.count));
  for (let index = node.opens.length - 1; index >= 0; index--) spans.open(node.opens[index] ?? 'em');
}
