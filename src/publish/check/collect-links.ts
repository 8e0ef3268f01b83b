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
  const addLinks = (spans: readonly Span[], line: number): void => {
    const first = uses.length;
    addLinksIn(spans, line, { links, uses, seen });
    for (let index = first; index < uses.length; index++) adjustLine(uses[index] as LinkUse, rows);
  };
  for (const block of documentBlocks(document)) forEachSpanList(block, addLinks);
  let last = 1;
  links.forEach((link, index) => {
    if (seen[index]) return;
    const line = rows.find(link.target, last) ?? rows.find(link.target, 1);
    last = line ?? last;
    uses.push({ link, line: line ?? 1 });
  });
  return uses;
}

/** Calls `visit` with the span lists of a block and the line of each. Leaves out those of nested blocks. */
function forEachSpanList(block: Block, visit: (spans: readonly Span[], line: number) => void): void {
  if (block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'image')
    visit(block.spans, block.line);
  if (block.kind === 'alert' && block.title) visit(block.title, block.line);
  if (block.kind !== 'table') return;
  for (const cell of block.head) visit(cell, block.line);
  // The delimiter row takes a line too.
  for (const [index, row] of block.rows.entries())
    for (const cell of row) visit(cell, block.line + 2 + index);
}

interface LinkLists {
  links: readonly Link[];
  uses: LinkUse[];
  /** 1 for each link that is used. */
  seen: Uint8Array;
}

/** Adds the links of a span list. A link whose text changes style has several spans, which are joined. */
function addLinksIn(spans: readonly Span[], firstLine: number, { links, uses, seen }: LinkLists): void {
  let line = firstLine;
  let open: number | undefined;
  let last: LinkUse | undefined;
  for (const { text, link: index } of spans) {
    if (index !== undefined && index === open && last) {
      last.text += text;
    } else if (index !== undefined) {
      const link = links[index];
      last = link && { link, text, line };
      if (last) uses.push(last);
      seen[index] = 1;
    }
    open = index;
    for (let at = text.search(/[\n\u2028]/); at >= 0 && at < text.length; at++)
      if (text[at] === '\n' || text[at] === '\u2028') line++;
  }
}

/**
 * Corrects the line of a link inside HTML, where one element may cover many rows, or of one whose line follows from the
 * text before it. If the line has neither target nor text, uses the next row that has the target.
 */
function adjustLine(use: LinkUse, rows: SourceRows): void {
  const { target } = use.link;
  if (target === '') return;
  const row = rows.row(use.line);
  if (row.length === MAX_ROW_LENGTH || row.includes(target)) return;
  const text = use.text?.trim() ?? '';
  if (text === '' || !row.includes(text)) use.line = rows.find(target, use.line) ?? use.line;
}
