/**
 * Converts MDX to Markdown. Removes imports, exports and comments. Replaces components by their text, and expressions by their
 * readable part. Nothing is executed.
 */

import { countNewlines } from '../../util/count-newlines.js';
import { componentAt, endOfBraces } from './jsx.js';
import { indexOrEnd, rewriteLines } from './rewrite-lines.js';
import { KEPT_SHARE, type MarkerLimit, rewriteProse, withNewlines } from './rewrite-prose.js';
import { TextEdits } from './text-edits.js';

export function rewriteMdx(source: string): string {
  return rewriteProse(dedentComponents(removeModules(source)), replaceElements);
}

const IMPORT = /^[ \t]*import\s[^\n]+\sfrom\s+['"][^'"\n]+['"];?[ \t]*$/m;

/** Code units searched for imports, which are at the start of a file. */
const HEAD = 1 << 16;

/** Converts a `.md` file that is MDX, as all files of Docusaurus are. It has an import before its first code block. */
export function rewriteMdxInMarkdown(source: string): string {
  const head = source.slice(0, HEAD);
  if (!head.includes('import ')) return source;
  const fence = head.search(/^\s*(?:```|~~~)/m);
  return IMPORT.test(fence < 0 ? head : head.slice(0, fence)) ? rewriteMdx(source) : source;
}

const MODULE =
  /^(?:import\s*(?:["'{*]|[\w$]+[\s,])|export\s+(?:const|let|var|function|default|class|async|\{|\*))/;

/** Removes modules. A statement at the start of a block ends at the next blank line with no open brace. */
function removeModules(source: string): string {
  if (!/^(?:im|ex)port/m.test(source)) return source;
  return rewriteProse(source, prose => {
    let fresh = true;
    let open = 0;
    let within = false;
    return rewriteLines(prose, (start, end) => {
      const blank = isBlank(prose, start, end);
      if (within || fresh) {
        const row = prose.slice(start, end);
        if (within && blank && open <= 0) within = false;
        else if (!within && MODULE.test(row)) {
          within = true;
          open = 0;
        }
        if (within) open += row.split(/[{([]/).length - row.split(/[})\]]/).length;
      }
      fresh = blank;
      return within && end > start ? '' : undefined;
    });
  });
}

const VISIBLE = /\S/;

function isBlank(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (start < end && code > 0x20 && code < 0x7f) return false;
  return start === end || !VISIBLE.test(text.slice(start, end));
}

const OPENS = /^\s*<(?:[A-Z]|div|section|>)/;
const CLOSES = /^\s*<\/(?:[A-Z][\w.]*|div|section)?>\s*$/;

/** Removes the indentation of content inside components, because MDX has no indented code. */
function dedentComponents(source: string): string {
  let depth = 0;
  let tag = -1;
  return rewriteLines(source, (start, end) => {
    if (tag < start) tag = indexOrEnd(source, '<', start);
    const row = tag < end ? source.slice(start, end) : undefined;
    if (row !== undefined && CLOSES.test(row)) depth = Math.max(0, depth - 1);
    let from = start;
    while (from < start + 2 * depth && isIndent(source.charCodeAt(from))) from++;
    if (row !== undefined && opensComponent(row)) depth++;
    return from > start ? source.slice(from, end) : undefined;
  });
}

/** True for a line that starts with the only tag in it. */
function opensComponent(row: string): boolean {
  return OPENS.test(row) && row.indexOf('<') === row.lastIndexOf('<') && !row.endsWith('/');
}

function isIndent(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

const SPECIAL = /[`{<\\]/g;

/** Replaces comments, expressions and tags, except in code spans. */
function replaceElements(prose: string, limit: MarkerLimit): string {
  const edits = new TextEdits(prose);
  SPECIAL.lastIndex = 0;
  while (SPECIAL.test(prose)) {
    const at = SPECIAL.lastIndex - 1;
    const { length, text } = elementAt(prose, at);
    if (!limit.take(text === undefined ? KEPT_SHARE : 1)) break;
    SPECIAL.lastIndex = at + length;
    if (text === undefined) continue;
    const end = at + length;
    edits.replace(at, end, withNewlines(text, countNewlines(prose.slice(at, end))));
  }
  return edits.toString();
}

const CODE_SPAN = /^(`+)(?!`)[^\n]{0,400}?(?<!`)\1(?!`)/;

/** The element at `at`. Its `text` is undefined if it stays as it is. */
function elementAt(prose: string, at: number): { length: number; text?: string } {
  const char = prose[at] ?? '';
  if (char === '\\') return { length: 2 };
  if (char === '`') {
    const start = prose.slice(at, at + 1000);
    const [span] = CODE_SPAN.exec(start) ?? /^`+/.exec(start) ?? ['`'];
    return { length: span.length };
  }
  if (char === '<') return componentAt(prose, at) ?? { length: 1 };
  const end = endOfBraces(prose, at);
  if (end === undefined) return { length: 1 };
  return { length: end - at, text: expressionText(prose.slice(at + 1, end - 1)) };
}

/**
 * Readable part of an expression: the text of a string, else the expression if it is short. Empty for a comment or heading
 * anchor.
 */
function expressionText(expression: string): string {
  const value = expression.trim();
  const [, quoted] =
    /^(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)$/s.exec(value)?.filter(part => part !== undefined) ?? [];
  if (quoted !== undefined) return quoted;
  return /^[\w$.]+(?: [-+*/%] [\w$.]+)?$/.test(value) ? value : '';
}
