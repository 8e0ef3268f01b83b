/**
 * Applies an inline HTML tag to the spans being built. Tags that are not listed here are dropped and their
 * content kept.
 */

import type { HiddenKind } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import type { HiddenContents } from '../hidden-contents.js';
import type { SpanBuilder } from '../inline/span-builder.js';
import { HARD_BREAK } from '../inline/span-builder.js';
import { iconText } from './icons.js';
import { isMediaTag, MediaElement } from './media.js';
import type { Tag } from './tag.js';

const TAG_MARKS: Readonly<Record<string, StyleName>> = {
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

/** Elements whose content is not shown. */
export const HIDDEN_TAGS: ReadonlySet<string> = new Set(['script', 'style', 'template', 'svg']);
const MEDIA_KINDS: Readonly<Record<string, HiddenKind>> = {
  video: 'video',
  'lite-youtube': 'video',
  'lite-vimeo': 'video',
  audio: 'sound',
  iframe: 'page',
};
/** Elements that start a new line. */
const LINE_TAGS: ReadonlySet<string> = new Set([
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

/** State of open inline tags. */
export class InlineTagState {
  /** Name of the open element that hides its content. */
  private hiddenBy: string | undefined;
  /** True directly after a tag. */
  afterTag = false;
  private openLinks = 0;
  /** Title of the open abbreviation or term. */
  private title: string | undefined;
  private shownTitles: Set<string> | undefined;
  /** The open element with a video, sound or page. */
  private media: MediaElement | undefined;

  constructor(readonly hidden: HiddenContents) {}

  /** True where text is not part of the block. */
  get isHidden(): boolean {
    return this.hiddenBy !== undefined || this.media !== undefined;
  }

  /**
   * Tracks elements that hide their content, and those that show media. Returns true if `tag` is such an element, or is inside
   * one.
   */
  consumesTag(tag: Tag, spans: SpanBuilder): boolean {
    if (this.media) {
      if (this.media.readTag(tag)) this.endMedia(spans);
      return true;
    }
    if (this.hiddenBy === undefined && isMediaTag(tag)) {
      if (tag.closing) return true;
      this.media = new MediaElement(tag);
      if (tag.selfClosing || tag.name === 'embed') this.endMedia(spans);
      return true;
    }
    if (this.hiddenBy !== undefined) {
      if (tag.closing && tag.name === this.hiddenBy) this.hiddenBy = undefined;
      return true;
    }
    if (!HIDDEN_TAGS.has(tag.name)) return false;
    if (tag.closing) return true;
    if (!tag.selfClosing) this.hiddenBy = tag.name;
    if (tag.name === 'svg') this.hidden.add('drawing');
    return true;
  }

  /** Adds text where `isHidden` is true. The text in a medium describes it. */
  addHiddenText(text: string): void {
    this.media?.addText(text);
  }

  /** Adds the open medium. One without an end ends with its block. */
  endMedia(spans: SpanBuilder): void {
    const { media } = this;
    this.media = undefined;
    if (!media) return;
    const medium = media.medium();
    if (medium.target !== undefined || medium.text !== '') spans.addMedia(medium);
    else this.hidden.add(MEDIA_KINDS[media.name] ?? 'object');
  }

  /** Adds the title of an abbreviation or term after it, once in a block. Browsers show it on hover. */
  applyTitle({ closing, attributes }: Tag, spans: SpanBuilder): void {
    const { title } = this;
    this.title = closing ? undefined : attributes.title;
    if (!closing || !title || this.shownTitles?.has(title)) return;
    this.shownTitles ??= new Set();
    this.shownTitles.add(title);
    spans.addText(` (${title})`);
  }

  applyAnchor(tag: Tag, spans: SpanBuilder): void {
    if (tag.closing) {
      if (this.openLinks > 0) spans.closeLink();
      this.openLinks = 0;
    } else if (tag.attributes.href !== undefined && !spans.isInLink) {
      this.openLinks = 1;
      spans.openLink(tag.attributes.href, tag.attributes.title);
    }
  }
}

/** Applies `tag` to `spans`. */
export function applyInlineTag(tag: Tag, spans: SpanBuilder, html: InlineTagState): void {
  if (html.consumesTag(tag, spans)) return;
  const mark = TAG_MARKS[tag.name];
  if (mark) {
    if (tag.closing) spans.closeMark(mark);
    else spans.openMark(mark);
    if (tag.name === 'dfn') html.applyTitle(tag, spans);
  } else if (tag.name === 'abbr') html.applyTitle(tag, spans);
  else if (tag.name === 'br') spans.addText(HARD_BREAK);
  else if (tag.name === 'a') html.applyAnchor(tag, spans);
  else if (tag.name === 'img' && !tag.closing) addImage(tag, spans);
  else if (tag.name === 'source' && tag.attributes.src) addSource(tag, spans);
  else if (tag.name === 'wbr') spans.addText('\u200b');
  else if (LINE_TAGS.has(tag.name)) startLine(tag, spans);
  else if (tag.name === 'input' && tag.attributes.type === 'checkbox') {
    spans.addText(tag.attributes.checked === undefined ? '☐ ' : '☑ ');
  } else if (tag.isComponent) addComponent(tag, spans, html.hidden);
  else if (tag.name === 'canvas' && !tag.closing) html.hidden.add('drawing');
}

/** Adds the file of a medium whose element is in another block. */
function addSource(tag: Tag, spans: SpanBuilder): void {
  if (!spans.isEmpty) startLine(tag, spans);
  spans.addMedia(new MediaElement(tag).medium());
}

function addImage(tag: Tag, spans: SpanBuilder): void {
  spans.openImage(tag.attributes.src ?? '', tag.attributes.title);
  spans.addText(tag.attributes.alt ?? '');
  spans.closeImage();
}

/** Adds the texts in a component's attributes: its image, or its title, link and description. */
function addComponent(
  { name, attributes, selfClosing }: Tag,
  spans: SpanBuilder,
  hidden: HiddenContents,
): void {
  const { title, heading, label, caption, alt, description, text, src, srclight, href } = attributes;
  const words = new Set([title, heading, label, caption, alt, description, text].filter(Boolean));
  const [first = '', ...others] = words;
  const image = src ?? srclight;
  if (first === '') {
    const icon = selfClosing && iconText(name);
    if (icon) spans.addText(icon);
    else if (selfClosing) hidden.add('component');
  } else if (alt !== undefined || image !== undefined) {
    spans.openImage(image ?? '');
    spans.addText([...words].join('. '));
    spans.closeImage();
  } else {
    const isLink = selfClosing && href !== undefined && !spans.isInLink;
    if (isLink) spans.openLink(href);
    spans.addMarkedText(first, 'strong');
    if (isLink) spans.closeLink();
    if (others.length > 0) spans.addText(`: ${others.join('. ')}`);
    if (!selfClosing) spans.addText(HARD_BREAK);
  }
}

function startLine(tag: Tag, spans: SpanBuilder): void {
  if (!spans.isEmpty && spans.lastCharacter !== HARD_BREAK) spans.addText(HARD_BREAK);
  if (tag.name === 'li' && !tag.closing) spans.addText('• ');
}
