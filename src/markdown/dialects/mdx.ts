/**
 * MDX as Markdown: imports, exports and comments go, components give way to their text, and values in braces to what
 * can be read of them. Nothing in it runs.
 */

import { lines, rewriteProse } from './code-fences.js';
import type { Dialect } from './dialect.js';
import { component, endOfBraces } from './jsx.js';

export const mdx: Dialect = source => rewriteProse(dedented(withoutModules(source)), elements);

const IMPORT = /^[ \t]*import\s[^\n]+\sfrom\s+['"][^'"\n]+['"];?[ \t]*$/m;

/** Modules are imported at a file's head: no more code units of it are searched for that. */
const HEAD = 1 << 16;

/** Docusaurus takes every file for MDX: one that imports something before its first block of code is. */
export const mdxWithin: Dialect = source => {
  const head = source.slice(0, HEAD);
  if (!head.includes('import ')) return source;
  const fence = head.search(/^\s*(?:```|~~~)/m);
  return IMPORT.test(fence < 0 ? head : head.slice(0, fence)) ? mdx(source) : source;
};

const MODULE =
  /^(?:import\s*(?:["'{*]|[\w$]+[\s,])|export\s+(?:const|let|var|function|default|class|async|\{|\*))/;

/** A statement that begins a block goes to the blank line after it at which no brace is open. */
function withoutModules(source: string): string {
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

/** MDX has no indented code: what stands in a component is set in by its author to show that. */
function dedented(source: string): string {
  let depth = 0;
  return source
    .split('\n')
    .map(row => {
      if (CLOSES.test(row)) depth = Math.max(0, depth - 1);
      let indent = 0;
      while (indent < 2 * depth && (row[indent] === ' ' || row[indent] === '\t')) indent++;
      const less = row.slice(indent);
      if (OPENS.test(row)) depth++;
      return less;
    })
    .join('\n');
}

/** Comments, values, tags; code within a line stays. */
function elements(prose: string): string {
  let out = '';
  for (let at = 0; at < prose.length; ) {
    const next = prose.slice(at).search(/[`{<\\]/);
    if (next < 0) return out + prose.slice(at);
    out += prose.slice(at, at + next);
    at += next;
    const { length, text } = element(prose, at);
    const taken = prose.slice(at, at + length);
    out += text + '\n'.repeat(Math.max(0, lines(taken) - lines(text)));
    at += length;
  }
  return out;
}

function element(prose: string, at: number): { length: number; text: string } {
  const mark = prose[at] ?? '';
  if (mark === '\\') return kept(prose, at, 2);
  if (mark === '`') {
    const span = /^(`+)(?!`)[^\n]{0,400}?(?<!`)\1(?!`)/.exec(prose.slice(at, at + 1000));
    return kept(prose, at, span?.[0].length ?? /^`+/.exec(prose.slice(at, at + 1000))?.[0].length ?? 1);
  }
  if (mark === '<') return component(prose, at) ?? kept(prose, at, 1);
  const end = endOfBraces(prose, at);
  if (end === undefined) return kept(prose, at, 1);
  return { length: end - at, text: readable(prose.slice(at + 1, end - 1)) };
}

function kept(prose: string, at: number, length: number): { length: number; text: string } {
  return { length, text: prose.slice(at, at + length) };
}

/** A text is itself, a comment and a heading's own anchor are nothing, any other value is as it is written, if short. */
function readable(written: string): string {
  const value = written.trim();
  const [, quoted] =
    /^(?:"([^"]*)"|'([^']*)'|`([^`$]*)`)$/s.exec(value)?.filter(part => part !== undefined) ?? [];
  if (quoted !== undefined) return quoted;
  return /^[\w$.]+(?: [-+*/%] [\w$.]+)?$/.test(value) ? value : '';
}
