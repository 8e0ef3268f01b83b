/** What an HTML tag within text does to the runs around it. Tags that are not named here are dropped, their content kept. */

import type { StyleName } from '../../document/style.js';
import type { SpanBuilder } from '../inline/span-builder.js';
import { HARD_BREAK } from '../inline/tokenizer.js';
import type { Tag } from './tag.js';

const MARKS: Readonly<Record<string, StyleName>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  samp: 'code',
  tt: 'code',
  kbd: 'kbd',
  mark: 'mark',
  sup: 'sup',
  sub: 'sub',
};

/** Elements whose content is not text. */
const UNSHOWN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
]);
/** Elements that stand on rows of their own. */
const ROWS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'tr',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'table',
  'blockquote',
]);

/** What the tags so far have left open. */
export class HtmlMarks {
  /** The element that hides its content, with its depth. */
  private hiding: string | undefined;
  /** A tag came last. */
  tagged = false;
  private links = 0;

  get hidden(): boolean {
    return this.hiding !== undefined;
  }

  /** Follows elements that hide their content; true where `tag` is one or is hidden by one. */
  hides(tag: Tag): boolean {
    if (this.hiding !== undefined) {
      if (tag.closing && tag.name === this.hiding) this.hiding = undefined;
      return true;
    }
    if (!UNSHOWN.has(tag.name)) return false;
    if (!tag.closing) this.hiding = tag.name;
    return true;
  }

  anchor(tag: Tag, spans: SpanBuilder): void {
    if (tag.closing) {
      if (this.links > 0) spans.closeLink();
      this.links = 0;
    } else if (tag.attributes.href !== undefined && !spans.linked) {
      this.links = 1;
      spans.openLink(tag.attributes.href, tag.attributes.title);
    }
  }
}

/** Does what `tag` says to `runs`. */
export function applyTag(tag: Tag, spans: SpanBuilder, html: HtmlMarks): void {
  if (html.hides(tag)) return;
  const mark = MARKS[tag.name];
  if (mark) {
    if (tag.closing) spans.close(mark);
    else spans.open(mark);
  } else if (tag.name === 'br') spans.text(HARD_BREAK);
  else if (tag.name === 'a') html.anchor(tag, spans);
  else if (tag.name === 'img' && !tag.closing) image(tag, spans);
  else if (tag.name === 'wbr') spans.text('\u200b');
  else if (ROWS.has(tag.name)) newRow(tag, spans);
  else if (tag.name === 'input' && tag.attributes.type === 'checkbox') {
    spans.text(tag.attributes.checked === undefined ? '☐ ' : '☑ ');
  }
}

function image(tag: Tag, spans: SpanBuilder): void {
  spans.openImage(tag.attributes.src ?? '', tag.attributes.title);
  spans.text(tag.attributes.alt ?? '');
  spans.closeImage();
}

function newRow(tag: Tag, spans: SpanBuilder): void {
  if (!spans.empty && spans.lastCharacter !== HARD_BREAK) spans.text(HARD_BREAK);
  if (tag.name === 'li' && !tag.closing) spans.text('• ');
}
