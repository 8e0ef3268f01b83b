import type { Block, Document, Link, Span } from '../../document/document.js';
import { documentBlocks } from '../../document/section.js';

/** A link or an image at its position in the file. */
export interface LinkUse {
  link: Link;
  /** The visible text; absent if there is none, for example for an image inside a link, which has the text. */
  text?: string;
  /** 1-based line of the file. */
  line: number;
}

/**
 * Collects the links and images of a document in reading order.
 * Those without visible text come last; their lines are found by searching `rows`, the rows of the file.
 */
export function collectLinks(document: Document, rows: readonly string[]): LinkUse[] {
  const { links } = document;
  const finder = new RowFinder(rows);
  const uses: LinkUse[] = [];
  const seen = new Set<number>();
  for (const block of documentBlocks(document)) {
    for (const [spans, line] of spansOf(block)) {
      for (const { index, ...use } of linksIn(spans, line)) {
        const link = links[index];
        if (link) uses.push({ link, ...use, line: adjustLine(use, link.target, finder) });
        seen.add(index);
      }
    }
  }
  links.forEach((link, index) => {
    if (!seen.has(index)) uses.push({ link, line: 1 + Math.max(0, finder.find(link.target)) });
  });
  return uses;
}

/** Yields the span lists of a block with the line of each. Leaves out those of nested blocks. */
function* spansOf(block: Block): Generator<[Span[], number]> {
  if (block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'image')
    yield [block.spans, block.line];
  if (block.kind === 'alert' && block.title) yield [block.title, block.line];
  if (block.kind !== 'table') return;
  for (const cell of block.head) yield [cell, block.line];
  // The delimiter row takes a line too.
  for (const [index, row] of block.rows.entries())
    for (const cell of row) yield [cell, block.line + 2 + index];
}

/** Finds the links of a span list. A link whose text changes style has several spans, which are joined. */
function linksIn(spans: readonly Span[], firstLine: number): { index: number; text: string; line: number }[] {
  const uses: { index: number; text: string; line: number }[] = [];
  let line = firstLine;
  let open: number | undefined;
  for (const { text, link } of spans) {
    const last = uses.at(-1);
    if (link !== undefined && link === open && last) last.text += text;
    else if (link !== undefined) uses.push({ index: link, text, line });
    open = link;
    line += text.match(/[\n\u2028]/g)?.length ?? 0;
  }
  return uses;
}

/** Longest row in which a link is looked for: a row of 10 MB may have a million links. */
const MAX_ROW_LENGTH = 10_000;

/**
 * Corrects the line of a link inside HTML, where one element may cover many rows.
 * If the line has neither target nor text, returns the next row that has the target.
 */
function adjustLine({ line, text }: Omit<LinkUse, 'link'>, target: string, finder: RowFinder): number {
  const row = finder.rows[line - 1] ?? '';
  const isInRow = (part: string) => part !== '' && row.includes(part);
  if (target === '' || row.length > MAX_ROW_LENGTH || isInRow(target) || isInRow(text?.trim() ?? ''))
    return line;
  const at = finder.find(target, line);
  return at < 0 ? line : at + 1;
}

/** Characters that a finder compares: about half a second. Links that are looked up later are not found. */
const MAX_COMPARED = 300_000_000;
/** Cost of a row beside its characters. */
const ROW_COST = 20;

/**
 * Finds rows that contain a text. Starts at the row found last, because links are looked up in reading order, and stops
 * finding anything after a number of comparisons, because 100,000 links may be absent from 100,000 rows.
 */
export class RowFinder {
  private last = 0;
  private compared = 0;

  constructor(readonly rows: readonly string[]) {}

  /** Returns the index of a row at or after `from`; by default of any row, first of those from the row found last. -1 if there is none. */
  find(text: string, from?: number): number {
    if (text === '') return -1;
    const start = Math.max(from ?? 0, this.last);
    const after = this.findBetween(text, start, this.rows.length);
    const at = after < 0 ? this.findBetween(text, from ?? 0, start) : after;
    if (at >= 0) this.last = at;
    return at;
  }

  private findBetween(text: string, from: number, to: number): number {
    for (let index = from; index < to && this.compared < MAX_COMPARED; index++) {
      const row = this.rows[index] ?? '';
      this.compared += row.length + ROW_COST;
      if (row.includes(text)) return index;
    }
    return -1;
  }
}
