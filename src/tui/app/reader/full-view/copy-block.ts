/** Copies the block in full view for other programs: code, the source of a drawing, a table as Markdown or as TSV, the address of an image. */
import type { Document, Span, TableBlock } from '../../../../document/document.js';
import { spansText } from '../../../../document/document-text.js';
import { linkAddress } from '../../../../library/links/resolve-link.js';
import { lazyRegExp } from '../../../../util/lazy-regexp.js';
import { type Step, step, withMessage } from '../../reducer.js';
import type { State } from '../../state.js';
import { copy, copyCodeBlock } from '../copy.js';

/** Copies the block in full view: code as written, the source of a drawing, a table as Markdown, an image's address. */
export function copyBlock(state: State): Step {
  const { fullView, parsing, article } = state.reading ?? {};
  if (!fullView || !parsing || !article) return step(state);
  const { block, image } = fullView;
  if (image !== undefined)
    return copy(state, linkAddress(state.library, article, image), 'the address of the image');
  if (block.kind === 'table')
    return copy(state, tableMarkdown(block, parsing.document.links), 'the table as Markdown');
  return block.kind === 'code' || block.kind === 'drawing' ? copyCodeBlock(state, block) : step(state);
}

export function copyAsTsv(state: State): Step {
  const block = state.reading?.fullView?.block;
  if (block?.kind !== 'table') return step(withMessage(state, 'Only a table can be copied as TSV'));
  return copy(state, tableTsv(block), 'the table as TSV');
}

/** The table as Markdown: with code and links, without other styles, and not aligned. */
function tableMarkdown({ head, rows, align }: TableBlock, links: Document['links']): string {
  const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cellsOf = (row: readonly Span[][]): string => markdownRow(row.map(cell => cellMarkdown(cell, links)));
  const delimiters = head.map((_, column) => DELIMITERS[align[column] ?? 'none']);
  return [cellsOf(head), markdownRow(delimiters), ...rows.map(cellsOf)].join('\n');
}

const DELIMITERS = { left: ':--', center: ':-:', right: '--:', none: '---' };

function cellMarkdown(spans: readonly Span[], links: Document['links']): string {
  return spans.map(span => spanMarkdown(span, links)).join('');
}

function spanMarkdown({ text, style, link, tex }: Span, links: Document['links']): string {
  if (tex !== undefined) return `$${tex.replaceAll('|', '\\|')}$`;
  const row = text.replaceAll(/[\t\n]/g, ' ').replaceAll('\u2028', '<br>');
  const isCode = style?.split(' ').includes('code') && !row.includes('`');
  const written = isCode ? `\`${row.replaceAll('|', '\\|')}\`` : row.replaceAll(special(), '\\$&');
  const { target, kind } = links[link ?? -1] ?? {};
  if (target === undefined) return written;
  const address = /[\s()<>|]/.test(target) ? encodeURI(target).replaceAll(/[()|]/g, encodeUnit) : target;
  return `${kind === 'image' ? '!' : ''}[${written}](${address})`;
}

/** Characters that start Markdown. An underscore inside a word is none. */
const special = lazyRegExp('[\\\\|*`[\\]]|<(?!br>)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])', 'gu');

function encodeUnit(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The table as lines with tabs between the cells. White space in a cell becomes one space. */
function tableTsv({ head, rows }: TableBlock): string {
  return [head, ...rows]
    .map(row => row.map(cell => spansText(cell).replaceAll(/\s+/g, ' ').trim()).join('\t'))
    .join('\n');
}
