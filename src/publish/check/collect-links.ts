import type { Block, Document, Link, Span } from '../../document/document.js';
import { everyBlock } from './blocks.js';

/** A link or an image where it stands. */
export interface LinkUse {
  link: Link;
  /** What is read in its place; absent where nothing is, as of an image in a link, for which the link's own text stands. */
  text?: string;
  /** 1-based line of the file. */
  line: number;
}

/**
 * Every link and image of a document, in reading order; behind them those that show nothing, whose line is looked for in
 * the file's `rows`.
 */
export function linkUses(document: Document, rows: readonly string[]): LinkUse[] {
  const { links } = document;
  const uses: LinkUse[] = [];
  const seen = new Set<number>();
  for (const block of everyBlock(document)) {
    for (const [spans, line] of piecesOf(block)) {
      for (const { index, ...use } of usesIn(spans, line)) {
        const link = links[index];
        if (link) uses.push({ link, ...use, line: settledLine(use, link.target, rows) });
        seen.add(index);
      }
    }
  }
  links.forEach((link, index) => {
    if (!seen.has(index)) uses.push({ link, line: lineOf(link.target, rows) });
  });
  return uses;
}

/** The stretches of runs in a block's own text, each with the line it starts on. */
function* piecesOf(block: Block): Generator<[Span[], number]> {
  if (block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'image')
    yield [block.spans, block.line];
  if (block.kind === 'note' && block.title) yield [block.title, block.line];
  if (block.kind !== 'table') return;
  for (const cell of block.head) yield [cell, block.line];
  // The row of dashes has a line of its own.
  for (const [index, row] of block.rows.entries())
    for (const cell of row) yield [cell, block.line + 2 + index];
}

/** A link whose text changes its style is several runs, and one use. */
function usesIn(spans: readonly Span[], first: number): { index: number; text: string; line: number }[] {
  const uses: { index: number; text: string; line: number }[] = [];
  let line = first;
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

/** HTML spreads over rows as it likes: where neither target nor text stands in the row, the next one that has the target. */
function settledLine({ line, text }: Omit<LinkUse, 'link'>, target: string, rows: readonly string[]): number {
  const row = rows[line - 1] ?? '';
  const stands = (part: string) => part !== '' && row.includes(part);
  if (target === '' || stands(target) || stands(text?.trim() ?? '')) return line;
  const at = rows.findIndex((each, index) => index >= line && each.includes(target));
  return at < 0 ? line : at + 1;
}

function lineOf(target: string, rows: readonly string[]): number {
  return 1 + Math.max(0, target === '' ? 0 : rows.findIndex(row => row.includes(target)));
}
