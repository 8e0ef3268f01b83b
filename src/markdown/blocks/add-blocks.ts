/**
 * Converts marked's block tokens to blocks with line numbers. Tokens have no line numbers, so newlines in their
 * `raw` texts are counted; these add up to the lexed text. The folder owns block structure: the lexer, the rules
 * that replace marked's, and this conversion. Must not import the parser that drives it.
 */
import { createSpan } from '../../document/create-span.js';
import type {
  AlertBlock,
  Block,
  CodeBlock,
  ListBlock,
  ListItem,
  QuoteBlock,
  Span,
} from '../../document/document.js';
import { sanitise } from '../../text/sanitise.js';
import { countNewlines } from '../../util/count-newlines.js';
import { mapPacked } from '../../util/large-lists.js';
import { BlockSink, elementName } from '../block-sink.js';
import type { DocumentBuilder } from '../document-builder.js';
import { addHtmlBlocks } from '../html/html-blocks.js';
import { unescapeText } from '../inline/entities.js';
import { NO_ANCHORS } from '../syntax.js';
import { alertFrame, alertTitle } from './alerts.js';
import type {
  AnchorsToken,
  ContainerToken,
  FormulaToken,
  TermToken,
  Token,
  Tokens,
} from './block-extension.js';
import { createCodeBlock } from './code-block.js';
import type { TableToken } from './lexer.js';

/** First line of an alert or callout: `[!NOTE]`, `[!faq]- Title`. */
const ALERT_MARKER = /^[ \t]*\[!([\w-]{1,40})\]([+-]?)(?![([:])[ \t]*([^\n]*)(?:\n|$)/;
const GITHUBS = /^(?:note|tip|important|warning|caution)$/i;

/**
 * Adds the blocks of `tokens` to `sink`. `line` is the line of the first token; `afterEach` is called after
 * each token.
 */
export function addBlocks(
  tokens: readonly Token[],
  line: number,
  builder: DocumentBuilder,
  sink: BlockSink,
  afterEach?: () => void,
): void {
  let at = line;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    // always parse the first token, so that the notice about the rest is between two blocks
    if (index > 0 && builder.isFull) {
      const rest = tokens.slice(index).map(({ raw }) => raw);
      for (const block of builder.plainRest(rest.join(''), at)) sink.add(block);
      return;
    }
    addBlock(token, at, builder, sink);
    if (sink.hasPending) closeElement(token, sink);
    // not for the last one, which may be long and is read at each level of nesting
    if (index + 1 < tokens.length) at += countNewlines(token.raw);
    afterEach?.();
  }
}

const LAST_TAG = /<\/(details|[uod]l)>\s*$/i;
const TAGS = {
  details: /<(\/?)details\b/gi,
  ul: /<(\/?)[ud]l\b/gi,
  ol: /<(\/?)ol\b/gi,
};

/** Ends the HTML element around text, a list or a quote that has its end tag last. Tags in blocks of HTML are read there. */
function closeElement({ type, raw }: Token, sink: BlockSink): void {
  const tag = type === 'html' || type === 'code' ? undefined : LAST_TAG.exec(raw)?.[1];
  if (tag === undefined) return;
  const name = elementName(tag);
  let open = 0;
  for (const match of raw.matchAll(TAGS[name])) open += match[1] === '' ? 1 : -1;
  if (open < 0) sink.close(name);
}

/** Builds the blocks of tokens nested in another block. */
export function buildBlocks(tokens: readonly Token[], line: number, builder: DocumentBuilder): Block[] {
  const sink = new BlockSink();
  addBlocks(tokens, line, builder, sink);
  return sink.blocks;
}

/** Small parts by which code counts in addition: it takes the time of two paragraphs. */
const CODE_PARTS = 4;
/** Small parts by which a drawing, or the reason why there is none, counts in addition to its code. */
const DRAWING_PARTS = 4;

/** Adds code, or the drawing of it. */
function addCode(code: CodeBlock, builder: DocumentBuilder, sink: BlockSink): void {
  const block = builder.drawer.drawFence(code);
  builder.countLeaf(CODE_PARTS);
  if (block !== code || code.notDrawn !== undefined) builder.countContainers(DRAWING_PARTS);
  sink.add(block);
}

function addBlock(token: Token, line: number, builder: DocumentBuilder, sink: BlockSink): void {
  builder.line = line;
  // marked's union type has an open-ended member, so each type is asserted by hand
  switch (token.type) {
    case 'paragraph':
    case 'text':
      sink.add(builder.createParagraph(builder.parseInline((token as Tokens.Text).text), line));
      break;
    case 'term':
      sink.add(strongParagraph((token as TermToken).text, line, builder));
      break;
    case 'heading': {
      const { text: whole, depth } = token as Tokens.Heading;
      const { text, anchors } = builder.syntax.splitHeading?.(whole) ?? { text: whole, anchors: NO_ANCHORS };
      for (const anchor of anchors) builder.addAnchor(anchor);
      sink.add(builder.createHeading(builder.parseInline(text), depth, line));
      break;
    }
    case 'code': {
      const { text, lang, codeBlockStyle } = token as Tokens.Code;
      addCode(createCodeBlock(text, lang, codeBlockStyle === 'indented', line), builder, sink);
      break;
    }
    case 'blockquote':
      sink.add(buildQuote(token as Tokens.Blockquote, line, builder));
      break;
    case 'list':
      sink.add(buildList(token as Tokens.List, line, builder));
      break;
    case 'table':
      sink.add(buildTable(token as TableToken, line, builder));
      break;
    case 'html':
      // besides its blocks, because a reader is made for it, and markup without text takes time too
      builder.countLeaf();
      addHtmlBlocks((token as Tokens.HTML).text, line, builder, sink);
      break;
    case 'hr':
      builder.countLeaf();
      sink.add({ kind: 'rule', line });
      break;
    case 'container':
      addContainer(token as ContainerToken, line, builder, sink);
      break;
    case 'formula': {
      const { tex } = token as FormulaToken;
      addCode(createCodeBlock(tex, 'math', false, line), builder, sink);
      break;
    }
    case 'anchors':
      // counted as half a paragraph, because markup without text takes time too
      builder.countContainers(2);
      for (const anchor of (token as AnchorsToken).anchors) builder.addAnchor(anchor);
      break;
    case 'def':
      addUnknownDefinition(token as Tokens.Def, line, builder, sink);
      break;
  }
}

function buildQuote(token: Tokens.Blockquote, line: number, builder: DocumentBuilder): Block {
  return builder.nest(
    1,
    () =>
      buildAlert(token, line, builder) ?? {
        kind: 'quote',
        line,
        blocks: buildBlocks(token.tokens, line, builder),
      },
  );
}

/** Adds the blocks of a container, in its frame. A quote has its title as a first paragraph. */
function addContainer(token: ContainerToken, line: number, builder: DocumentBuilder, sink: BlockSink): void {
  const { frame, title, tokens } = token;
  const first = line + token.lines;
  if (frame === 'none') {
    if (title) sink.add(strongParagraph(title, line, builder));
    addBlocks(tokens, first, builder, sink);
    return;
  }
  // its label is laid out like a paragraph
  builder.countLeaf();
  const spans = title && frame !== 'quote' ? builder.countRows(builder.parseInline(title)) : [];
  const blocks = builder.nest(1, () => buildBlocks(tokens, first, builder));
  if (frame === 'quote') {
    const label = title ? strongParagraph(title, line, builder) : undefined;
    sink.add({ kind: 'quote', line, blocks: label ? [label, ...blocks] : blocks });
  } else sink.add(createAlert(frame, spans, blocks, line));
}

/** Creates a paragraph in bold. Marks around the text would join with those in it, as in `foo *`. */
function strongParagraph(text: string, line: number, builder: DocumentBuilder): Block | undefined {
  const spans = builder.parseInline(text);
  // not with the function for nested styles, which would add its table of names to the startup bundle
  for (const span of spans) {
    const { style = '' } = span;
    if (!style.split(' ').includes('strong')) span.style = `strong ${style}`.trimEnd();
  }
  return builder.createParagraph(spans, line);
}

/** Builds a GitHub alert from a quote that starts with `[!NOTE]` or the like. Undefined for an ordinary quote. */
function buildAlert(
  token: Tokens.Blockquote,
  line: number,
  builder: DocumentBuilder,
): AlertBlock | QuoteBlock | undefined {
  const [first, ...rest] = token.tokens;
  const marker =
    first?.type === 'paragraph' ? ALERT_MARKER.exec((first as Tokens.Paragraph).text) : undefined;
  const [whole = '', kind = '', fold = '', title = ''] = marker ?? [];
  const isPlain = GITHUBS.test(kind) && fold === '' && title === '';
  if (!first || !marker || (!isPlain && !builder.syntax.hasCallouts)) return undefined;
  const frame = alertFrame(kind);
  // its label is laid out like a paragraph
  builder.countLeaf();
  const paragraph = first as Tokens.Paragraph;
  const label = isPlain ? [] : builder.countRows(builder.parseInline(alertTitle(kind, title.trim())));
  const sink = new BlockSink();
  if (frame === 'quote') sink.add(strongParagraph(alertTitle(kind, title.trim()), line, builder));
  const text = paragraph.text.slice(whole.length);
  sink.add(builder.createParagraph(builder.parseInline(text), line + 1));
  addBlocks(rest, line + countNewlines(paragraph.raw), builder, sink);
  if (frame === 'quote') return { kind: 'quote', line, blocks: sink.blocks };
  return createAlert(frame, label, sink.blocks, line);
}

/** Creates an alert. Its label comes from its kind if `title` is empty. */
function createAlert(alert: AlertBlock['alert'], title: Span[], blocks: Block[], line: number): AlertBlock {
  return title.length > 0
    ? { kind: 'alert', line, alert, title, blocks }
    : { kind: 'alert', line, alert, blocks };
}

/**
 * Leaves out items that contain only a link or footnote definition. A numbered list keeps them, so that the other items keep their
 * numbers. A list of only such items is left out.
 */
function buildList(token: Tokens.List, line: number, builder: DocumentBuilder): ListBlock | undefined {
  let at = line;
  let definitions = 0;
  const items: ListItem[] = [];
  const addItem = (item: Tokens.ListItem): void => {
    const built = buildListItem(item, at, builder);
    at += item.raw.length; // one newline for each line
    const isDefinition = !item.task && built.blocks.every(isEmptyQuote) && item.tokens.some(hasDefinition);
    if (isDefinition) definitions++;
    if (!isDefinition || token.ordered) items.push(built);
  };
  builder.nest(token.items.length + 1, () => {
    for (const item of token.items) addItem(item);
  });
  if (definitions === token.items.length) return undefined;
  const start = typeof token.start === 'number' ? token.start : 1;
  return { kind: 'list', line, ordered: token.ordered, start, tight: !token.loose, items };
}

function isEmptyQuote(block: Block): boolean {
  return block.kind === 'quote' && block.blocks.length === 0;
}

/** True for a definition, and for a quote with one. */
function hasDefinition(token: Token): boolean {
  if (token.type !== 'blockquote') return token.type === 'def';
  return (token as Tokens.Blockquote).tokens.some(hasDefinition);
}

function buildListItem(token: Tokens.ListItem, line: number, builder: DocumentBuilder): ListItem {
  const blocks = buildBlocks(token.tokens, line, builder);
  if (blocks.length === 0) builder.countLeaf();
  return token.task ? { line, checked: token.checked === true, blocks } : { line, blocks };
}

function buildTable({ parsed, raw }: TableToken, line: number, builder: DocumentBuilder): Block {
  builder.countLeaf();
  // one test of the table takes less time than one of each cell
  const isPlain = builder.isPlainText(raw);
  const cells = (row: readonly string[]) => mapPacked(row, cell => builder.parseCell(cell, isPlain));
  const { align, head, rows } = parsed;
  return { kind: 'table', line, align, head: cells(head), rows: mapPacked(rows, cells) };
}

/** Shows an unrecognised definition as text, so that no source text is lost. */
function addUnknownDefinition(
  token: Tokens.Def,
  line: number,
  builder: DocumentBuilder,
  sink: BlockSink,
): void {
  if (builder.isDefined(token.tag)) return;
  sink.add(builder.createParagraph([createSpan(sanitise(unescapeText(token.raw.trim())))], line));
}
