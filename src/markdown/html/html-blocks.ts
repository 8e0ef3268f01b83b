/**
 * A block of HTML → blocks: headings, lists, tables, quotes, code and images as what they are, everything else as
 * paragraphs; tags, comments and scripts are gone. It must not know Markdown: text between tags is text.
 */
import type { Span } from '../../document/document.js';
import type { Flow } from '../block-sink.js';
import { linesIn, newlines } from '../blocks/line-kinds.js';
import type { Scope } from '../document-builder.js';
import { decodeReferences } from '../inline/entities.js';
import { SpanBuilder } from '../inline/span-builder.js';
import { applyTag, HtmlMarks } from './inline-tags.js';
import { Frames } from './open-elements.js';
import { Preformatted } from './preformatted.js';
import { type Tag, TagReader } from './tag.js';

const PARAGRAPHS: ReadonlySet<string> = new Set(
  (
    'address article aside body caption center dir div fieldset figcaption figure footer form head header html ' +
    'legend main menu nav noscript optgroup option p search section select title'
  ).split(' '),
);
const LEVEL = /^h([1-6])$/;
const WHITE = /[ \t\n]+/g;

/** Adds the blocks of `html`, whose first line is `line`, to `flow`. */
export function readHtml(html: string, line: number, scope: Scope, flow: Flow): void {
  new HtmlReader(html, line, scope, flow).run();
}

class HtmlReader {
  private readonly spans: SpanBuilder;
  private readonly marks = new HtmlMarks();
  private readonly frames: Frames;
  private code: Preformatted | undefined;
  private level = 0;
  private inSummary = false;
  private startLine: number;

  constructor(
    private readonly html: string,
    private line: number,
    private readonly scope: Scope,
    private readonly flow: Flow,
  ) {
    this.spans = new SpanBuilder(scope.links);
    this.frames = new Frames(flow);
    this.startLine = line;
  }

  run(): void {
    const { html } = this;
    const tags = new TagReader(html);
    let from = 0;
    let at = html.indexOf('<');
    while (at >= 0 && !this.scope.isFull) {
      const tag = tags.read(at);
      if (!tag) {
        at = html.indexOf('<', at + 1);
        continue;
      }
      this.text(html.slice(from, at));
      this.tag(tag);
      from = at + tag.length;
      this.line += linesIn(html, at, from);
      at = html.indexOf('<', from);
    }
    if (at < 0) this.text(html.slice(from));
    this.flush();
    this.closeFrames();
    if (at >= 0) for (const block of this.scope.rest(html.slice(from), this.line)) this.flow.add(block);
  }

  private closeFrames(): void {
    if (this.frames.inCell) this.frames.cell(this.spans.take());
    this.frames.closeAll();
  }

  private text(raw: string): void {
    if (raw !== '' && !this.marks.hidden) {
      if (this.code) this.code.text(decodeReferences(raw));
      else this.flowing(raw);
    }
    this.line += newlines(raw);
  }

  private flowing(raw: string): void {
    const { spans } = this;
    const text = decodeReferences(raw.replace(WHITE, white => (white.includes('\n') ? '\n' : ' ')));
    const last = spans.lastCharacter;
    const bare = last === '' || last === ' ' || last === '\n' || last === '\u2028' ? text.trimStart() : text;
    if (bare === '') return;
    if (spans.empty) this.startLine = this.line + linesIn(raw, 0, raw.length - raw.trimStart().length);
    spans.text(bare);
  }

  private tag(tag: Tag): void {
    if (this.marks.hides(tag)) return;
    if (tag.name === 'pre') {
      this.pre(tag);
      return;
    }
    if (this.code) return;
    if (this.frames.inCell && !this.frames.isOfTable(tag)) applyTag(tag, this.spans, this.marks);
    else this.element(tag.name === 'dl' ? { ...tag, name: 'ul' } : tag);
  }

  private element(tag: Tag): void {
    const level = LEVEL.exec(tag.name);
    if (level) {
      this.flush();
      this.level = tag.closing ? 0 : Number(level[1]);
    } else if (tag.name === 'hr') {
      this.flush();
      this.scope.addLeaf();
      this.frames.add({ kind: 'rule', line: this.line });
    } else if (tag.name === 'details') this.details(tag);
    else if (tag.name === 'summary') {
      this.flush();
      this.inSummary = !tag.closing;
    } else if (tag.name === 'dt' || tag.name === 'dd') {
      this.defined(tag);
    } else if (this.frames.isFrame(tag)) {
      if (this.frames.inCell) this.frames.cell(this.spans.take());
      else this.flush();
      if (tag.closing) this.frames.close(tag.name);
      else {
        this.frames.open(tag, this.line);
        this.scope.addHolders(1);
      }
    } else if (PARAGRAPHS.has(tag.name)) {
      this.flush();
    } else {
      if (this.spans.empty) this.startLine = this.line;
      applyTag(tag, this.spans, this.marks);
    }
  }

  /** A term is an item's first paragraph, in strong type; what is said of it are the others. */
  private defined(tag: Tag): void {
    this.flush();
    applyTag({ ...tag, name: 'strong', closing: true }, this.spans, this.marks);
    if (tag.name === 'dd' || tag.closing) return;
    this.frames.open({ ...tag, name: 'li' }, this.line);
    applyTag({ ...tag, name: 'strong' }, this.spans, this.marks);
  }

  private pre(tag: Tag): void {
    if (!tag.closing) {
      this.flush();
      this.code ??= new Preformatted(this.line);
    } else this.closeCode();
  }

  private closeCode(): void {
    const { code } = this;
    this.code = undefined;
    if (!code) return;
    this.scope.addLeaf();
    if (this.frames.inCell) this.spans.marked(code.block().text, 'code');
    else this.frames.add(code.block());
  }

  private details(tag: Tag): void {
    this.flush();
    this.closeFrames();
    if (tag.closing) this.flow.closeDetails();
    else {
      this.flow.openDetails(this.line);
      this.scope.addLeaf();
    }
  }

  /** Ends the paragraph, heading or summary at hand. */
  private flush(): void {
    this.closeCode();
    if (this.frames.inCell) return;
    const spans: Span[] = this.spans.take();
    if (spans.length === 0) return;
    if (this.inSummary && this.flow.summary(spans)) return;
    if (this.level > 0) this.frames.add(this.scope.heading(spans, this.level, this.startLine));
    else this.frames.add(this.scope.paragraph(spans, this.startLine));
  }
}
