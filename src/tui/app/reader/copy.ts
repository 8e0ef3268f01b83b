import type { Block, CodeBlock, DrawingBlock } from '../../../document/document.js';
import { blockText, headingAt, offsetOf } from '../../../document/document-text.js';
import { pluralize } from '../../../util/pluralize.js';
import { type HandlersFor, type Step, step, withMessage } from '../reducer.js';
import type { Reading, State } from '../state.js';
import { type BlockOnLine, blockOnLine, markedBlock } from './full-view/find-block.js';
import { type VisibleLine, visibleLines } from './viewport.js';

/** Parts of the screen that can be copied. A field is absent if there is nothing of its kind. */
interface Copyable {
  /** A code block, formula or diagram: the one at the selected link or match, else the first. */
  code: CodeBlock | DrawingBlock | undefined;
  /** `slug#anchor` of the section. */
  link: string;
  paragraph: string | undefined;
}

function findCopyable(state: State): Copyable {
  const { reading } = state;
  if (!reading) return { code: undefined, link: '', paragraph: undefined };
  const { document } = reading.parsing;
  const lines = visibleLines(state);
  const indices = new Set(lines.map(({ block }) => block));
  const blocks = [...indices].map(index => document.blocks[index]);
  const heading = headingAt(document, offsetOf(document, reading.position));
  const paragraph = blocks.find(block => block && block.kind !== 'heading' && blockText(block) !== '');
  return {
    code: codeOf(markedBlock(state, reading, lines)) ?? firstCode(state, reading, lines),
    link: reading.article.slug + (heading ? `#${heading.anchor}` : ''),
    paragraph: paragraph && unwrapLines(writtenText(paragraph), paragraph.kind),
  };
}

function codeOf(found: BlockOnLine | undefined): CodeBlock | DrawingBlock | undefined {
  return found?.block.kind === 'code' || found?.block.kind === 'drawing' ? found.block : undefined;
}

/** Code of the first line that shows any. A list may have other code above the screen. */
function firstCode(state: State, reading: Reading, lines: readonly VisibleLine[]): Copyable['code'] {
  for (const line of lines) {
    const code = codeOf(blockOnLine(state, reading, line));
    if (code !== undefined) return code;
  }
  return undefined;
}

/** Text of a block with the TeX of its formulas, as far as the block has spans. */
function writtenText(block: Block): string {
  if (block.kind === 'drawing') return block.source;
  if (block.kind !== 'paragraph') return blockText(block);
  return block.spans.map(span => (span.tex === undefined ? span.text : `$${span.tex}$`)).join('');
}

/** Turns the line breaks of a paragraph's source into spaces. In other blocks they separate items, and stay. */
function unwrapLines(text: string, kind: Block['kind']): string {
  const unwrapped = kind === 'paragraph' ? text.replaceAll('\n', ' ') : text;
  return unwrapped.replaceAll('\u2028', '\n');
}

/** Copies a text, and closes the question of what to copy. `description` is for the message about it. */
export function copy(state: State, text: string, description: string): Step {
  return step({ ...state, modal: undefined }, { type: 'copy', text, description });
}

function copyCode(state: State): Step {
  const { code } = findCopyable(state);
  return code && sourceOf(code) !== '' ? copyCodeBlock(state, code) : nothingToCopy(state, 'code block');
}

function sourceOf(block: CodeBlock | DrawingBlock): string {
  return block.kind === 'code' ? block.text : block.source;
}

/** Copies code as written, or the source of a formula or diagram. */
export function copyCodeBlock(state: State, block: CodeBlock | DrawingBlock): Step {
  const text = sourceOf(block);
  const lines = pluralize(text.split('\n').length, 'line');
  return copy(state, text, `${lines} of ${block.kind === 'code' ? 'code' : 'source'}`);
}

function copyLink(state: State): Step {
  const { link } = findCopyable(state);
  return link ? copy(state, link, `the link ${link}`) : nothingToCopy(state, 'section');
}

function copyParagraph(state: State): Step {
  const { paragraph } = findCopyable(state);
  return paragraph ? copy(state, paragraph, 'the paragraph') : nothingToCopy(state, 'paragraph');
}

function nothingToCopy(state: State, kind: string): Step {
  return step(withMessage({ ...state, modal: undefined }, `No ${kind} on the screen`));
}

export const copyHandlers: HandlersFor<
  'reader.copy' | 'copy.code' | 'copy.link' | 'copy.paragraph' | 'copy.cancel'
> = {
  'reader.copy': state => step({ ...state, modal: { kind: 'copy' } }),
  'copy.code': copyCode,
  'copy.link': copyLink,
  'copy.paragraph': copyParagraph,
  'copy.cancel': state => step({ ...state, modal: undefined }),
};
