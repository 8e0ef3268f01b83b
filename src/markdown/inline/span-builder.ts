/**
 * Builds the spans of a block: text with nested marks, a link or an image. Used for Markdown nodes and HTML
 * tags, so all text is sanitised here, once.
 */

import { createSpan } from '../../document/create-span.js';
import type { Link, Span } from '../../document/document.js';
import { isWebUrl } from '../../document/is-web-url.js';
import type { StyleName } from '../../document/style.js';
import { sanitise, sanitiseLine } from '../../text/sanitise.js';
import { MEDIA_FILE, type Media } from '../html/media.js';

/** Hard break in a span's text. */
export const HARD_BREAK = '\u2028';

/** Breaks of a block that have a span of their own. After more of them, lines are counted too high. */
const MAX_BREAKS = 1024;

export class SpanBuilder {
  private spans: Span[] = [];
  /** Open marks, outermost first, without repetition. */
  private readonly marks: StyleName[] = [];
  /** Number of times each of them is open. */
  private readonly depths: number[] = [];
  private style: string | undefined;
  private link: number | undefined;
  private breakCount = 0;
  /** The text added last. Reading the end of a long text that still grows would copy it each time. */
  private lastText = '';
  private image: { link: number; alt: string } | undefined;

  constructor(private readonly links: Link[]) {}

  get isEmpty(): boolean {
    return this.spans.length === 0;
  }

  /** Last character so far; empty at the start. */
  get lastCharacter(): string {
    return this.lastText.at(-1) ?? '';
  }

  /** True inside a link, where addresses are plain text. */
  get isInLink(): boolean {
    return this.link !== undefined;
  }

  addText(raw: string): void {
    if (this.image) this.image.alt += raw;
    else this.addClean(sanitise(raw));
  }

  /** Adds a hard break that is inside a line of the source, until `endLine`. */
  addBreak(): void {
    if (this.image) {
      this.image.alt += HARD_BREAK;
      return;
    }
    this.lastText = HARD_BREAK;
    const last = this.spans.at(-1);
    if (last?.sameLine && last.style === this.style && last.link === this.link) last.text += HARD_BREAK;
    else if (++this.breakCount > MAX_BREAKS) this.addClean(HARD_BREAK);
    else {
      const span = createSpan(HARD_BREAK, this.style, this.link);
      span.sameLine = true;
      this.spans.push(span);
    }
  }

  /** Ends a line of the source. A break that is the last character is the end of that line. */
  endLine(): void {
    const last = this.spans.at(-1);
    if (!last?.sameLine) return;
    if (last.text.length === 1) delete last.sameLine;
    else {
      last.text = last.text.slice(1);
      this.spans.push({ ...last, text: HARD_BREAK });
      delete this.spans.at(-1)?.sameLine;
    }
  }

  /** Adds finished spans, and changes them: they get the open marks and link around them. */
  addSpans(spans: Span[]): void {
    for (const span of spans) {
      // Not with the function for nested styles, which would add its table of names to the startup bundle.
      if (this.style !== undefined)
        span.style = span.style === undefined ? this.style : `${this.style} ${span.style}`;
      if (this.link !== undefined) span.link ??= this.link;
      this.spans.push(span);
      this.lastText = span.text;
    }
  }

  /** Adds text with an additional mark, such as a code span. */
  addMarkedText(raw: string, mark: StyleName): void {
    this.openMark(mark);
    this.addText(raw);
    this.closeMark(mark);
  }

  /** Adds a formula. In the text of an image it is text. */
  addFormula(raw: string, tex: string): void {
    const text = sanitiseLine(raw);
    if (this.image) {
      this.image.alt += text;
      return;
    }
    if (text === '') return;
    const span = createSpan(text, this.style, this.link);
    span.tex = sanitiseLine(tex);
    this.spans.push(span);
  }

  openMark(mark: StyleName): void {
    const { marks, depths } = this;
    const index = marks.indexOf(mark);
    if (index >= 0) {
      depths[index] = (depths[index] ?? 0) + 1;
      return;
    }
    marks.push(mark);
    depths.push(1);
    this.style = marks.length === 1 ? mark : marks.join(' ');
  }

  closeMark(mark: StyleName): void {
    const { marks, depths } = this;
    const index = marks.indexOf(mark);
    if (index < 0) return;
    const depth = depths[index] ?? 1;
    depths[index] = depth - 1;
    if (depth > 1) return;
    if (index === marks.length - 1) {
      marks.pop();
      depths.pop();
    } else {
      marks.splice(index, 1);
      depths.splice(index, 1);
    }
    this.style = marks.length < 2 ? marks[0] : marks.join(' ');
  }

  openLink(target: string, title?: string): void {
    this.link = this.addLink('link', target, title);
    this.openMark('link');
  }

  closeLink(): void {
    this.link = undefined;
    this.closeMark('link');
  }

  openImage(target: string, title?: string): void {
    // an image inside an image's text is part of that text
    this.image ??= { link: this.addLink('image', target, title), alt: '' };
  }

  closeImage(): void {
    const { image } = this;
    if (!image) return;
    this.image = undefined;
    const alt = sanitiseLine(image.alt) || fileName(this.links[image.link]);
    this.addImageSpan(alt, image.link);
  }

  /** Adds a video, sound or embedded page. One without an address is its text. */
  addMedia({ target, text: title, description }: Media): void {
    if (this.image || target === undefined) {
      this.addText([title, description].filter(Boolean).join('. '));
      return;
    }
    const link = this.addLink('media', target, description);
    this.addImageSpan(sanitiseLine(title) || mediaName(this.links[link]), link);
  }

  private addImageSpan(text: string, link: number): void {
    // texts of images side by side, or beside a word, would read as one word
    const last = this.spans.at(-1);
    if (last && (isImage(last) || WORD.test(this.lastCharacter))) this.spans.push(createSpan(' '));
    this.openMark('image');
    this.lastText = text;
    this.spans.push(createSpan(text, this.style ?? 'image', this.link ?? link));
    this.closeMark('image');
  }

  addFootnote(index: number): void {
    if (this.image) return;
    this.openMark('noteref');
    this.lastText = String(index + 1);
    const span = createSpan(this.lastText, this.style ?? 'noteref');
    span.footnote = index;
    this.spans.push(span);
    this.closeMark('noteref');
  }

  /** Returns the spans, trimmed, and resets the builder. */
  take(): Span[] {
    this.closeImage();
    const { spans } = this;
    this.spans = [];
    this.breakCount = 0;
    this.lastText = '';
    return trimSpans(spans);
  }

  private addClean(text: string): void {
    if (text === '') return;
    this.lastText = text;
    const last = this.spans.at(-1);
    if (last && isImage(last) && WORD.test(text)) this.spans.push(createSpan(' '));
    if (
      last &&
      last.style === this.style &&
      last.link === this.link &&
      last.footnote === undefined &&
      last.tex === undefined &&
      !last.sameLine
    ) {
      last.text += text;
      return;
    }
    this.spans.push(createSpan(text, this.style, this.link));
  }

  private addLink(kind: Link['kind'], target: string, title?: string): number {
    const link: Link = { target: sanitiseLine(target), kind };
    const cleaned = title ? sanitiseLine(title) : '';
    if (cleaned) link.title = cleaned;
    return this.links.push(link) - 1;
  }
}

/** A letter or digit at the start, of a script with spaces between words. */
const WORD = /^(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}])[\p{L}\p{N}]/u;

function isImage({ style }: Span): boolean {
  return style === 'image' || style?.endsWith(' image') === true;
}

/** Removes spaces and line breaks at both ends. Keeps no-break spaces, which are the author's. */
export function trimSpans(spans: Span[]): Span[] {
  let first = 0;
  for (; first < spans.length; first++) {
    const span = spans[first] as Span;
    let from = 0;
    while (from < span.text.length && isBreakable(span.text.charCodeAt(from))) from++;
    if (from > 0) span.text = span.text.slice(from);
    if (span.text !== '') break;
  }
  let end = spans.length;
  for (; end > first; end--) {
    const span = spans[end - 1] as Span;
    let to = span.text.length;
    while (to > 0 && isBreakable(span.text.charCodeAt(to - 1))) to--;
    if (to < span.text.length) span.text = span.text.slice(0, to);
    if (span.text !== '') break;
  }
  return first === 0 && end === spans.length ? spans : spans.slice(first, end);
}

function isBreakable(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x2028;
}

/** Text for media without a title: the file's name, or the address of a page. */
function mediaName(link: Link | undefined): string {
  return link && isWebUrl(link.target) && !MEDIA_FILE.test(link.target) ? link.target : fileName(link);
}

/** Text for an image without alt text. */
function fileName(link: Link | undefined): string {
  if (!link) return 'image';
  const path = link.target.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1) || 'image';
}
