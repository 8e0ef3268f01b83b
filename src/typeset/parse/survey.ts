/**
 * One linear look over the whole source before any of it is parsed: link and footnote definitions (a reference may
 * stand before its definition), where it can be cut, and what exceeds a bound. It reads lines, not Markdown; it
 * must stay fast enough not to be felt on 10 MB.
 */
import { type Definition, definitionAt, type NoteDefinition, noteDefinitionAt } from './definitions.js';
import { Details } from './details.js';
import { closes, type Fence, fenceAt, leaves } from './fences.js';
import type { Cut, Edit, Stretch, Survey } from './findings.js';
import { isBlank, isLoneTag, type LineKind, lineKind, rawEnd, startsHtml } from './lines.js';
import { containerPrefix, excessIndent } from './nesting.js';
import { endOfList, endOfStretch } from './stretches.js';

/** A stretch of the source without a blank line that is longer than this (in code units) is set as plain text. */
const LONGEST_STRETCH = 1 << 21;
/** Lists and the like that offer no other place are cut at an item after this much. */
const LONGEST_LIST = 1 << 17;
/** What follows so many items without a block of another kind between them is set as plain text. */
export const MOST_ITEMS = 1 << 17;

/** `spacing(n)`: how many code units the n-th slice should at least have. */
export function survey(source: string, spacing: (slice: number) => number): Survey {
  return new Surveyor(source, spacing).run();
}

class Surveyor {
  private readonly definitions = new Map<string, Definition>();
  private readonly notes = new Map<string, NoteDefinition>();
  private readonly noteStretches: Stretch[] = [];
  private readonly plain: Stretch[] = [];
  private readonly edits: Edit[] = [];
  private readonly cuts: Cut[] = [];
  private readonly details: Details;
  private line = 0;
  private lastCut = 0;
  /** Where the source could last have been cut, whether or not it was. */
  private lastChance = 0;
  /** Start of the stretch without a blank line, and its line. */
  private stretch: Cut = { at: 0, line: 0 };
  private afterBlank = true;
  private afterDefinition = false;
  private inParagraph = false;
  private inHtml = false;
  /** List items since the last block that was none. */
  private items = 0;
  /** Columns that the content of the outermost list item is indented by; 0 outside of lists. */
  private itemWidth = 0;
  private fence: Fence | undefined;

  constructor(
    private readonly source: string,
    private readonly spacing: (slice: number) => number,
  ) {
    this.details = new Details(source);
  }

  run(): Survey {
    const { source } = this;
    for (let at = 0; at < source.length; ) {
      const found = source.indexOf('\n', at);
      const end = found < 0 ? source.length : found;
      const next = this.look(at, end);
      if (next === undefined) {
        at = end + 1;
        this.line++;
      } else at = this.skipTo(at, next);
    }
    const { definitions, notes, noteStretches, plain, edits, cuts } = this;
    return { definitions, notes, noteStretches, plain, edits, cuts };
  }

  /** Looks at one line; returns where to go on when more than this line has been dealt with. */
  private look(at: number, end: number): number | undefined {
    const blank = isBlank(this.source, at, end);
    if (this.fence && (blank || this.inFence(at, end, this.fence))) return undefined;
    if (blank) {
      this.afterBlank = true;
      this.inParagraph = false;
      this.inHtml = false;
      return undefined;
    }
    if (this.afterBlank || this.afterDefinition) this.stretch = { at, line: this.line };
    this.afterDefinition = false;
    if (end - this.stretch.at > LONGEST_STRETCH)
      return this.tooLong(this.stretch, endOfStretch(this.source, this.stretch.at));
    if (this.inHtml) return undefined;
    const kind = lineKind(this.source, at);
    this.offerCut(at, kind.cut);
    if (kind.name === 'container' && this.items >= MOST_ITEMS)
      return this.tooLong({ at, line: this.line }, endOfList(this.source, end));
    if (kind.at - at < this.itemWidth && this.endsList(kind)) this.itemWidth = 0;
    this.afterBlank = false;
    return this.special(kind, at, end);
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
      case 'bracket': {
        const next = this.definition(kind.at, at);
        this.inParagraph = next === undefined;
        this.afterDefinition = next !== undefined;
        return next;
      }
      case 'container':
        return this.container(at, end);
      case 'indented': {
        const edit = excessIndent(this.source, at, end);
        if (edit) this.edits.push(edit);
        if (this.itemWidth > 0) this.inParagraph = true;
        return undefined;
      }
      case 'rule':
        this.inParagraph = false;
        return undefined;
    }
  }

  /** A line that is indented less than a list's content: does it end the list, or is it lazy or another item? */
  private endsList(kind: LineKind): boolean {
    if (kind.name === 'container') return this.source.charAt(kind.at) === '>';
    if (!this.inParagraph) return true;
    // an underline is text here
    if (kind.name === 'rule') return this.source.charAt(kind.at) !== '=';
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

  /** `bracket` is where the `[` stands. */
  private definition(bracket: number, at: number): number | undefined {
    const note = noteDefinitionAt(this.source, bracket, at, this.line);
    if (note) {
      if (!this.notes.has(note.key)) this.notes.set(note.key, note.definition);
      this.noteStretches.push({ start: at, end: note.end, line: this.line });
      return note.end;
    }
    if (this.inParagraph) return undefined;
    const found = definitionAt(this.source, bracket);
    if (!found) return undefined;
    if (!this.definitions.has(found.key)) this.definitions.set(found.key, found.definition);
    return found.end;
  }

  /** A line that starts with the markers of quotes and list items. */
  private container(at: number, end: number): undefined {
    const prefix = containerPrefix(this.source, at, end);
    if (prefix.excess) this.edits.push(prefix.excess);
    this.items += prefix.items;
    const first = prefix.at - at;
    const item = prefix.items > 0;
    if (item && !prefix.quote && (this.itemWidth === 0 || first < this.itemWidth))
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
    if (fresh && this.source.charAt(prefix.end) === '[') {
      const found = definitionAt(this.source, prefix.end);
      if (found && !this.definitions.has(found.key)) this.definitions.set(found.key, found.definition);
    }
    this.inParagraph = true;
  }

  private offerCut(at: number, kind: 'safe' | 'item' | undefined): void {
    if (kind === undefined || at === 0) return;
    const safe = kind === 'safe' && this.afterBlank;
    if (safe) this.items = 0;
    const forced = kind === 'item' && at - this.lastChance > LONGEST_LIST;
    if ((!safe && !forced) || this.details.holds(at)) return;
    this.lastChance = at;
    if (forced) this.stretch = { at, line: this.line };
    if (!forced && at - this.lastCut < this.spacing(this.cuts.length)) return;
    this.cuts.push({ at, line: this.line });
    this.lastCut = at;
  }

  private tooLong({ at: start, line }: Cut, end: number): number {
    this.plain.push({ start, end, line });
    this.afterBlank = true;
    this.inParagraph = false;
    this.itemWidth = 0;
    return end;
  }

  private skipTo(from: number, to: number): number {
    for (let at = this.source.indexOf('\n', from); at >= 0 && at < to; at = this.source.indexOf('\n', at + 1))
      this.line++;
    return to;
  }
}
