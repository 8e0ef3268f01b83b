/**
 * marked's block tokens → blocks, each with the line it starts on. Tokens carry no lines: they are counted from
 * the newlines of their raw texts, which add up to the text that was lexed.
 */
import type { Block, ListBlock, ListItem, Span } from '../../document/document.js';
import { Flow } from '../block-sink.js';
import type { Scope } from '../document-builder.js';
import { readHtml } from '../html/html-blocks.js';
import { unescapeText } from '../inline/entities.js';
import { codeBlock } from './code-block.js';
import { noteBlock } from './github-alerts.js';
import type { TableToken, Token, Tokens } from './lexer.js';
import { newlines } from './line-kinds.js';

/** Adds the blocks of `tokens`, the first of which starts on `line`, to `flow`. `after`: called behind each token. */
export function addBlocks(
  tokens: readonly Token[],
  line: number,
  scope: Scope,
  flow: Flow,
  after?: () => void,
): void {
  let at = line;
  for (const [index, token] of tokens.entries()) {
    // the first of an item is read, however many items there are: so that it is said between two blocks that the rest is not
    if (index > 0 && scope.isFull) {
      const rest = tokens.slice(index).map(({ raw }) => raw);
      for (const block of scope.rest(rest.join(''), at)) flow.add(block);
      return;
    }
    addBlock(token, at, scope, flow);
    at += newlines(token.raw);
    after?.();
  }
}

/** The blocks of tokens that stand within another block. */
export function innerBlocks(tokens: readonly Token[], line: number, scope: Scope): Block[] {
  const flow = new Flow();
  addBlocks(tokens, line, scope, flow);
  return flow.blocks;
}

function addBlock(token: Token, line: number, scope: Scope, flow: Flow): void {
  // marked's union has an open-ended member, so its types are told apart by hand
  switch (token.type) {
    case 'paragraph':
    case 'text':
      flow.add(scope.paragraph(scope.inline((token as Tokens.Text).text), line));
      break;
    case 'heading': {
      const { text, depth } = token as Tokens.Heading;
      flow.add(scope.heading(scope.inline(text), depth, line));
      break;
    }
    case 'code': {
      const { text, lang, codeBlockStyle } = token as Tokens.Code;
      scope.addLeaf();
      flow.add(codeBlock(text, lang, codeBlockStyle === 'indented', line));
      break;
    }
    case 'blockquote':
      flow.add(quote(token as Tokens.Blockquote, line, scope));
      break;
    case 'list':
      flow.add(list(token as Tokens.List, line, scope));
      break;
    case 'table':
      flow.add(table(token as TableToken, line, scope));
      break;
    case 'html':
      readHtml((token as Tokens.HTML).text, line, scope, flow);
      break;
    case 'hr':
      scope.addLeaf();
      flow.add({ kind: 'rule', line });
      break;
    case 'def':
      definition(token as Tokens.Def, line, scope, flow);
      break;
  }
}

function quote(token: Tokens.Blockquote, line: number, scope: Scope): Block {
  return scope.within(
    1,
    () =>
      noteBlock(token, line, scope) ?? {
        kind: 'quote',
        line,
        blocks: innerBlocks(token.tokens, line, scope),
      },
  );
}

function list(token: Tokens.List, line: number, scope: Scope): ListBlock {
  let at = line;
  const itemOf = (item: Tokens.ListItem): ListItem => {
    const made = listItem(item, at, scope);
    at += newlines(item.raw);
    return made;
  };
  const items = scope.within(token.items.length + 1, () => token.items.map(itemOf));
  const start = typeof token.start === 'number' ? token.start : 1;
  return { kind: 'list', line, ordered: token.ordered, start, tight: !token.loose, items };
}

function listItem(token: Tokens.ListItem, line: number, scope: Scope): ListItem {
  const blocks = innerBlocks(token.tokens, line, scope);
  if (blocks.length === 0) scope.addLeaf();
  return token.task ? { line, checked: token.checked === true, blocks } : { line, blocks };
}

function table({ found }: TableToken, line: number, scope: Scope): Block {
  scope.addLeaf(found.head.length * (found.rows.length + 1));
  const cells = (row: readonly string[]) => row.map(cell => (cell === '' ? EMPTY : scope.inline(cell)));
  return { kind: 'table', line, align: found.align, head: cells(found.head), rows: found.rows.map(cells) };
}

/** There may be very many: rows are filled up with them. */
const EMPTY: Span[] = [];

/** A definition that the survey did not take for one is shown: nothing that was written gets lost. */
function definition(token: Tokens.Def, line: number, scope: Scope, flow: Flow): void {
  if (scope.defines(token.tag)) return;
  flow.add(scope.paragraph([{ text: unescapeText(token.raw.trim()) }], line));
}
