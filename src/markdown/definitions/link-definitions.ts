/** Parses link definitions (CommonMark 0.31, section 4.7). */
import { countNewlines } from '../../util/count-newlines.js';
import { endOfLine } from '../blocks/block-extension.js';
import { normaliseLabel } from '../inline/destination.js';
import { paragraphBreak } from '../prescan/paragraph-continuation.js';
import type { TemplateReader } from '../template-reader.js';

/** Target and title as written. Escapes and character references are decoded on use. */
export interface LinkDefinition {
  target: string;
  title?: string;
}

interface ParsedDefinition {
  key: string;
  definition: LinkDefinition;
  /** Offset after its last line. */
  end: number;
}

const DEFINITION =
  /\[((?:\\[^\n]|[^[\]\\\n]|\\?\n(?![ \t]*\n)){1,999})\]:[ \t]*(?:\n[ \t]*)?(<(?:\\.|[^\n<>\\])*>|[^<\s][^\s]*)(?:(?:[ \t]+(?:\n[ \t]*)?|[ \t]*\n[ \t]*)("(?:\\[\s\S]|[^"\\\n]|\n(?![ \t]*\n))*"|'(?:\\[\s\S]|[^'\\\n]|\n(?![ \t]*\n))*'|\((?:\\[\s\S]|[^()\\\n]|\n(?![ \t]*\n))*\)))?[ \t]*(?:\n|$)/y;
/** Label of a definition whose line holds a template tag. */
const TEMPLATE_LABEL = /\[((?:\\[^\n]|[^[\]\\\n]){1,999})\]:[ \t]*(?=[^\n]*\{[{%])/y;
const TITLE = /(?:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|\(([^)\n]*)\)))?[ \t]*(?:\n|$)/y;
const BLANK_LABEL = /^\s*$|\n[ \t]*\n/;

/**
 * Parses the link definition whose `[` is at `at`. It is part of a paragraph, and ends where that does. `indent` is the
 * indentation of the container around it; `templateAt` reads template tags in its target.
 */
export function linkDefinitionAt(
  source: string,
  at: number,
  indent = 0,
  templateAt?: TemplateReader,
): ParsedDefinition | undefined {
  return (
    (templateAt && templateDefinitionAt(source, at, templateAt)) ?? plainDefinitionAt(source, at, indent)
  );
}

/** Lines and code units in which a definition in a quote must end. Each line may start one, and the next ones are read again. */
const MAX_LINES = 16;
const MAX_LENGTH = 4000;

/** Parses a link definition in a quote or list. Its `[` at `bracket` follows markers or indentation on the line at `start`. */
export function nestedLinkAt(
  source: string,
  start: number,
  bracket: number,
  templateAt?: TemplateReader,
): ParsedDefinition | undefined {
  const before = source.slice(start, bracket);
  const quotes = before.split('>').length - 1;
  if (quotes === 0) return linkDefinitionAt(source, bracket, bracket - start, templateAt);
  const markers = new RegExp(`(?:[ \\t]*>){0,${quotes}} ?`, 'y');
  const lines: string[] = [];
  const ends: number[] = [];
  let length = 0;
  for (let at = bracket; at < source.length && lines.length < MAX_LINES && length < MAX_LENGTH; ) {
    markers.lastIndex = at;
    const from = lines.length > 0 && markers.test(source) ? markers.lastIndex : at;
    at = endOfLine(source, from) + 1;
    const line = source.slice(from, at);
    length += line.length;
    lines.push(line);
    ends.push(Math.min(at, source.length));
  }
  const text = lines.join('');
  const link = linkDefinitionAt(text, 0, before.length - before.lastIndexOf('>') - 1, templateAt);
  return link && { ...link, end: ends[countNewlines(text.slice(0, link.end - 1))] ?? source.length };
}

function plainDefinitionAt(source: string, at: number, indent: number): ParsedDefinition | undefined {
  DEFINITION.lastIndex = at;
  const match = DEFINITION.exec(source);
  if (!match) return undefined;
  const limit = paragraphBreak(source, at, at + match[0].length, indent);
  if (limit !== undefined) {
    const shorter = plainDefinitionAt(source.slice(at, limit), 0, 0);
    return shorter && { ...shorter, end: at + shorter.end };
  }
  const [whole, label = '', rawTarget = '', title] = match;
  if (BLANK_LABEL.test(label)) return undefined;
  const bracketed = rawTarget.startsWith('<');
  if (!bracketed && !hasBalancedParentheses(rawTarget)) return undefined;
  const definition: LinkDefinition = { target: bracketed ? rawTarget.slice(1, -1) : rawTarget };
  if (title) definition.title = title.slice(1, -1);
  return { key: normaliseLabel(label), definition, end: at + whole.length };
}

/** Parses a definition on one line with template tags in its target: `[a]: {{ site.baseurl }}/b "Title"`. */
function templateDefinitionAt(
  source: string,
  at: number,
  templateAt: TemplateReader,
): ParsedDefinition | undefined {
  TEMPLATE_LABEL.lastIndex = at;
  const label = TEMPLATE_LABEL.exec(source)?.[1];
  if (label === undefined || BLANK_LABEL.test(label)) return undefined;
  let target = '';
  let end = TEMPLATE_LABEL.lastIndex;
  while (end < source.length && !/\s/.test(source.charAt(end))) {
    const tag = source.charCodeAt(end) === 0x7b ? templateAt(source, end) : undefined;
    target += tag?.text.replace(/\s/g, encodeURIComponent) ?? source.charAt(end);
    end = tag?.end ?? end + 1;
  }
  TITLE.lastIndex = end;
  const match = target === '' ? null : TITLE.exec(source);
  if (!match) return undefined;
  const definition: LinkDefinition = { target };
  const title = match[1] ?? match[2] ?? match[3];
  if (title) definition.title = title;
  return { key: normaliseLabel(label), definition, end: TITLE.lastIndex };
}

function hasBalancedParentheses(target: string): boolean {
  if (!target.includes('(') && !target.includes(')')) return true;
  let depth = 0;
  for (let at = 0; at < target.length && depth >= 0; at++) {
    const char = target.charAt(at);
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
  }
  return depth === 0;
}
