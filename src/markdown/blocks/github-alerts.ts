/** GitHub's notes: a quote whose first line is `[!NOTE]` and the like. */
import type { NoteBlock } from '../../document/document.js';
import { Flow } from '../block-sink.js';
import type { Scope } from '../document-builder.js';
import { addBlocks } from './add-blocks.js';
import type { Tokens } from './lexer.js';
import { newlines } from './line-kinds.js';

const MARK = /^[ \t]*\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** The note that a quote is; undefined where it is only a quote. */
export function noteBlock(token: Tokens.Blockquote, line: number, scope: Scope): NoteBlock | undefined {
  const [first, ...rest] = token.tokens;
  const mark = first?.type === 'paragraph' ? MARK.exec((first as Tokens.Paragraph).text) : undefined;
  if (!first || !mark) return undefined;
  const paragraph = first as Tokens.Paragraph;
  const flow = new Flow();
  const text = paragraph.text.slice(mark[0].length);
  flow.add(scope.paragraph(scope.inline(text), line + 1));
  addBlocks(rest, line + newlines(paragraph.raw), scope, flow);
  const note = mark[1]?.toLowerCase() as NoteBlock['note'];
  return { kind: 'note', line, note, blocks: flow.blocks };
}
