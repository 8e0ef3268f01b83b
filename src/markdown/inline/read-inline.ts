/**
 * Parses a block's raw text into spans: all inline syntax of CommonMark 0.31 and GFM. Must not import blocks
 * or marked, and knows no line numbers. Takes linear time for any text.
 */

import { createSpan } from '../../document/create-span.js';
import type { Span } from '../../document/document.js';
import { sanitise } from '../../text/sanitise.js';
import { applyInlineTag, InlineTagState } from '../html/inline-tags.js';
import type {
  AnchorNode,
  AutolinkNode,
  BracketNode,
  DelimiterNode,
  HiddenNode,
  ImageNode,
  InlineNode,
} from './inline-node.js';
import type { ReferenceLookup } from './reference-lookup.js';
import { SpanBuilder, trimSpans } from './span-builder.js';
import { tokenize } from './tokenizer.js';

/** Parses the raw text of a paragraph, heading or cell into spans. */
export function readInline(text: string, references: ReferenceLookup): Span[] {
  if (!references.inlineSyntax.mayHoldMarkup(text)) return trimSpans([createSpan(sanitise(text.trim()))]);
  const spans = new SpanBuilder(references.links);
  const html = new InlineTagState(references.hidden);
  for (const node of tokenize(text.trim(), references)) {
    if (node.kind === 'anchor') references.addAnchor(node.anchor);
    else if (node.kind === 'hidden') references.hidden.addNode(node);
    else addNode(node, spans, html);
  }
  html.endMedia(spans);
  return spans.take();
}

function addNode(
  node: Exclude<InlineNode, AnchorNode | HiddenNode>,
  spans: SpanBuilder,
  html: InlineTagState,
): void {
  if (node.kind === 'tag') {
    if (node.tag.name === 'br' && !html.isHidden) spans.addBreak();
    else applyInlineTag(node.tag, spans, html);
    html.afterTag = true;
    return;
  }
  const { afterTag } = html;
  html.afterTag = false;
  if (html.isHidden) {
    if ('text' in node) html.addHiddenText(node.text);
    return;
  }
  switch (node.kind) {
    case 'text':
      if (node.text.startsWith('\n')) spans.endLine();
      spans.addText(
        afterTag && repeatsSpace(spans.lastCharacter, node.text) ? node.text.slice(1) : node.text,
      );
      break;
    case 'code':
      spans.addMarkedText(node.text, 'code');
      break;
    case 'footnote':
      spans.addFootnote(node.index);
      break;
    case 'delimiter':
      addDelimiter(node, spans);
      break;
    case 'autolink':
      addAutolink(node, spans);
      break;
    case 'formula':
      spans.addFormula(node.text, node.tex);
      break;
    case 'image':
      addImage(node, spans);
      break;
    case 'mark':
      if (node.closing) spans.closeMark(node.mark);
      else spans.openMark(node.mark);
      break;
    case 'bracket':
      addBracket(node, spans);
      break;
    case 'close':
      if (node.opener.image) spans.closeImage();
      else spans.closeLink();
      break;
  }
}

/** True if white space before and after a tag collapses to one. */
function repeatsSpace(last: string, text: string): boolean {
  if (last === '\u2028') return text.startsWith('\n') || text.startsWith(' ');
  return text.startsWith(' ') && (last === ' ' || last === '\n');
}

function addAutolink(node: AutolinkNode, spans: SpanBuilder): void {
  const fresh = !spans.isInLink;
  if (fresh) spans.openLink(node.target);
  spans.addText(node.text);
  if (fresh) spans.closeLink();
}

function addImage({ text, target, media }: ImageNode, spans: SpanBuilder): void {
  if (media) {
    spans.addMedia({ target, text, description: media.description });
    return;
  }
  spans.openImage(target);
  spans.addText(text);
  spans.closeImage();
}

function addBracket(node: BracketNode, spans: SpanBuilder): void {
  const { link, image } = node;
  if (!link) spans.addText(image ? '![' : '[');
  else if (image) spans.openImage(link.target, link.title);
  else spans.openLink(link.target, link.title);
}

function addDelimiter(node: DelimiterNode, spans: SpanBuilder): void {
  for (const mark of node.closes) spans.closeMark(mark);
  if (node.count > 0) spans.addText(node.char.repeat(node.count));
  for (let index = node.opens.length - 1; index >= 0; index--) spans.openMark(node.opens[index] ?? 'em');
}
