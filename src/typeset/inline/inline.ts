/**
 * The text of one block → runs. It owns inline syntax (CommonMark 0.31 and GFM); it must not know blocks, lines or
 * marked. Linear in the text's length, whatever it holds.
 */

import { clean } from '../../text/sanitise.js';
import type { Run } from '../document.js';
import { applyTag, HtmlMarks } from '../html/marks.js';
import type { AutolinkNode, BracketNode, DelimiterNode, Node } from './node.js';
import type { References } from './references.js';
import { RunBuilder } from './runs.js';
import { scan } from './scan.js';

/** Text without any of these holds no markup and no address. */
const MARKUP = /[\\`*_~[\]<&@]|:\/\/|www\.|[ \t]\n|\n[ \t]/i;

/** The runs of a paragraph, heading or cell, from its raw text. */
export function readInline(text: string, references: References): Run[] {
  if (!MARKUP.test(text)) {
    const plain = clean(text.trim());
    return plain === '' ? [] : [{ text: plain }];
  }
  const runs = new RunBuilder(references.links);
  const html = new HtmlMarks();
  for (const node of scan(text.trim(), references)) emit(node, runs, html);
  return runs.take();
}

function emit(node: Node, runs: RunBuilder, html: HtmlMarks): void {
  if (node.kind === 'tag') {
    applyTag(node.tag, runs, html);
    html.tagged = true;
    return;
  }
  const { tagged } = html;
  html.tagged = false;
  if (html.hidden) return;
  switch (node.kind) {
    case 'text':
      runs.text(tagged && isSpaced(runs.lastCharacter, node.text) ? node.text.slice(1) : node.text);
      break;
    case 'code':
      runs.marked(node.text, 'code');
      break;
    case 'note':
      runs.note(node.index);
      break;
    case 'delimiter':
      delimiter(node, runs);
      break;
    case 'autolink':
      autolink(node, runs);
      break;
    case 'bracket':
      bracket(node, runs);
      break;
    case 'close':
      if (node.opener.image) runs.closeImage();
      else runs.closeLink();
      break;
  }
}

/** Is there white space before a tag to which what `text`, behind it, starts with adds nothing? */
function isSpaced(last: string, text: string): boolean {
  if (last === '\u2028') return text.startsWith('\n') || text.startsWith(' ');
  return text.startsWith(' ') && (last === ' ' || last === '\n');
}

function autolink(node: AutolinkNode, runs: RunBuilder): void {
  const fresh = !runs.linked;
  if (fresh) runs.openLink(node.target);
  runs.text(node.text);
  if (fresh) runs.closeLink();
}

function bracket(node: BracketNode, runs: RunBuilder): void {
  const { link, image } = node;
  if (!link) runs.text(image ? '![' : '[');
  else if (image) runs.openImage(link.target, link.title);
  else runs.openLink(link.target, link.title);
}

function delimiter(node: DelimiterNode, runs: RunBuilder): void {
  for (const mark of node.closes) runs.close(mark);
  if (node.count > 0) runs.text(node.char.repeat(node.count));
  for (let index = node.opens.length - 1; index >= 0; index--) runs.open(node.opens[index] ?? 'em');
}
