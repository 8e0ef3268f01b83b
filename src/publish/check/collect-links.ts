import type { Block, Document, Link, Span } from '../../document/document.js';
import { documentBlocks } from '../../document/section.js';
import { MAX_ROW_LENGTH, type SourceRows } from './source-rows.js';

/** A link or an image at its position in the file. */
export interface LinkUse {
  link: Link;
  /** The visible text; absent if there is none, for example for an image inside a link, which has the text. */
  text?: string;
  /** 1-based line of the file. */
  line: number;
}

/**
 * True for a target that a site generator replaces: an alias of a folder (`@site/static/a.png`, `~/assets/a.png`) or a template
 * (`{{ base }}/a.png`). It says nothing about files.
 */
export function isReplaced(target: string): boolean {
  return /^(?:@[\w-]+|[~$][\w-]*)\/|^@\/assets\/|\{\{|\{%|\$\{|^\{|^%\w+%/.test(target);
}

/**
 * Collects the links and images of a document in reading order. Those without visible text come last; their lines are found
 * by searching the source for their targets.
 */
export function collectLinks(document: Document, rows: SourceRows): LinkUse[] {
  const { links } = document;
  const uses: LinkUse[] = [];
  if (links.length === 0) return uses;
  const seen = new Uint8Array(links.length);
  for (const block of documentBlocks(document)) {
    for (const [spans, line] of spansOf(block)) {
      for (const { index, ...use } of linksIn(spans, line)) {
        const link = links[index];
        if (link) uses.push({ link, ...use, line: adjustLine(use, link.target, rows) });
        seen[index] = 1;
      }
    }
  }
  let last = 1;
  links.forEach((link, index) => {
    if (seen[index]) return;
    const line = rows.find(link.target, last) ?? rows.find(link.target, 1);
    last = line ?? last;
    uses.push({ link, line: line ?? 1 });
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
    for (let at = text.search(/[\n\u2028]/); at >= 0 && at < text.length; at++)
      if (text[at] === '\n' || text[at] === '\u2028') line++;
  }
  return uses;
}

/**
 * Corrects the line of a link inside HTML, where one element may cover many rows, or of one whose line follows from the
 * text before it. If the line has neither target nor text, returns the next row that has the target.
 */
function adjustLine({ line, text }: Omit<LinkUse, 'link'>, target: string, rows: SourceRows): number {
  const row = rows.row(line);
  const isInRow = (part: string) => part !== '' && row.includes(part);
  if (target === '' || row.length === MAX_ROW_LENGTH || isInRow(target) || isInRow(text?.trim() ?? ''))
    return line;
  return rows.find(target, line) ?? line;
}
