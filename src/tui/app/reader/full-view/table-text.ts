/** Text of a table for other programs: Markdown, and tab-separated values. */
import type { Document, Span, TableBlock } from '../../../../document/document.js';
import { spansText } from '../../../../document/document-text.js';

/** The table as Markdown: with code and links, without other styles, and not aligned. */
export function tableMarkdown({ head, rows, align }: TableBlock, links: Document['links']): string {
  const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cellsOf = (row: readonly Span[][]): string => markdownRow(row.map(cell => cellMarkdown(cell, links)));
  const delimiters = head.map((_, column) => DELIMITERS[align[column] ?? 'none']);
  return [cellsOf(head), markdownRow(delimiters), ...rows.map(cellsOf)].join('\n');
}

const DELIMITERS = { left: ':--', center: ':-:', right: '--:', none: '---' };

function cellMarkdown(spans: readonly Span[], links: Document['links']): string {
  return spans.map(span => spanMarkdown(span, links)).join('');
}

function spanMarkdown({ text, style, link }: Span, links: Document['links']): string {
  const row = text.replaceAll(/[\t\n]/g, ' ').replaceAll('\u2028', '<br>');
  const isCode = style?.split(' ').includes('code') && !row.includes('`');
  const written = isCode ? `\`${row.replaceAll('|', '\\|')}\`` : row.replaceAll(SPECIAL, '\\$&');
  const { target, kind } = links[link ?? -1] ?? {};
  if (target === undefined) return written;
  const address = /[\s()<>|]/.test(target) ? encodeURI(target).replaceAll(/[()|]/g, encodeUnit) : target;
  return `${kind === 'image' ? '!' : ''}[${written}](${address})`;
}

/** Characters that start Markdown. An underscore inside a word is none. */
const SPECIAL = /[\\|*`[\]]|<(?!br>)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

function encodeUnit(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The table as lines with tabs between the cells. White space in a cell becomes one space. */
export function tableTsv({ head, rows }: TableBlock): string {
  return [head, ...rows]
    .map(row => row.map(cell => spansText(cell).replaceAll(/\s+/g, ' ').trim()).join('\t'))
    .join('\n');
}
