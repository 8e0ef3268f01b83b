/**
 * Converts an HTML block to blocks: headings, lists, tables, quotes, code, images and paragraphs. Drops
 * tags, comments and scripts. Text between tags is plain text, and Markdown only in MDX.
 */
import type { CodeBlock } from '../../document/document.js';
import { countNewlines } from '../../util/count-newlines.js';
import type { BlockSink } from '../block-sink.js';
import { cleanCode } from '../blocks/code-block.js';
import { countLines } from '../blocks/line-kinds.js';
import type { DocumentBuilder } from '../document-builder.js';
import { decodeReferences } from '../inline/entities.js';
import { SpanBuilder } from '../inline/span-builder.js';
import type { MathmlElement } from '../math/mathml/read-mathml.js';
import { applyInlineTag, InlineTagState } from './inline-tags.js';
import { MarkdownRuns } from './markdown-runs.js';
import { isMediaTag } from './media.js';
import { OpenElements } from './open-elements.js';
import { type Tag, TagReader } from './tag.js';

const PARAGRAPH_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside body caption center dir div fieldset figcaption figure footer form head header html ' +
    'legend main menu nav noscript optgroup option p search section select title'
  ).split(' '),
);
const LEVEL = /^h([1-6])$/;
/** Other tags of blocks, and those whose content is no text. */
const BLOCK_TAG = /^(?:h[1-6]|hr|details|summary|d[ltd]|pre|math|svg|script|style|template|textarea)$/;
const WHITE = /[ \t\n]+/g;

/** Adds the blocks of `html` to `sink`. `line` is its first line. */
export function addHtmlBlocks(html: string, line: number, builder: DocumentBuilder, sink: BlockSink): void {
  new HtmlReader(html, line, builder, sink).read();
}

class HtmlReader {
  private readonly spans: SpanBuilder;
  private readonly inlineTags: InlineTagState;
  private readonly elements: OpenElements;
  private preformatted: Preformatted | undefined;
  private level = 0;
  private inSummary = false;
  private startLine: number;
  /** End tags of scripts and styles in the block. */
  private closed: ReadonlySet<string> | undefined;

  constructor(
    private readonly html: string,
    private line: number,
    private readonly builder: DocumentBuilder,
    private readonly sink: BlockSink,
  ) {
    this.spans = new SpanBuilder(builder.links);
    this.inlineTags = new InlineTagState(builder.hidden);
    this.elements = new OpenElements(sink);
    this.startLine = line;
  }

  read(): void {
    const { html } = this;
    const tags = new TagReader(html, this.builder.inlineSyntax);
    const runs = this.builder.syntax.hasMarkdownInHtml
      ? new MarkdownRuns(html, this.builder.inlineSyntax, tag => this.isBlock(tag))
      : undefined;
    const mathml = this.builder.drawer.findMathml(html);
    let from = 0;
    let at = html.indexOf('<');
    while (at >= 0 && !this.builder.isFull) {
      const end = this.isVerbatim ? undefined : runs?.endOf(from);
      if (end !== undefined) {
        this.addMarkdown(html.slice(from, end));
        from = end;
        at = html.indexOf('<', from);
        continue;
      }
      const tag = runs?.tagAt(at) ?? tags.read(at) ?? tags.readLenient(at);
      if (!tag || this.isUnclosed(tag)) {
        at = html.indexOf('<', at + 1);
        continue;
      }
      this.addText(html.slice(from, at));
      const formula = tag.name === 'math' && !this.isVerbatim ? mathml?.at(at) : undefined;
      if (formula) this.addFormula(formula);
      else this.addTag(tag);
      from = formula?.end ?? at + tag.length;
      this.line += countLines(html, at, from);
      at = html.indexOf('<', from);
    }
    if (at < 0 && !this.isVerbatim && runs?.endOf(from) !== undefined) this.addMarkdown(html.slice(from));
    else if (at < 0) this.addText(html.slice(from));
    this.inlineTags.endMedia(this.spans);
    this.flush();
    this.closeElements();
    if (at >= 0)
      for (const block of this.builder.plainRest(html.slice(from), this.line)) this.sink.add(block);
  }

  /** True for the start of a script or style that has no end. It is text, as on GitHub, and hides nothing. */
  private isUnclosed({ name, closing }: Tag): boolean {
    if (closing || (name !== 'script' && name !== 'style')) return false;
    this.closed ??= new Set(this.html.match(/<\/(?:script|style)(?=[\s>])/gi)?.map(tag => tag.toLowerCase()));
    return !this.closed.has(`</${name}`);
  }

  private closeElements(): void {
    this.closeCell();
    this.elements.closeAll();
  }

  private closeCell(): void {
    if (this.elements.inCell) this.elements.closeCell(this.builder.countRows(this.spans.take()));
  }

  private addText(raw: string): void {
    if (raw !== '' && !this.inlineTags.isHidden) {
      if (this.preformatted) this.preformatted.text(decodeReferences(raw));
      else this.addCollapsedText(raw);
    } else if (raw !== '') this.inlineTags.addHiddenText(decodeReferences(raw));
    this.line += countNewlines(raw);
  }

  /** True for a tag that ends the text before it. */
  private isBlock(tag: Tag): boolean {
    const { elements } = this;
    return (
      elements.isContainer(tag) ||
      PARAGRAPH_TAGS.has(tag.name) ||
      elements.isTablePart(tag) ||
      BLOCK_TAG.test(tag.name) ||
      isMediaTag(tag)
    );
  }

  private addMarkdown(raw: string): void {
    if (this.spans.isEmpty)
      this.startLine = this.line + countLines(raw, 0, raw.length - raw.trimStart().length);
    const spans = this.builder.parseInline(raw);
    // Also because its tags were read before. In a cell it is no paragraph, which would be counted when it is complete.
    this.builder.countLeaf(this.elements.inCell ? spans.length + 3 : 0);
    this.spans.addSpans(spans);
    this.line += countNewlines(raw);
  }

  private addCollapsedText(raw: string): void {
    const { spans } = this;
    const filled = this.builder.inlineSyntax.fillText(raw);
    const text = decodeReferences(filled.replace(WHITE, white => (white.includes('\n') ? '\n' : ' ')));
    const last = spans.lastCharacter;
    const visible =
      last === '' || last === ' ' || last === '\n' || last === '\u2028' ? text.trimStart() : text;
    if (visible === '') return;
    if (spans.isEmpty) this.startLine = this.line + countLines(raw, 0, raw.length - raw.trimStart().length);
    spans.addText(visible);
  }

  /** True where tags are not elements of the text. */
  private get isVerbatim(): boolean {
    return this.preformatted !== undefined || this.inlineTags.isHidden;
  }

  private addFormula({ text, tex, display }: MathmlElement): void {
    const drawing = display && tex !== undefined && !this.elements.inCell;
    if (drawing) this.flush();
    else if (this.spans.isEmpty) this.startLine = this.line;
    const block = drawing ? this.builder.drawer.drawFormula(tex, this.line) : undefined;
    if (block) {
      this.builder.countLeaf();
      this.elements.add(block);
    } else if (tex === undefined) this.spans.addText(text);
    else this.spans.addFormula(text, tex);
  }

  private addTag(tag: Tag): void {
    const isMedia = isMediaTag(tag) && this.preformatted === undefined;
    if (isMedia && !this.inlineTags.isHidden) this.flush();
    if (this.spans.isEmpty && !this.inlineTags.isHidden) this.startLine = this.line;
    if ((isMedia || !isMediaTag(tag)) && this.inlineTags.consumesTag(tag, this.spans)) {
      if (isMedia && !this.inlineTags.isHidden) this.flush();
      return;
    }
    if (tag.name === 'pre') {
      this.addPre(tag);
      return;
    }
    if (this.preformatted) return;
    if (this.elements.inCell && !this.elements.isTablePart(tag)) this.applyInline(tag);
    else this.addElement(tag.name === 'dl' ? { ...tag, name: 'ul' } : tag);
  }

  private addElement(tag: Tag): void {
    const level = LEVEL.exec(tag.name);
    if (level) {
      this.flush();
      this.level = tag.closing ? 0 : Number(level[1]);
    } else if (tag.name === 'hr') {
      this.flush();
      this.builder.countLeaf();
      this.elements.add({ kind: 'rule', line: this.line });
    } else if (tag.name === 'details') this.addDetails(tag);
    else if (tag.name === 'summary') {
      this.flush();
      this.inSummary = !tag.closing;
    } else if (tag.name === 'dt' || tag.name === 'dd') {
      this.addDefinitionPart(tag);
    } else if (this.elements.isContainer(tag)) {
      if (this.elements.inCell) this.closeCell();
      else this.flush();
      if (tag.closing) this.elements.close(tag.name);
      else {
        const { tables } = this.elements;
        this.elements.open(tag, this.line);
        // as three paragraphs, because its layout takes as long
        if (this.elements.tables > tables) this.builder.countLeaf(8);
        else this.builder.countContainers(1);
      }
    } else if (PARAGRAPH_TAGS.has(tag.name)) {
      this.flush();
    } else {
      if (this.spans.isEmpty) this.startLine = this.line;
      this.applyInline(tag);
    }
  }

  private applyInline(tag: Tag): void {
    // a cell is laid out twice, to find the widths of its table
    this.builder.countContainers(this.elements.inCell ? 2 : 1);
    applyInlineTag(tag, this.spans, this.inlineTags);
  }

  /**
   * Adds a term or description of a `<dl>`. The term is the item's first paragraph, in bold; its descriptions
   * follow.
   */
  private addDefinitionPart(tag: Tag): void {
    this.flush();
    applyInlineTag({ ...tag, name: 'strong', closing: true }, this.spans, this.inlineTags);
    if (tag.name === 'dd' || tag.closing) return;
    this.elements.open({ ...tag, name: 'li' }, this.line);
    applyInlineTag({ ...tag, name: 'strong' }, this.spans, this.inlineTags);
  }

  private addPre(tag: Tag): void {
    if (!tag.closing) {
      this.flush();
      this.preformatted ??= new Preformatted(this.line);
    } else this.closePre();
  }

  private closePre(): void {
    const { preformatted } = this;
    this.preformatted = undefined;
    if (!preformatted) return;
    this.builder.countLeaf();
    if (this.elements.inCell) this.spans.addMarkedText(preformatted.block().text, 'code');
    else this.elements.add(preformatted.block());
  }

  private addDetails(tag: Tag): void {
    this.flush();
    this.closeElements();
    if (tag.closing) this.sink.close('details');
    else {
      this.sink.openDetails(this.line);
      this.builder.countLeaf();
    }
  }

  /** Completes the current paragraph, heading or summary. */
  private flush(): void {
    this.closePre();
    if (this.elements.inCell) return;
    const spans = this.spans.take();
    if (spans.length === 0) return;
    if (this.inSummary && this.sink.expectsSummary)
      this.sink.addSummary(this.builder.createParagraph(this.builder.countRows(spans), this.startLine));
    else if (this.level > 0) this.elements.add(this.builder.createHeading(spans, this.level, this.startLine));
    else this.elements.add(this.builder.createParagraph(spans, this.startLine));
  }
}

/** Collects the text of a `<pre>`: tags are dropped and white space is kept. */
class Preformatted {
  private raw = '';

  constructor(private readonly line: number) {}

  text(raw: string): void {
    this.raw += raw;
  }

  /** Creates the code block. A newline directly after `<pre>` is not part of the text (HTML standard, 13.1.2.5). */
  block(): CodeBlock {
    const fresh = this.raw.startsWith('\n');
    const text = cleanCode(fresh ? this.raw.slice(1) : this.raw);
    return fresh
      ? { kind: 'code', line: this.line, text }
      : { kind: 'code', line: this.line, text, indented: true };
  }
}
