/** Syntax of kramdown, Python-Markdown and Pandoc: attribute lists, abbreviations, definition lists, Markdown in HTML. */

import { countNewlines } from '../../util/count-newlines.js';
import {
  type BlockExtension,
  endOfLine,
  groupToken,
  type Token,
  type Tokens,
} from '../blocks/block-extension.js';
import { startsWithLetter } from '../blocks/line-kinds.js';
import type { InlineExtension } from '../inline/inline-extension.js';
import { slugText } from '../slug-text.js';
import { type HeadingParts, NO_ANCHORS } from '../syntax.js';

const ITEM = String.raw`(?:[#.][^\s{}"'=]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
const LIST = String.raw`\{:[ \t]*(?:${ITEM}|[\w./:-]+)(?:[ \t]+(?:${ITEM}|[\w./:-]+))*[ \t]*\}|\{[ \t]*${ITEM}(?:[ \t]+${ITEM})*[ \t]*\}`;
const ATTRIBUTES = new RegExp(LIST, 'y');
const LINE = new RegExp(`(?:${LIST}|\\{::?/?[a-z][^{}\\n]{0,200}\\})[ \\t]*(?=\\n|$)`, 'y');
const AT_END = new RegExp(`[ \\t]*(?:${LIST}|\\{/\\*[ \\t]*#?([^\\s{}*]+)[ \\t]*\\*/\\})[ \\t]*$`);
const IDENTIFIER = /#([^\s{}#.]+(?:\.[^\s{}#.]+)*)/g;
const QUOTED = /"[^"]*"|'[^']*'/g;

/** Identifiers in an attribute list: `{: #a .b}`. */
function identifiers(list: string): string[] {
  const found: string[] = [];
  const text = /["']/.test(list) ? list.replace(QUOTED, '') : list;
  IDENTIFIER.lastIndex = 0;
  for (let match = IDENTIFIER.exec(text); match; match = IDENTIFIER.exec(text)) found.push(match[1] ?? '');
  return found;
}

/** Attribute list directly after an image, link, code span or emphasis. */
export const inlineAttributes: InlineExtension = {
  start: '{',
  read(source, at) {
    if (at > 0 ? !')]`*_>'.includes(source.charAt(at - 1)) : source.charCodeAt(1) !== 0x3a) return undefined;
    ATTRIBUTES.lastIndex = at;
    const match = ATTRIBUTES.exec(source);
    if (!match) return undefined;
    return {
      end: ATTRIBUTES.lastIndex,
      nodes: identifiers(match[0]).map(anchor => ({ kind: 'anchor', anchor })),
    };
  },
};

/** Attribute list on a line of its own, for the block before or after it. `{:toc}` removes the list it replaces. */
export const attributeLines: BlockExtension = {
  start: '{',
  read(source, at, { previous }): Token | undefined {
    LINE.lastIndex = at;
    const match = LINE.exec(source);
    if (!match) return undefined;
    const last = previous.at(-1) as Tokens.List | undefined;
    if (/^\{:\s*toc\b/i.test(match[0]) && last?.type === 'list' && last.items.length === 1) hide(last);
    return { type: 'anchors', raw: source.slice(0, LINE.lastIndex), anchors: identifiers(match[0]) };
  },
  interrupts(source, at) {
    LINE.lastIndex = at;
    return LINE.test(source);
  },
};

/** Turns a token into white space, so that its lines still count. */
function hide(token: { type: string }): void {
  token.type = 'space';
}

/** Splits the attribute list off the end of a heading: `{#id}`, `{: #id .a}`, `{/* id *\/}`. */
export function splitHeading(text: string): HeadingParts {
  const brace = text.lastIndexOf('{');
  if (brace < 1 || text.charAt(brace - 1) === '\\') return { text, anchors: NO_ANCHORS };
  let blank = brace;
  while (blank > 0 && /[ \t]/.test(text.charAt(blank - 1))) blank--;
  const match = AT_END.exec(text.slice(blank));
  if (match?.index !== 0) return { text, anchors: NO_ANCHORS };
  const anchors = match[1] === undefined ? identifiers(match[0]) : [match[1]];
  return { text: text.slice(0, blank), anchors };
}

const ABBREVIATION = /\*\[([^\]\n]{1,200})\]:[ \t]*([^\n]*)(?=\n|$)/y;

/** Lines `*[HTML]: Hypertext Markup Language`, shown as a list. */
export const abbreviations: BlockExtension = {
  start: '*',
  read(source, start) {
    const items: Tokens.ListItem[] = [];
    let at = start;
    let end = start;
    for (let match = abbreviationAt(source, at); match; match = abbreviationAt(source, at)) {
      const text = `**${match[1]}:** ${match[2]}`;
      items.push({
        type: 'list_item',
        raw: '\n',
        task: false,
        loose: false,
        text,
        tokens: [paragraph(text, text)],
      });
      end = at + match[0].length;
      at = end + 1;
    }
    return items.length === 0 ? undefined : list(source.slice(0, end), items);
  },
  interrupts: (source, at) => abbreviationAt(source, at) !== undefined,
};

function abbreviationAt(source: string, at: number): RegExpExecArray | undefined {
  ABBREVIATION.lastIndex = at;
  return ABBREVIATION.exec(source) ?? undefined;
}

function paragraph(raw: string, text: string): Tokens.Paragraph {
  return { type: 'paragraph', raw, text, tokens: [] };
}

function list(raw: string, items: Tokens.ListItem[]): Tokens.List {
  return { type: 'list', raw, ordered: false, start: '', loose: false, items };
}

const DEFINITION = /:[ \t]+(?=\S)/y;
/** Markup in a term, which its anchor does not have. */
const MARKUP = /[*_`[\]]|\([^)]*\)/g;
/** A paragraph with more or longer lines is no list of terms. */
const MAX_TERMS = 4;
const MAX_TERM = 120;

/** `Term` and `: Its definition`. Terms are anchors. */
export const definitionLists: BlockExtension = {
  start: ':',
  read(source, at, context) {
    const terms = isDefinition(source, at) ? termsBefore(context.previous) : undefined;
    if (!terms) return undefined;
    const { raw, text } = terms.token;
    const { definitions, end } = readDefinitions(source, at);
    const tokens: Token[] = [];
    const lines = text.trim().split('\n');
    for (const line of lines) {
      tokens.push({
        type: 'anchors',
        raw: '',
        anchors: [slugText(line.replace(MARKUP, '').trim())],
      });
      tokens.push({ type: 'term', raw: `${line}\n`, text: line.trim() });
    }
    if (terms.blank) tokens.push({ type: 'space', raw: terms.blank.slice(1) });
    for (const definition of definitions) {
      const content = context.lex(definition);
      if (!content) return undefined;
      for (const token of content) tokens.push(token);
      tokens.push({ type: 'space', raw: '\n' });
    }
    hide(terms.token);
    const before = countNewlines(raw + terms.blank);
    const item = {
      type: 'list_item',
      raw: '',
      task: false,
      loose: false,
      text: '',
      tokens,
    } as unknown as Tokens.ListItem;
    const lineOffset = raw.endsWith('\n') || terms.blank ? -before : -before - 1;
    return groupToken(source.slice(0, end), [list('', [item])], lineOffset);
  },
  interrupts: isDefinition,
  continues: isDefinition,
  contentIndent: (source, at) => (isDefinition(source, at) ? 4 : undefined),
};

function isDefinition(source: string, at: number): boolean {
  DEFINITION.lastIndex = at;
  return DEFINITION.test(source);
}

/** The paragraph of terms before a definition, with the blank line between them. */
function termsBefore(previous: readonly Token[]): { token: Tokens.Paragraph; blank: string } | undefined {
  const last = previous.at(-1);
  const isBlank = last?.type === 'space';
  const token = (isBlank ? previous.at(-2) : last) as Tokens.Paragraph | undefined;
  const type: string | undefined = token?.type;
  if (!token || (type !== 'paragraph' && type !== 'text')) return undefined;
  const text = token.text.trim();
  if (text.includes('\n')) {
    const lines = text.split('\n', MAX_TERMS + 1);
    if (lines.length > MAX_TERMS || lines.some(line => line.length > MAX_TERM)) return undefined;
  } else if (text.length > MAX_TERM) return undefined;
  return { token, blank: isBlank ? (last?.raw ?? '') : '' };
}

/** Reads the definitions from `at` on: the text of each without its marker and indentation. */
function readDefinitions(source: string, from: number): { definitions: string[]; end: number } {
  const definitions: string[][] = [];
  let blanks = 0;
  let end = from;
  for (let at = from; at < source.length; ) {
    const lineEnd = endOfLine(source, at);
    const line = source.slice(at, lineEnd);
    const indented = /^(?: {2,4}|\t)(?=[ \t]*\S)/.exec(line);
    if (line.trim() === '') blanks++;
    else {
      const marker = /^ {0,3}:[ \t]+(?=\S)/.exec(line);
      const lines = definitions.at(-1);
      if (marker && (!indented || indented[0].length < 4)) definitions.push([line.slice(marker[0].length)]);
      else if (!lines || (!indented && (blanks > 0 || isTerm(source, lineEnd)))) break;
      else {
        for (; blanks > 0; blanks--) lines.push('');
        lines.push(line.slice(indented?.[0].length ?? 0));
      }
      blanks = 0;
      end = lineEnd;
    }
    at = lineEnd + 1;
    const textEnd = blanks === 0 ? textLinesEnd(source, at) : 0;
    if (textEnd === 0) continue;
    definitions.at(-1)?.push(source.slice(at, textEnd));
    end = textEnd;
    at = textEnd + 1;
  }
  return { definitions: definitions.map(lines => lines.join('\n')), end };
}

/** End of the lines at `at` that start with a letter and are no term. They are read at once, because there may be a million. */
function textLinesEnd(source: string, at: number): number {
  let end = 0;
  for (let start = at; startsWithLetter(source, start); start = end + 1) {
    const lineEnd = endOfLine(source, start);
    if (isTerm(source, lineEnd)) break;
    end = lineEnd;
  }
  return end;
}

/** True if a definition follows the line that ends at `end`, so that the line is the next term. */
function isTerm(source: string, end: number): boolean {
  return isDefinition(source, end + 1);
}

const MARKDOWN_TAG =
  /<[a-z][\w-]{0,40}(?:[ \t\n][^<>]{0,500}?)?[ \t\n]markdown(?:=(?:"(?:1|block|span|true)"|'(?:1|block|span|true)'|1|block|span|true))?(?=[ \t\n>])[^<>]{0,500}>/iy;

/** Length of a tag whose content is Markdown: `<div markdown="1">`. */
export function markdownTagLength(source: string, at: number): number | undefined {
  MARKDOWN_TAG.lastIndex = at;
  return MARKDOWN_TAG.test(source) ? MARKDOWN_TAG.lastIndex - at : undefined;
}
