import type { Block, Document, Span } from '../../../src/document/document.js';
import { type SyntaxHints, syntaxFor } from '../../../src/markdown/dialects/dialects.js';
import { parse } from '../../../src/markdown/parse.js';

/** Parses `source` as the file `a.md`, or with another extension or tool. */
export function parseFile(source: string, hints: SyntaxHints = {}, path = 'a.md'): Document {
  return parse(source, { syntax: syntaxFor(path, source, hints) });
}

/** One line for each block: kind, text with styles and targets, blocks inside in parentheses. */
export function outline(source: string, hints: SyntaxHints = {}, path = 'a.md'): string {
  const document = parseFile(source, hints, path);
  return document.blocks.map(block => outlineBlock(block, document)).join(' / ');
}

function outlineBlock(block: Block, document: Document): string {
  const inside = (blocks: readonly Block[]) => blocks.map(child => outlineBlock(child, document)).join(' / ');
  const text = (spans: readonly Span[]) => spans.map(span => outlineSpan(span, document)).join('');
  switch (block.kind) {
    case 'paragraph':
      return text(block.spans);
    case 'heading':
      return `${'#'.repeat(block.level)} ${text(block.spans)}`;
    case 'image':
      return `image ${text(block.spans)}`;
    case 'code':
      return `code${block.language ? `.${block.language}` : ''} ${JSON.stringify(block.text)}`;
    case 'list':
      return `list(${block.items.map(item => inside(item.blocks)).join('; ')})`;
    case 'quote':
      return `quote(${inside(block.blocks)})`;
    case 'alert':
      return `${block.alert}${block.title ? `<${text(block.title)}>` : ''}(${inside(block.blocks)})`;
    case 'table':
      return `table(${[block.head, ...block.rows].map(row => row.map(text).join(', ')).join('; ')})`;
    case 'drawing':
      return `${block.language} ${JSON.stringify(block.source)}`;
    case 'rule':
      return 'rule';
    case 'notice':
      return `notice ${block.text}`;
  }
}

function outlineSpan({ text, style, link, footnote, tex }: Span, document: Document): string {
  const target = link === undefined ? '' : ` ${document.links[link]?.target}`;
  const shown = text.replaceAll('\n', '\\n').replaceAll('\u2028', '\\b');
  if (footnote !== undefined) return `{note ${shown}}`;
  if (tex !== undefined) return `{math ${style ? `${style} ` : ''}${shown}}`;
  return style ? `{${style} ${shown}${target}}` : shown;
}
