/**
 * Builds the runs of one block: text under a stack of marks, a link, an image. Both Markdown's nodes and HTML's
 * tags end here, so this is where characters are cleaned, once.
 */

import type { Link, Span } from '../../document/document.js';
import type { StyleName } from '../../document/style.js';
import { clean, cleanLine } from '../../text/sanitise.js';

export class SpanBuilder {
  private spans: Span[] = [];
  /** Marks that are open, in the order they nest, each once. */
  private readonly marks: StyleName[] = [];
  /** How often each is open. */
  private readonly depths = new Map<StyleName, number>();
  private style: string | undefined;
  private link: number | undefined;
  private image: { link: number; alt: string } | undefined;

  constructor(private readonly links: Link[]) {}

  get empty(): boolean {
    return this.spans.length === 0;
  }

  /** The last character so far; empty at the start. */
  get lastCharacter(): string {
    return this.spans.at(-1)?.text.at(-1) ?? '';
  }

  /** In a link already, so that an address in its text is text. */
  get linked(): boolean {
    return this.link !== undefined;
  }

  text(raw: string): void {
    if (this.image) this.image.alt += raw;
    else this.add(clean(raw));
  }

  /** Text in one more mark, such as a code span. */
  marked(raw: string, mark: StyleName): void {
    this.open(mark);
    this.text(raw);
    this.close(mark);
  }

  open(mark: StyleName): void {
    const depth = this.depths.get(mark) ?? 0;
    this.depths.set(mark, depth + 1);
    if (depth > 0) return;
    this.marks.push(mark);
    this.style = this.marks.length === 1 ? mark : this.marks.join(' ');
  }

  close(mark: StyleName): void {
    const depth = this.depths.get(mark) ?? 0;
    if (depth > 0) this.depths.set(mark, depth - 1);
    if (depth !== 1) return;
    this.marks.splice(this.marks.lastIndexOf(mark), 1);
    this.style = this.marks.length === 0 ? undefined : this.marks.join(' ');
  }

  openLink(target: string, title?: string): void {
    this.link = this.address('link', target, title);
    this.open('link');
  }

  closeLink(): void {
    this.link = undefined;
    this.close('link');
  }

  openImage(target: string, title?: string): void {
    // an image within an image's text is part of that text
    this.image ??= { link: this.address('image', target, title), alt: '' };
  }

  closeImage(): void {
    const { image } = this;
    if (!image) return;
    this.image = undefined;
    const alt = cleanLine(image.alt) || fileName(this.links[image.link]);
    this.open('image');
    this.spans.push({ text: alt, style: this.style ?? 'image', link: this.link ?? image.link });
    this.close('image');
  }

  note(index: number): void {
    if (this.image) return;
    this.open('noteref');
    this.spans.push({ text: String(index + 1), style: this.style ?? 'noteref', note: index });
    this.close('noteref');
  }

  /** The runs, without white space at either end; the builder starts anew. */
  take(): Span[] {
    this.closeImage();
    const { spans } = this;
    this.spans = [];
    return trim(spans);
  }

  private add(text: string): void {
    if (text === '') return;
    const last = this.spans.at(-1);
    if (last && last.style === this.style && last.link === this.link && last.note === undefined) {
      last.text += text;
      return;
    }
    const run: Span = { text };
    if (this.style !== undefined) run.style = this.style;
    if (this.link !== undefined) run.link = this.link;
    this.spans.push(run);
  }

  private address(kind: Link['kind'], target: string, title?: string): number {
    const link: Link = { target: cleanLine(target), kind };
    const cleaned = title ? cleanLine(title) : '';
    if (cleaned) link.title = cleaned;
    return this.links.push(link) - 1;
  }
}

/** Spaces and breaks at either end go; no-break spaces are the author's and stay. */
function trim(spans: Span[]): Span[] {
  let first = 0;
  for (; first < spans.length; first++) {
    const run = spans[first] as Span;
    let from = 0;
    while (isBreakable(run.text.charCodeAt(from))) from++;
    if (from > 0) run.text = run.text.slice(from);
    if (run.text !== '') break;
  }
  let end = spans.length;
  for (; end > first; end--) {
    const run = spans[end - 1] as Span;
    let to = run.text.length;
    while (isBreakable(run.text.charCodeAt(to - 1))) to--;
    if (to < run.text.length) run.text = run.text.slice(0, to);
    if (run.text !== '') break;
  }
  return first === 0 && end === spans.length ? spans : spans.slice(first, end);
}

function isBreakable(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x2028;
}

/** What stands for an image that has no alt text. */
function fileName(link: Link | undefined): string {
  if (!link) return 'image';
  const path = link.target.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1) || 'image';
}
