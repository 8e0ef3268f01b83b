/**
 * Link and footnote definitions by label. If a label may be defined further down, lookup continues the prescan
 * until it is found. Must not import the prescan, which owns this table.
 */
import type { TemplateReader } from '../template-reader.js';
import { DefinitionLookahead } from './definition-lookahead.js';
import { type FootnoteDefinition, footnoteDefinitionAt, nestedFootnoteAt } from './footnote-definitions.js';
import { type LinkDefinition, linkDefinitionAt, nestedLinkAt } from './link-definitions.js';

export class DefinitionTable {
  private readonly links = new Map<string, LinkDefinition>();
  private readonly footnotes = new Map<string, FootnoteDefinition>();
  private readonly lookahead: DefinitionLookahead;
  /** End of the last link definition in a quote or list. Another one may follow there. */
  private nestedEnd = -1;

  /** `scanNext` continues the prescan by at least one line and returns its new offset. */
  constructor(
    private readonly source: string,
    private readonly scanNext: () => number,
    private readonly templateAt?: TemplateReader,
  ) {
    this.lookahead = new DefinitionLookahead(source);
  }

  /** Adds a link definition. The first one for a label wins (CommonMark 0.31, section 4.7). */
  private addLink({ key, definition }: { key: string; definition: LinkDefinition }): void {
    if (!this.links.has(key)) this.links.set(key, definition);
  }

  private addFootnote({ key, definition }: { key: string; definition: FootnoteDefinition }): void {
    if (!this.footnotes.has(key)) this.footnotes.set(key, definition);
    this.addLinksOf(definition.text);
  }

  /** Adds the link definitions in a footnote. The first of them is after a blank line. */
  private addLinksOf(text: string): void {
    for (let blank = text.indexOf('\n\n['); blank >= 0; ) {
      let at = blank + 2;
      for (let link = this.linkIn(text, at); link; link = this.linkIn(text, at)) {
        this.addLink(link);
        at = link.end;
      }
      blank = text.indexOf('\n\n[', at - 1);
    }
  }

  private linkIn(source: string, bracket: number): ReturnType<typeof linkDefinitionAt> {
    return linkDefinitionAt(source, bracket, 0, this.templateAt);
  }

  /**
   * Adds the definition at `bracket` (its `[`) on a top-level line. Returns its end. Only footnote
   * definitions can interrupt a paragraph.
   */
  addTopLevel(bracket: number, line: number, mayBeLink: boolean): number | undefined {
    const footnote = footnoteDefinitionAt(this.source, bracket, line);
    if (footnote) this.addFootnote(footnote);
    // the line may be a lazy one of a paragraph that holds only definitions
    const { nestedEnd } = this;
    const follows =
      nestedEnd >= Math.max(1, bracket - 3) &&
      nestedEnd <= bracket &&
      this.source.slice(nestedEnd, bracket).trim() === '';
    const link = footnote || !(mayBeLink || follows) ? undefined : this.linkIn(this.source, bracket);
    if (link) this.addLink(link);
    if (link && follows) this.nestedEnd = link.end;
    return footnote?.end ?? link?.end;
  }

  /**
   * Adds a possible definition inside a quote or list. `bracket` is its `[`, on the line at `start`. Returns
   * true for a footnote definition, the only one that can interrupt a paragraph.
   */
  addNested(start: number, bracket: number, line: number, mayBeLink: boolean): boolean {
    if (this.source.charAt(bracket) !== '[') return false;
    const footnote = nestedFootnoteAt(this.source, start, bracket, line);
    if (footnote) this.addFootnote(footnote);
    const mayFollow = mayBeLink || start === this.nestedEnd;
    const link =
      footnote || !mayFollow ? undefined : nestedLinkAt(this.source, start, bracket, this.templateAt);
    if (link) {
      this.addLink(link);
      this.nestedEnd = link.end;
    }
    return footnote !== undefined;
  }

  /** `from` is the current offset of the prescan. */
  linkDefinition(key: string, from: number): LinkDefinition | undefined {
    this.scanUntilDefined(this.links, key, key, from);
    return this.links.get(key);
  }

  footnoteDefinition(key: string, from: number): FootnoteDefinition | undefined {
    this.scanUntilDefined(this.footnotes, key, `^${key}`, from);
    return this.footnotes.get(key);
  }

  private scanUntilDefined(
    known: ReadonlyMap<string, unknown>,
    key: string,
    label: string,
    from: number,
  ): void {
    for (let at = from; !known.has(key) && this.lookahead.mayDefine(label, at); ) at = this.scanNext();
  }
}
