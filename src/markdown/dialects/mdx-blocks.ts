/** Blocks of MDX: tags on lines of their own, expressions, modules and indented text. Nothing is executed. */
import {
  type BlockContext,
  type BlockExtension,
  type ClosingSearch,
  endOfLine,
  groupToken,
  lineToken,
  type Token,
} from '../blocks/block-extension.js';
import { skipSpaces } from '../blocks/nesting-limits.js';
import { endOfBraces, MAX_LENGTH } from '../html/braces.js';
import { indentedRegion } from './indented-region.js';
import { expressionAt, isComponent, type JsxTag, readJsxTag } from './jsx.js';

/** Elements that the HTML reader reads with their content. The content of all others is Markdown. */
const STRUCTURAL =
  /^(?:table|thead|tbody|tfoot|tr|td|th|ul|ol|li|dl|dt|dd|details|summary|pre|script|style|textarea|blockquote|h[1-6]|svg|math|select|picture|object|video|audio|iframe|template)$/;
/** Elements without content. */
const VOID = /^(?:img|br|hr|input|source|embed|wbr)$/;
/** Elements that have no content if their tag ends with a slash. */
const MEDIA = /^(?:video|audio|iframe|object)$/;
/** Maximum nesting of indented content. Deeper content is read without removing its indentation. */
const MAX_DEPTH = 12;

/** Tags on lines of their own, with the content after them if it is indented. */
export const jsxBlocks: BlockExtension = {
  start: '<',
  read(source, at, context) {
    const line = tagLine(source, at);
    if (!line) return undefined;
    const raw = source.slice(0, line.end);
    const label = line.hasText
      ? lineToken(source, line.end)
      : ({ type: 'anchors', raw, anchors: [] } as const);
    const region = line.opens ? contentRegion(source, line.end + 1, context) : undefined;
    const tokens = region && context.lex(region.text);
    if (!tokens) return label;
    const whole: Token[] = [{ ...label, raw: `${raw}\n` }];
    for (const token of tokens) whole.push(token);
    return groupToken(source.slice(0, region.end), whole);
  },
  interrupts: (source, at) => matches(ENDS_WITH_TAG, source, at) && tagLine(source, at)?.isComponent === true,
  extent(source, at) {
    const line = matches(WITHOUT_VALUES, source, at) ? undefined : tagLine(source, at);
    return line && /\n[ \t]*\n/.test(source.slice(at, line.end))
      ? { end: line.end + 1, isOpaque: true }
      : undefined;
  },
};

interface TagLine {
  /** End of the line on which the last tag ends. */
  end: number;
  /** True if the last tag has content. */
  opens: boolean;
  isComponent: boolean;
  /** True if a tag has attributes, whose text may be shown. */
  hasText: boolean;
}

/** Matches a line that may end with a tag. Other lines do not interrupt a paragraph. */
const ENDS_WITH_TAG = /<[^\n]*>[ \t]*(?=\n|$)/y;
/** Fast path: matches a line of tags without values, none of which continues on the next line. */
const WITHOUT_VALUES = /<[^{"'\n]*>[ \t]*(?=\n|$)/y;

function matches(rule: RegExp, source: string, at: number): boolean {
  rule.lastIndex = at;
  return rule.test(source);
}

/** Maximum code units of a tag with its name. */
const MAX_TAG = MAX_LENGTH + 200;

/** Reads the tags at `at` if the lines hold nothing else. */
function tagLine(source: string, at: number): TagLine | undefined {
  // a search for one character, because reading a value in braces that has no end takes longer
  if (!source.slice(at, at + MAX_TAG).includes('>')) return undefined;
  let end = at;
  let tag: JsxTag | undefined;
  let hasText = false;
  for (;;) {
    const next = source.charCodeAt(end) === 0x3c ? readJsxTag(source, end) : undefined;
    if (!next) break;
    if (!isComponent(next) && (STRUCTURAL.test(next.name) || VOID.test(next.name))) return undefined;
    tag = next;
    // Also one without attributes, which is counted.
    hasText ||= next.inside !== '' || next.selfClosing;
    end = skipSpaces(source, next.end);
  }
  if (!tag || (end < source.length && source.charCodeAt(end) !== 0x0a)) return undefined;
  return { end, opens: !tag.closing && !tag.selfClosing, isComponent: isComponent(tag), hasText };
}

/** The lines from `from` on that are indented as far as the first of them. */
function contentRegion(source: string, from: number, { depth }: BlockContext) {
  if (depth >= MAX_DEPTH) return undefined;
  const [, indent = ''] = /^(?:[ \t]*\n)*([ \t]*)/.exec(source.slice(from, from + MAX_LOOK)) ?? [];
  return indent === '' ? undefined : indentedRegion(source, from, columns(indent));
}

/** Code units in which the first line of the content must start. */
const MAX_LOOK = 400;

function columns(indent: string): number {
  let width = 0;
  for (const char of indent) width += char === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** Text that is indented by four columns or more: MDX has no indented code. */
export const indentedText: BlockExtension = {
  start: ' \t',
  read(source, _at, context) {
    const region = contentRegion(source, 0, context);
    const tokens = region && context.lex(region.text);
    return tokens && groupToken(source.slice(0, region.end), tokens);
  },
};

/** Expressions and comments on lines of their own. */
export const expressionBlocks: BlockExtension = {
  start: '{',
  read(source, at, { closings }) {
    const end = endOfExpression(source, at, closings);
    if (end === undefined) return undefined;
    const raw = source.slice(0, end);
    const text = expressionAt(source, at)?.text ?? '';
    return text === '' ? { type: 'space', raw } : lineToken(source, end);
  },
  extent(source, at, closings) {
    const end = endOfExpression(source, at, closings);
    return end !== undefined && /\n[ \t]*\n/.test(source.slice(at, end))
      ? { end: end + 1, isOpaque: true }
      : undefined;
  },
};

/** End of the line of an expression that starts at `at`, if nothing follows it. */
function endOfExpression(source: string, at: number, closings: ClosingSearch): number | undefined {
  let end = endOfBraces(source, at);
  if (end === undefined && source.startsWith('{/*', at)) {
    const close = closings.find(source, '*/}', at + 3);
    end = close === undefined ? undefined : close + 3;
  }
  if (end === undefined) return undefined;
  const lineEnd = endOfLine(source, end);
  return source.slice(end, lineEnd).trim() === '' ? lineEnd : undefined;
}

const MODULE =
  /(?:import\s*(?:["'{*]|[\w$]+[\s,])|export\s+(?:const|let|var|function|default|class|async|\{|\*))/y;
const BLANK_LINE = /\n[ \t]*(?=\n|$)/g;

/** `import` and `export` statements at the start of a block. A statement ends at a blank line with no open brace. */
export const modules: BlockExtension = {
  start: 'ie',
  read(source, at, { closings, isTopLevel }) {
    const end = at === 0 && isTopLevel ? moduleEnd(source, at, closings) : undefined;
    return end === undefined ? undefined : { type: 'space', raw: source.slice(0, end) };
  },
  extent(source, at, closings) {
    const end = at === 0 || source.charCodeAt(at - 1) === 0x0a ? moduleEnd(source, at, closings) : undefined;
    return end === undefined ? undefined : { end: Math.min(source.length, end + 1), isOpaque: true };
  },
};

function moduleEnd(source: string, at: number, closings: ClosingSearch): number | undefined {
  MODULE.lastIndex = at;
  if (!MODULE.test(source)) return undefined;
  let first: number | undefined;
  const end = closings.run(source, at, piece => {
    let open = 0;
    let from = 0;
    BLANK_LINE.lastIndex = 0;
    for (let match = BLANK_LINE.exec(piece); match; match = BLANK_LINE.exec(piece)) {
      first ??= match.index;
      open += braces(piece.slice(from, match.index));
      from = match.index;
      if (open <= 0) return match.index;
    }
    return at + piece.length === source.length && open + braces(piece.slice(from)) <= 0
      ? piece.length
      : undefined;
  });
  return end ?? (first === undefined ? endOfLine(source, at) : at + first);
}

/** Number of braces that are open at the end of `text`. */
function braces(text: string): number {
  return text.split(/[{([]/).length - text.split(/[})\]]/).length;
}

/** Length of the HTML at `at`: 0 if it is JSX, only the tag if it has no content. */
export function jsxTagLength(source: string, at: number): number | undefined {
  // components need not be read here
  const code = source.charCodeAt(source.charCodeAt(at + 1) === 0x2f ? at + 2 : at + 1);
  if ((code >= 0x41 && code <= 0x5a) || code === 0x3e) return 0;
  const tag = readJsxTag(source, at);
  const isVoid = tag && (VOID.test(tag.name) || (tag.selfClosing && MEDIA.test(tag.name)));
  if (!tag || (!isVoid && STRUCTURAL.test(tag.name) && !tag.name.includes('.'))) return undefined;
  if (!isVoid) return 0;
  return /^[ \t]*(?:\n|$)/.test(source.slice(tag.end, tag.end + 80)) ? tag.end - at : 0;
}

/** Imports at the start of a block. One that is indented is code, and one inside a paragraph is an example. */
const IMPORT =
  /(?:^|\n[ \t]*\n)import\s+(?=["'{*]|[\w$]+(?:,|\s+from\b))(?:[^\n]+\n(?=import\s|[ \t}])){0,30}?[^\n]*["'\s}]from\s+['"][^'"\n]+['"];?[ \t]*(?=\n|$)/;
/** Code units searched for imports, which are at the start of a file. */
const HEAD = 1 << 16;

/** True for MDX, also in a `.md` file, as all files of Docusaurus are: it has an import before its first code block. */
export function isMdx(path: string, source: string): boolean {
  if (/\.mdx$/i.test(path)) return true;
  const head = source.slice(0, HEAD).trimStart();
  if (!head.includes('import ')) return false;
  const fence = head.search(/^\s*(?:```|~~~)/m);
  return IMPORT.test(fence < 0 ? head : head.slice(0, fence));
}
