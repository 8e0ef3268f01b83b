/**
 * Converts MDX to Markdown: removes imports, exports and comments, replaces components by their text and
 * expressions by their readable part. Nothing is executed.
 */

import { countNewlines } from '../../util/count-newlines.js';
import { componentAt, endOfBraces } from './jsx.js';
import { rewriteProse } from './rewrite-prose.js';

export function rewriteMdx(source: string): string {
  return rewriteProse(dedentComponents(removeModules(source)), replaceElements);
}

const IMPORT = /^[ \t]*import\s[^\n]+\sfrom\s+['"][^'"\n]+['"];?[ \t]*$/m;

/** Code units searched for imports, which are at the start of a file. */
const HEAD = 1 << 16;

/**
 * Converts a `.md` file that is MDX, as Docusaurus treats all files: one with an import before its first code
 * block.
 */
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
  return rewriteProse(source, prose => {
    let fresh = true;
    let open = 0;
    let within = false;
    return prose
      .split('\n')
      .map(row => {
        const blank = row.trim() === '';
        if (within && blank && open <= 0) within = false;
        else if (!within && fresh && MODULE.test(row)) {
          within = true;
          open = 0;
        }
        if (within) open += row.split(/[{([]/).length - row.split(/[})\]]/).length;
        fresh = blank;
        return within ? '' : row;
      })
      .join('\n');
  });
}

const OPENS = /^\s*<(?:[A-Z][\w.]*|div|section|>)(?:[^<]*[^/<])?>?\s*$/;
const CLOSES = /^\s*<\/(?:[A-Z][\w.]*|div|section)?>\s*$/;

/** Removes the indentation of content inside components, because MDX has no indented code. */
function dedentComponents(source: string): string {
  let depth = 0;
  return source
    .split('\n')
    .map(row => {
      if (CLOSES.test(row)) depth = Math.max(0, depth - 1);
      let indent = 0;
      while (indent < 2 * depth && (row[indent] === ' ' || row[indent] === '\t')) indent++;
      const dedented = row.slice(indent);
      if (OPENS.test(row)) depth++;
      return dedented;
    })
    .join('\n');
}

/** Replaces comments, expressions and tags, except in code spans. */
function replaceElements(prose: string): string {
  let out = '';
  for (let at = 0; at < prose.length; ) {
    const next = prose.slice(at).search(/[`{<\\]/);
    if (next < 0) return out + prose.slice(at);
    out += prose.slice(at, at + next);
    at += next;
    const { length, text } = elementAt(prose, at);
    const taken = prose.slice(at, at + length);
    out += text + '\n'.repeat(Math.max(0, countNewlines(taken) - countNewlines(text)));
    at += length;
  }
  return out;
}

function elementAt(prose: string, at: number): { length: number; text: string } {
  const char = prose[at] ?? '';
  if (char === '\\') return unchanged(prose, at, 2);
  if (char === '`') {
    const span = /^(`+)(?!`)[^\n]{0,400}?(?<!`)\1(?!`)/.exec(prose.slice(at, at + 1000));
    return unchanged(prose, at, span?.[0].length ?? /^`+/.exec(prose.slice(at, at + 1000))?.[0].length ?? 1);
  }
  if (char === '<') return componentAt(prose, at) ?? unchanged(prose, at, 1);
  const end = endOfBraces(prose, at);
  if (end === undefined) return unchanged(prose, at, 1);
  return { length: end - at, text: expressionText(prose.slice(at + 1, end - 1)) };
}

function unchanged(prose: string, at: number, length: number): { length: number; text: string } {
  return { length, text: prose.slice(at, at + length) };
}

/**
 * Readable part of an expression: the text of a string, nothing for a comment or heading anchor, else the
 * expression if it is short.
 */
function expressionText(expression: string): string {
  const value = expression.trim();
  const [, quoted] =
    /^(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)$/s.exec(value)?.filter(part => part !== undefined) ?? [];
  if (quoted !== undefined) return quoted;
  return /^[\w$.]+(?: [-+*/%] [\w$.]+)?$/.test(value) ? value : '';
}
