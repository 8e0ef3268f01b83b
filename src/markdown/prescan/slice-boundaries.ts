/**
 * Chooses slice boundaries, no closer than requested and never inside `<details>`, lists in HTML, or a block of an extension that may contain
 * blank lines.
 */
import { type BlockSyntax, ClosingSearch } from '../blocks/block-extension.js';
import { HtmlElements } from './html-elements.js';

/** Part of the source, in code units. `line` is its first line, from 0. */
export interface SourceRange {
  start: number;
  end: number;
  line: number;
}

/** Start of a source line: its offset, and its number from 0. */
export interface LineStart {
  at: number;
  line: number;
}

/** Code units without a block boundary after which a list is split between items. */
const MAX_LIST = 1 << 17;
/** Cost of a line in code units of prose. Makes slices of very short lines shorter. */
const LINE_COST = 16;

export class SliceBoundaries {
  readonly chosen: LineStart[] = [];
  /** End of the outermost container of an extension. It contains no boundaries. */
  containerEnd = 0;
  private readonly closings = new ClosingSearch();
  private readonly elements: HtmlElements;
  private last: LineStart = { at: 0, line: 0 };
  /** Last offset at which the source could have been split. */
  private lastOffer = 0;

  /** `sliceSize(n)` is the minimum size of slice n in code units. Short lines reduce it. */
  constructor(
    private readonly source: string,
    private readonly sliceSize: (slice: number) => number,
    private readonly syntax: BlockSyntax,
  ) {
    this.elements = new HtmlElements(source);
  }

  /** Reads an extension's block at `at`, outside of other blocks. Returns its end if its lines are no Markdown. */
  enterExtent(at: number): number | undefined {
    if (at < this.containerEnd) return undefined;
    const extent = this.syntax.extent(this.source, at, this.closings);
    if (extent?.isOpaque) return extent.end;
    if (extent) this.containerEnd = extent.end;
    return undefined;
  }

  /** Offers a boundary between two top-level blocks. Returns false if the source may not be split there. */
  offerBlock(at: number, line: number): boolean {
    if (at < this.containerEnd || this.syntax.continues(this.source, at) || this.elements.endAt(at) > 0)
      return false;
    this.lastOffer = at;
    const size = at - this.last.at + LINE_COST * (line - this.last.line);
    if (at > 0 && size >= this.sliceSize(this.chosen.length)) this.choose(at, line);
    return true;
  }

  /** Start of the line on which the HTML element around `at` ends; 0 if there is none. */
  endOfElement(at: number): number {
    const end = this.elements.endAt(at);
    return end === 0 ? 0 : this.source.lastIndexOf('\n', end) + 1;
  }

  /**
   * Offers a boundary between two list items, used if there was no other for long. Returns true if it is
   * used.
   */
  offerItem(at: number, line: number): boolean {
    if (at - this.lastOffer <= MAX_LIST || at < this.containerEnd || this.elements.endAt(at) > 0)
      return false;
    this.lastOffer = at;
    this.choose(at, line);
    return true;
  }

  /** Adds a range, or extends the last one if only blank lines are between them: there may be a million definitions. */
  addRange(ranges: SourceRange[], range: SourceRange): void {
    const last = ranges.at(-1);
    const isSameSlice = last !== undefined && last.start >= this.last.at;
    if (isSameSlice && areBlank(this.source, last.end, range.start)) last.end = range.end;
    else ranges.push(range);
  }

  private choose(at: number, line: number): void {
    this.last = { at, line };
    this.chosen.push(this.last);
  }
}

/** True if the lines `[start, end)` are blank. */
function areBlank(source: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= start; at--) if (!' \t\n'.includes(source.charAt(at))) return false;
  return true;
}
