/** Tags of components, as text: where one ends, and what can be read of it. */
import { address, attributes, image } from './code-fences.js';

/** A longer tag or value is none. */
const LONGEST = 2000;
/** Braces within braces; a value with more is none. */
const DEEPEST = 32;

/** Where the braces that open at `at` are closed, strings heeded; undefined where they are not. */
export function endOfBraces(text: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < text.length && end < at + LONGEST; end++) {
    const mark = text[end];
    if (mark === '{') {
      if (++depth > DEEPEST) return undefined;
    } else if (mark === '}' && --depth === 0) return end + 1;
    else if (mark === '"' || mark === '`') {
      const close = text.slice(end + 1, at + LONGEST).indexOf(mark);
      if (close >= 0) end += close + 1;
    }
  }
  return undefined;
}

/** The tag at `at` and what it is in Markdown; undefined where there is no tag. HTML's own stay, without values in braces. */
export function component(text: string, at: number): { length: number; text: string } | undefined {
  const [opening, closing = '', name = ''] =
    /^<(\/?)(?:([A-Za-z][\w.:-]*)(?=[\s/>])|(?=>))/.exec(text.slice(at, at + 200)) ?? [];
  if (opening === undefined) return undefined;
  const end = endOfTag(text, at + opening.length);
  if (end === undefined) return undefined;
  const inside = text.slice(at + opening.length, end - 1);
  const given = { length: end - at };
  if (name === '') return { ...given, text: '' };
  if (/^[a-z]/.test(name)) return { ...given, text: html(name, closing, inside) };
  if (closing) return { ...given, text: '' };
  const link = name === 'Link' ? linkAt(text, end, attributes(inside)) : undefined;
  return link
    ? { length: link.end - at, text: link.text }
    : { ...given, text: said(inside, text.slice(end, end + 2)) };
}

function endOfTag(text: string, from: number): number | undefined {
  for (let at = from; at < text.length && at < from + LONGEST; at++) {
    const mark = text[at];
    if (mark === '>') return at + 1;
    if (mark === '<') return undefined;
    if (mark === '{') {
      const end = endOfBraces(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (mark === '"' || mark === "'") {
      const close = text.slice(at + 1, from + LONGEST).indexOf(mark);
      if (close < 0) return undefined;
      at += close + 1;
    }
  }
  return undefined;
}

function html(name: string, closing: string, inside: string): string {
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
    : { end: close + '</Link>'.length, text: `[${shown}](${address(target)})` };
}

/** What a reader would see of the tag itself: its picture, its title. `after`: what follows it, to be told from a title. */
function said(inside: string, after: string): string {
  const given = attributes(inside.replace(/\/\s*$/, ''));
  const text = given.caption ?? given.alt ?? given.title ?? given.label ?? given.header ?? '';
  if (given.src !== undefined && /\.(?:png|jpe?g|gif|webp|svg|avif)\b/i.test(given.src))
    return image(text, given.src);
  const apart = /^[^\s<]|^<[^/]/.test(after) && !/\/\s*$/.test(inside);
  return text && `**${text}**${apart ? ': ' : ''}`;
}
