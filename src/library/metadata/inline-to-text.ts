/** A heading's Markdown → the words of a title. */

import { cleanLine } from '../../text/sanitise.js';
import { stripSeparators } from '../../text/strip-separators.js';
import { decodeEntities } from './html4-entities.js';

/** A title that is longer is a paragraph: code units. */
const LONGEST_TITLE = 500;

/** Where an image begins and ends, while the marks are taken away. */
const [IMAGE, IMAGE_END] = ['\u0001', '\u0002'];
const ADDRESS = String.raw`\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)`;
const MARKDOWN_IMAGE = new RegExp(String.raw`!\[([^\][]*)\](?:${ADDRESS}|\[[^\][]*\])`, 'g');
const MARKDOWN_LINK = new RegExp(String.raw`\[([^\][]*)\](?:${ADDRESS}|\[[^\][]*\])`, 'g');

/** Emphasis in pairs; what has no pair is a character as any other. Done twice, for one within the other. */
const STARS = /(\*{1,3}|~~)(?=\S)(.*?\S)\1/gs;
const LOWLINES = /(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gsu;

/**
 * A heading's text without its inline marks. Images beside words are badges and logos, and left out; where there is nothing else,
 * their alternative texts are the title. Innermost marks go first; what is no mark (in code, escaped) is set aside until the end.
 */
export function plainHeading(markdown: string, source: string): string {
  const aside: string[] = [];
  const keep = (text: string): string => `\u0000${aside.push(text) - 1}\u0000`;
  const text = markdown
    .replace(/[\u0000-\u0002]/g, '\ufffd')
    .replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs, (_, _mark, code: string) => keep(unpadded(code)))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(/<([a-z][a-z+.-]+:[^<>\s]*)>/gi, (_, address: string) => keep(address))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<img\b[^<>]*>/gi, tag => `${IMAGE}${altOf(tag)}${IMAGE_END}`)
    .replace(/<br\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(MARKDOWN_IMAGE, `${IMAGE}$1${IMAGE_END}`)
    .replace(/!\[([^\][]+)\]/g, (all, label: string) =>
      isDefined(label, source) ? `${IMAGE}${label}${IMAGE_END}` : all,
    )
    .replace(/\[\^[^\][\s]+\]/g, '')
    .replace(MARKDOWN_LINK, '$1')
    .replace(/\[([^\][]+)\]/g, (all, label: string) => (isDefined(label, source) ? label : all))
    .replace(STARS, '$2')
    .replace(STARS, '$2')
    .replace(LOWLINES, '$2');
  const words = text.replace(/\u0001[^\u0002]*\u0002/g, '');
  const hasWords = /[\p{L}\p{N}\u0000]/u.test(words);
  const decoded = decodeEntities(hasWords ? words : text.replace(/[\u0001\u0002]/g, ''));
  const title = (hasWords && words !== text ? stripSeparators(decoded) : decoded)
    .replace(/\u0000(\d+)\u0000/g, (_, index: string) => aside[Number(index)] ?? '')
    .replace(/\s+/g, ' ');
  return cut(cleanLine(title));
}

function unpadded(code: string): string {
  const flat = code.replaceAll('\n', ' ');
  return /^ .*[^ ].* $/.test(flat) ? flat.slice(1, -1) : flat;
}

function altOf(tag: string): string {
  const [, double, single, plain] = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i.exec(tag) ?? [];
  return double ?? single ?? plain ?? '';
}

/** Whether the source defines what `[label]` refers to. */
function isDefined(label: string, source: string): boolean {
  const wanted = label.toLowerCase();
  for (let at = source.indexOf(']:'); at >= 0; at = source.indexOf(']:', at + 2)) {
    const open = at - label.length - 1;
    if (source[open] === '[' && source.slice(open + 1, at).toLowerCase() === wanted) return true;
  }
  return false;
}

/** A slice keeps the whole source in memory; what is put together and cut again keeps itself alone. */
function cut(title: string): string {
  return ` ${title}`
    .slice(1, LONGEST_TITLE + 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
