/**
 * One linear look over the source ahead of the parser: link and footnote definitions, where it can be cut, and what
 * exceeds a bound. It goes no further than the slice that is parsed next, unless a reference may be defined behind
 * that. It reads lines, not Markdown.
 */

import { closes, type Fence, fenceAt, leaves } from '../blocks/fences.js';
import {
  isBlank,
  isLoneTag,
  type LineKind,
  lineKind,
  linesIn,
  rawEnd,
  startsHtml,
} from '../blocks/line-kinds.js';
import { containerPrefix, excessIndent, skipSpaces } from '../blocks/nesting-limits.js';
import { Known } from '../definitions/definition-table.js';
import type { NoteDefinition } from '../definitions/footnote-definitions.js';
import type { Definition } from '../definitions/link-definitions.js';
import { endOfList, endOfStretch } from './oversize-ranges.js';
import { interrupts } from './paragraph-continuation.js';
import type { Cut, Edit, Stretch, Survey } from './prescan-types.js';
import { Cuts } from './slice-boundaries.js';

/** A stretch of the source without a blank line that is longer than this (in code units) is set as plain text. */
const LONGEST_STRETCH = 1 << 21;
/** What follows so many items, and blocks in them behind a blank line, without a block outside of lists is set as plain text. */
export const MOST_ITEMS = 1 << 17;

export class Surveyor implements Survey {
  readonly definitions: Stretch[] = [];
  readonly plain: Stretch[] = [];
  readonly edits: Edit[] = [];
  readonly cuts: readonly Cut[];
  private readonly known: Known;
  private readonly cutting: Cuts;
  /** Where the line starts that is looked at next, and its number. */
  private at = 0;
  private line = 0;
  /** Start of the stretch without a blank line. */
  private stretch: Cut = { at: 0, line: 0 };
  private afterBlank = true;
  private afterDefinition = false;
  private inParagraph = false;
  private inQuote = false;
  private inHtml = false;
  /** List items, and blocks in them behind a blank line, since the last block that stood in none. */
  private items = 0;
  /** Columns that the content of the outermost list item is indented by; 0 outside of lists. */
  private itemWidth = 0;
  private fence: Fence | undefined;

  /** `spacing(n)`: how many code units the n-th slice should at least have. */
  constructor(
    private readonly source: string,
    spacing: (slice: number) => number,
  ) {
    this.cutting = new Cuts(source, spacing);
    this.cuts = this.cutting.made;
    this.known = new Known(source, () => this.lookOn());
  }

  reach(slice: number): void {
    while (this.cuts.length <= slice && this.at < this.source.length) this.lookOn();
  }

  definition(key: string): Definition | undefined {
    return this.known.link(key, this.at);
  }

  note(key: string): NoteDefinition | undefined {
    return this.known.note(key, this.at);
  }

  /** Looks at the next line, and at what goes with it; returns where it then stands. */
  private lookOn(): number {
    const { source, at } = this;
    const found = source.indexOf('\n', at);
    const end = found < 0 ? source.length : found;
    const next = this.look(at, end);
    if (next === undefined) {
      this.at = end + 1;
      this.line++;
    } else {
      this.line += linesIn(source, at, next);
      this.at = next;
    }
    return this.at;
  }

  /** Looks at one line; returns where to go on when more than this line has been dealt with. */
  private look(at: number, end: number): number | undefined {
    const blank = isBlank(this.source, at, end);
    if (this.fence && (blank || this.inFence(at, end, this.fence))) return undefined;
    if (blank) {
      this.afterBlank = true;
      this.inParagraph = false;
      this.inQuote = false;
      this.inHtml = false;
      return undefined;
    }
    if (this.afterBlank || this.afterDefinition) this.stretch = { at, line: this.line };
    this.afterDefinition = false;
    if (end - this.stretch.at > LONGEST_STRETCH)
      return this.tooLong(this.stretch, endOfStretch(this.source, this.stretch.at));
    if (this.inHtml) return undefined;
    const kind = this.kindOf(at, end);
    this.offerCut(at, kind.cut);
    if (this.items >= MOST_ITEMS && (kind.name === 'container' || (this.afterBlank && this.itemWidth > 0)))
      return this.tooLong({ at, line: this.line }, endOfList(this.source, end));
    if (this.itemWidth > 0 && !this.isWithin(kind, at) && this.endsList(kind)) this.itemWidth = 0;
    if (this.afterBlank && this.itemWidth > 0 && kind.name !== 'container') this.items++;
    this.afterBlank = false;
    return this.special(kind, at, end);
  }

  /** The line's kind, given that a paragraph may stand before it. */
  private kindOf(at: number, end: number): LineKind {
    const kind = lineKind(this.source, at);
    const below = kind.name === 'container' && this.inParagraph && this.itemWidth === 0 && !this.inQuote;
    if (!below || interrupts(this.source, kind.at)) return kind;
    const underline = this.source.slice(kind.at, end).trimEnd() === '-';
    return { name: underline ? 'rule' : 'text', at: kind.at };
  }

  private special(kind: LineKind, at: number, end: number): number | undefined {
    switch (kind.name) {
      case 'text':
        this.inParagraph = true;
        return undefined;
      case 'fence':
        this.openFence(kind.fence, kind.at - at);
        return undefined;
      case 'angle':
        return this.html(kind.at);
      case 'bracket':
        return this.define(kind.at, at);
      case 'container':
        return this.container(at, end);
      case 'indented': {
        const edit = excessIndent(this.source, at, end);
        if (edit) this.edits.push(edit);
        if (this.itemWidth > 0 && !this.inParagraph)
          this.inParagraph = !this.known.addWithin(at, skipSpaces(this.source, at), this.line);
        return undefined;
      }
      case 'rule':
        this.inParagraph = false;
        return undefined;
    }
  }

  /** Is the line indented as far as the list's content? */
  private isWithin(kind: LineKind, at: number): boolean {
    if (kind.name !== 'indented') return kind.at - at >= this.itemWidth;
    return this.source.charAt(kind.at) === '\t' || skipSpaces(this.source, at) - at >= this.itemWidth;
  }

  /** A line that is indented less than a list's content: does it end the list, or is it lazy or another item? */
  private endsList(kind: LineKind): boolean {
    if (kind.name === 'container') return this.source.charAt(kind.at) === '>';
    if (!this.inParagraph) return true;
    if (kind.name === 'rule') return this.source.charAt(kind.at) !== '='; // an underline is text here
    return kind.name === 'fence' || (kind.name === 'angle' && startsHtml(this.source, kind.at));
  }

  private html(at: number): number | undefined {
    const end = rawEnd(this.source, at);
    if (
      end === undefined &&
      !startsHtml(this.source, at) &&
      (this.inParagraph || !isLoneTag(this.source, at))
    ) {
      this.inParagraph = true;
      return undefined;
    }
    this.inParagraph = false;
    // every other kind of HTML goes on to the next blank line
    this.inHtml = end === undefined;
    return end;
  }

  private openFence(fence: Fence | undefined, indent: number): void {
    const { itemWidth } = this;
    this.fence = fence && itemWidth > 0 && indent >= itemWidth ? { ...fence, within: itemWidth } : fence;
    this.inParagraph = false;
  }

  /** A line, not blank, while a fence is open; false where the line stands outside of it. */
  private inFence(at: number, end: number, fence: Fence): boolean {
    if (leaves(this.source, at, fence)) {
      this.fence = undefined;
      this.itemWidth = 0;
      return false;
    }
    if (closes(this.source, at, fence)) this.fence = undefined;
    this.afterBlank = false;
    this.stretch = { at: end, line: this.line };
    return true;
  }

  /** The definition whose `[` stands at `bracket`: where it ends, unless it is to stay where it is in a list. */
  private define(bracket: number, at: number): number | undefined {
    if (this.itemWidth > 0) {
      this.inParagraph = this.inParagraph || !this.known.addWithin(at, bracket, this.line);
      return undefined;
    }
    const end = this.known.addAt(bracket, this.line, !this.inParagraph);
    this.inParagraph = end === undefined;
    if (end === undefined) return undefined;
    this.afterDefinition = true;
    const last = this.definitions.at(-1);
    if (last?.end === at) last.end = end;
    else this.definitions.push({ start: at, end, line: this.line });
    return end;
  }

  /** A line that starts with the markers of quotes and list items. */
  private container(at: number, end: number): undefined {
    const prefix = containerPrefix(this.source, at, end);
    if (prefix.excess) this.edits.push(prefix.excess);
    this.items += prefix.items;
    this.inQuote = prefix.quote;
    const item = prefix.items > 0;
    if (item && !prefix.quote && (this.itemWidth === 0 || prefix.at - at < this.itemWidth))
      this.itemWidth = prefix.width;
    const fence = fenceAt(this.source, prefix.end, prefix.quote ? 'quote' : undefined);
    if (fence) {
      this.openFence(fence, prefix.end - at);
      return;
    }
    if (prefix.empty) {
      this.inParagraph = false;
      return;
    }
    const fresh = item || !this.inParagraph;
    this.inParagraph = !fresh || !this.known.addWithin(at, prefix.end, this.line);
  }

  private offerCut(at: number, kind: 'safe' | 'item' | undefined): void {
    if (at === 0) return;
    if (kind === 'safe' && this.afterBlank) {
      this.items = 0;
      this.cutting.offer(at, this.line);
    } else if (kind === 'item' && this.cutting.offerItem(at, this.line))
      this.stretch = { at, line: this.line };
  }

  private tooLong({ at: start, line }: Cut, end: number): number {
    this.plain.push({ start, end, line });
    this.afterBlank = true;
    this.inParagraph = false;
    this.itemWidth = 0;
    return end;
  }
}
