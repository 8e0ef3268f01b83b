/** Converts JSX tags to text: finds the end of a tag, and its readable attributes. */
import { parseAttributes } from './parse-attributes.js';
import { imageMarkdown, linkTarget } from './write-markdown.js';

/** Maximum code units of a tag or value. A longer one is treated as text. */
const MAX_LENGTH = 2000;
/** Maximum nesting of braces. A value with more is treated as text. */
const MAX_DEPTH = 32;

/** Offset after the brace that closes the one at `at`, skipping strings. Undefined if there is none. */
export function endOfBraces(text: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < text.length && end < at + MAX_LENGTH; end++) {
    const char = text[end];
    if (char === '{') {
      if (++depth > MAX_DEPTH) return undefined;
    } else if (char === '}' && --depth === 0) return end + 1;
    else if (char === '"' || char === '`') {
      const close = text.slice(end + 1, at + MAX_LENGTH).indexOf(char);
      if (close >= 0) end += close + 1;
    }
  }
  return undefined;
}

/** Start of a tag: its name, or nothing for a fragment. */
const TAG = /<(\/?)(?:([A-Za-z][\w.:-]{0,190})(?=[\s/>])|(?=>))/y;

/**
 * Converts the tag at `at` to Markdown; undefined if there is no tag. HTML tags are kept, without values in
 * braces.
 */
export function componentAt(text: string, at: number): { length: number; text: string } | undefined {
  TAG.lastIndex = at;
  const [opening, closing = '', name = ''] = TAG.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const end = endOfTag(text, at + opening.length);
  if (end === undefined) return undefined;
  const inside = text.slice(at + opening.length, end - 1);
  const tag = { length: end - at };
  if (name === '') return { length: end - at, text: '' };
  if (/^[a-z]/.test(name)) return { ...tag, text: htmlTag(name, closing, inside) };
  if (closing) return { ...tag, text: '' };
  const link = name === 'Link' ? linkAt(text, end, parseAttributes(inside)) : undefined;
  return link
    ? { length: link.end - at, text: link.text }
    : { ...tag, text: visibleText(inside, text.slice(end, end + 2)) };
}

function endOfTag(text: string, from: number): number | undefined {
  for (let at = from; at < text.length && at < from + MAX_LENGTH; at++) {
    const char = text[at];
    if (char === '>') return at + 1;
    if (char === '<') return undefined;
    if (char === '{') {
      const end = endOfBraces(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (char === '"' || char === "'") {
      const close = text.slice(at + 1, from + MAX_LENGTH).indexOf(char);
      if (close < 0) return undefined;
      at += close + 1;
    }
  }
  return undefined;
}

function htmlTag(name: string, closing: string, inside: string): string {
  const plain = inside.replace(/\s+[\w:-]+=(?=\{)/g, ' ');
  let out = '';
  for (let at = 0; at < plain.length; at++) {
    const end = plain[at] === '{' ? endOfBraces(plain, at) : undefined;
    if (end === undefined) out += plain[at];
    else at = end - 1;
  }
  return `<${closing}${name}${out}>`;
}

function linkAt(text: string, from: number, { to, href }: Record<string, string>) {
  const target = to ?? href;
  const close = text.indexOf('</Link>', from);
  if (target === undefined || close < 0 || close > from + 500) return undefined;
  const shown = text.slice(from, close);
  return /[[\]<\n]/.test(shown)
    ? undefined
    : { end: close + '</Link>'.length, text: `[${shown}](${linkTarget(target)})` };
}

/**
 * Visible text of a component: its image or title. `after` is the text after the tag, from which a title must
 * be separated.
 */
function visibleText(inside: string, after: string): string {
  const attributes = parseAttributes(inside.replace(/\/\s*$/, ''));
  const text =
    attributes.caption ?? attributes.alt ?? attributes.title ?? attributes.label ?? attributes.header ?? '';
  if (attributes.src !== undefined && /\.(?:png|jpe?g|gif|webp|svg|avif)\b/i.test(attributes.src))
    return imageMarkdown(text, attributes.src);
  const apart = /^[^\s<]|^<[^/]/.test(after) && !/\/\s*$/.test(inside);
  return text && `**${text}**${apart ? ': ' : ''}`;
}
