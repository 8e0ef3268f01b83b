/** Containers: `:::note` (Docusaurus, VitePress, Starlight, Quarto), `!!! note` and `=== "Tab"` (MkDocs), and its includes. */
import { alertFrame, alertTitle } from '../blocks/alerts.js';
import {
  type BlockExtension,
  type ClosingSearch,
  type ContainerToken,
  endOfLine,
  lineToken,
} from '../blocks/block-extension.js';
import { skipSpaces } from '../blocks/nesting-limits.js';
import { dedentLines, indentedRegion } from './indented-region.js';
import { parseAttributes } from './parse-attributes.js';

/** Its colons, name in braces with attributes, or plain name, label, attributes and title. */
const OPENING =
  /(:{3,})[ \t]*(?:\{[.:]?([a-z][\w-]*)([^}\n]*)\}|([a-z][\w-]*))[ \t]*(?:\[([^\]\n]*)\])?[ \t]*(?:\{([^}\n]*)\})?([^\n{]*)(?:\{[^}\n]*\})?[ \t]*(?=\n|$)/iy;
const CLOSING = /:{3,}[ \t]*(?=\n|$)/y;
/** Maximum nesting. Deeper ones are text, because each level is searched for its end. */
const MAX_DEPTH = 8;
/** Names without a meaning of their own: layout of columns and tabs. */
const LAYOUT =
  /^(?:code-group|columns?|column-margin|tabs?|tab-set|grid|cards?|steps|raw|v-pre|div|container|panel-tabset|center|contents)$/;

/** `:::name Title` up to `:::`. */
export const colonContainers: BlockExtension = {
  start: ': ',
  read(source, at, context) {
    const { closings } = context;
    // the pattern of an opening would take most of the time
    const mark = closings.isSpent ? undefined : markAt(source, at);
    // in a list item it may be indented like code, at top level that is code
    if (mark === undefined || (mark - at > 0 && !context.isInItem)) return undefined;
    const opening = context.depth < MAX_DEPTH ? openingAt(source, mark) : undefined;
    const end = opening && endOf(source, opening, closings);
    if (!opening || !end) return undefined;
    const tokens = context.lex(
      dedentLines(source.slice(opening.end + 1, Math.max(opening.end + 1, end.at - 1)), mark),
    );
    if (!tokens) return undefined;
    const { name, title } = nameOf(opening);
    const frame = LAYOUT.test(name) ? 'none' : alertFrame(name);
    const shown = frame === 'none' ? title : alertTitle(name, title);
    return { type: 'container', raw: source.slice(0, end.after), frame, title: shown, lines: 1, tokens };
  },
  interrupts: isOpening,
  contentIndent(source, at) {
    CLOSING.lastIndex = at;
    return isOpening(source, at) || CLOSING.test(source) ? 0 : undefined;
  },
  extent(source, at, closings) {
    const opening = closings.isSpent ? undefined : openingAt(source, at);
    const end = opening && endOf(source, opening, closings);
    return end && { end: end.after, isOpaque: false };
  },
};

function isOpening(source: string, at: number): boolean {
  OPENING.lastIndex = at;
  return source.startsWith(':::', at) && OPENING.test(source);
}

/** Offset of the colons at or after the spaces at `at`. */
function markAt(source: string, at: number): number | undefined {
  let mark = at;
  while (mark < at + 12 && source.charCodeAt(mark) === 0x20) mark++;
  return source.startsWith(':::', mark) ? mark : undefined;
}

interface Opening {
  colons: number;
  /** Groups of its rule. */
  groups: RegExpExecArray;
  /** End of its line. */
  end: number;
}

function openingAt(source: string, at: number): Opening | undefined {
  if (!source.startsWith(':::', at)) return undefined;
  OPENING.lastIndex = at;
  const groups = OPENING.exec(source);
  return groups ? { colons: (groups[1] ?? '').length, groups, end: OPENING.lastIndex } : undefined;
}

function nameOf({ groups }: Opening): { name: string; title: string } {
  const [, , braced, list = '', plain, label, attributes = '', title = ''] = groups;
  const name = (braced ?? plain ?? '').toLowerCase().replace(/^callout-/, '');
  const named = list || attributes ? parseAttributes(`${list} ${attributes}`).title : undefined;
  return { name, title: (label ?? named ?? title).trim() };
}

/** Finds the closing line. A line closes the innermost container with as many colons, else the innermost one. */
function endOf(
  source: string,
  opening: Opening,
  closings: ClosingSearch,
): { at: number; after: number } | undefined {
  const open = [opening.colons];
  let fence = '';
  const at = closings.run(source, opening.end + 1, piece => {
    for (let line = 0; line < piece.length; line = endOfLine(piece, line) + 1) {
      const mark = skipSpaces(piece, line);
      const code = piece.charCodeAt(mark);
      // Read by hand: most lines start with another character, and a pattern would create groups for each of the others.
      if (code !== COLON && code !== BACKTICK && code !== TILDE) continue;
      let end = mark + 1;
      while (piece.charCodeAt(end) === code) end++;
      if (end - mark < 3) continue;
      if (code !== COLON) {
        const marker = piece.slice(mark, end);
        if (code === BACKTICK && piece.slice(end, endOfLine(piece, end)).includes('`')) continue;
        if (fence === '') fence = marker;
        else if (marker.startsWith(fence)) fence = '';
      } else if (fence === '') {
        const more = piece.charCodeAt(skipSpaces(piece, end));
        if (isNameStart(more)) open.push(end - mark);
        else if (isBlankOrEnd(more)) {
          const same = open.lastIndexOf(end - mark);
          open.length = same < 0 ? open.length - 1 : same;
          if (open.length === 0) return line;
        }
      }
    }
    return undefined;
  });
  return at === undefined ? undefined : { at, after: endOfLine(source, at) };
}

const COLON = 0x3a;
const BACKTICK = 0x60;
const TILDE = 0x7e;

/** True for a letter and `{`, which start the name of a container. */
function isNameStart(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x7b;
}

/** True for white space, and for the `NaN` after the end of a text. */
function isBlankOrEnd(code: number): boolean {
  return code === 0x0a || Number.isNaN(code) || /\s/.test(String.fromCharCode(code));
}

const ADMONITION =
  /(?:!!!|\?\?\?\+?)[ \t]+(?<name>[\w-]+)(?:[ \t]+[\w-]+)*[ \t]*(?:"(?<title>[^"\n]*)")?[ \t]*(?=\n|$)/y;
const TAB = /===[!+]?[ \t]+"(?<title>[^"\n]*)"[ \t]*(?=\n|$)/y;

/** `!!! note "Title"`, `??? note` and `=== "Tab"`, with content that is indented by four columns. */
export const indentedContainers: BlockExtension = {
  start: '!?=',
  read(source, at, context): ContainerToken | undefined {
    const isTab = source.charCodeAt(at) === 0x3d;
    const rule = isTab ? TAB : ADMONITION;
    rule.lastIndex = at;
    const match = rule.exec(source);
    const region = match && indentedRegion(source, rule.lastIndex + 1, at + 4);
    const tokens = region && context.lex(region.text);
    if (!tokens) return undefined;
    const { name = '', title } = match.groups ?? {};
    const raw = source.slice(0, region.end);
    const frame = isTab ? 'none' : alertFrame(name);
    return {
      type: 'container',
      raw,
      frame,
      title: isTab ? (title ?? '') : alertTitle(name, title ?? ''),
      lines: 1,
      tokens,
    };
  },
  interrupts: isIndentedContainer,
  contentIndent: (source, at) => (isIndentedContainer(source, at) ? 4 : undefined),
};

function isIndentedContainer(source: string, at: number): boolean {
  const rule = source.charCodeAt(at) === 0x3d ? TAB : ADMONITION;
  rule.lastIndex = at;
  return rule.test(source);
}

const INCLUDE = /-{1,}8<-{1,}[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')[ \t]*(?=\n|$)/y;

/** `--8<-- "file.md"`, shown as a link to the file. */
export const includes: BlockExtension = {
  start: '-',
  read(source, at) {
    INCLUDE.lastIndex = at;
    const match = INCLUDE.exec(source);
    const path = match?.[1] ?? match?.[2];
    if (path === undefined) return undefined;
    const text = `Include: [${path.replace(/[[\]\\`*_<]/g, '\\$&')}](<${path.replace(/[<>]/g, encodeURIComponent)}>)`;
    return lineToken(source, INCLUDE.lastIndex, text);
  },
  interrupts(source, at) {
    INCLUDE.lastIndex = at;
    return INCLUDE.test(source);
  },
};
