import { sanitiseLine } from '../../text/sanitise.js';
import { stripSeparators } from '../../text/strip-separators.js';
import { decodeEntities } from './html4-entities.js';

/** Maximum length of a title, in code units: a longer heading is a paragraph. */
const MAX_TITLE = 500;

/** Markers around the alternative text of an image, and around the index of a literal, until the last steps. */
const [IMAGE, IMAGE_END] = ['\u0001', '\u0002'];
const LITERAL = '\u0000';

const CODE_SPAN = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs;

/** `(address)`, with nested parentheses one level deep. */
const ADDRESS = String.raw`\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)`;
const MARKDOWN_IMAGE = new RegExp(String.raw`!\[([^\][]*)\](?:${ADDRESS}|\[[^\][]*\])`, 'g');
const MARKDOWN_LINK = new RegExp(String.raw`\[([^\][]*)\](?:${ADDRESS}|\[[^\][]*\])`, 'g');

/** Characters that the steps look for. Most headings have none, and compiling the patterns of all steps takes 1.5 ms. */
const MARKUP = /[\u0000-\u0002\\`<[*~_&]/;

/** Emphasis in pairs; a mark without a pair is an ordinary character. */
const STARS = /(\*{1,3}|~~)(?=\S)(.*?\S)\1/gs;
const UNDERSCORES = /(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gsu;

/**
 * Converts a heading to plain text, for a title. Images beside words are badges and logos, and are left out; without words
 * their alternative texts are the title.
 *
 * The inline parser is not used, because listing a folder must not load it. Instead each step removes one kind of markup,
 * innermost first. The order matters: literals (code, escapes) are replaced by an index before any mark is looked for, and
 * images before the links that may contain them.
 */
export function inlineToText(markdown: string, source: string): string {
  if (!MARKUP.test(markdown)) return toTitle(markdown);
  const literals: string[] = [];
  const storeLiteral = (text: string): string => `${LITERAL}${literals.push(text) - 1}${LITERAL}`;
  let defined: Set<string> | undefined;
  const isDefined = (label: string): boolean => {
    defined ??= definedLabels(markdown, source);
    return defined.has(label.toLowerCase());
  };
  const text = markdown
    // The markers of the following steps cannot occur in the text.
    .replace(/[\u0000-\u0002]/g, '\ufffd')
    // Code spans → literals.
    .replace(CODE_SPAN, (_, _mark, code: string) => storeLiteral(trimCode(code)))
    // Backslash escapes → literals.
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => storeLiteral(sign))
    // Autolinks `<https://...>` → literals.
    .replace(/<([a-z][a-z+.-]+:[^<>\s]*)>/gi, (_, address: string) => storeLiteral(address))
    // HTML comments are removed.
    .replace(/<!--.*?-->/gs, '')
    // `<img>` → its alternative text, marked as an image.
    .replace(/<img\b[^<>]*>/gi, tag => `${IMAGE}${altText(tag)}${IMAGE_END}`)
    // `<br>` → a blank.
    .replace(/<br\b[^<>]*>/gi, ' ')
    // All other tags are removed; their content stays.
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    // Images `![alt](address)` and `![alt][label]` → alternative text.
    .replace(MARKDOWN_IMAGE, `${IMAGE}$1${IMAGE_END}`)
    // Images `![label]`, only if the label is defined.
    .replace(/!\[([^\][]+)\]/g, (all, label: string) =>
      isDefined(label) ? `${IMAGE}${label}${IMAGE_END}` : all,
    )
    // Footnote references are removed.
    .replace(/\[\^[^\][\s]+\]/g, '')
    // Links `[text](address)` and `[text][label]` → text.
    .replace(MARKDOWN_LINK, '$1')
    // Links `[label]`, only if the label is defined.
    .replace(/\[([^\][]+)\]/g, (all, label: string) => (isDefined(label) ? label : all))
    // Emphasis and strikethrough, twice: one pair may be inside another.
    .replace(STARS, '$2')
    .replace(STARS, '$2')
    // Emphasis with underscores, not inside words.
    .replace(UNDERSCORES, '$2');
  const withoutImages = text.replace(/\u0001[^\u0002]*\u0002/g, '');
  const hasWords = /[\p{L}\p{N}\u0000]/u.test(withoutImages);
  const decoded = decodeEntities(hasWords ? withoutImages : text.replace(/[\u0001\u0002]/g, ''));
  const title = (hasWords && withoutImages !== text ? stripSeparators(decoded) : decoded)
    // Indexes → literals.
    .replace(/\u0000(\d+)\u0000/g, (_, index: string) => literals[Number(index)] ?? '');
  return toTitle(title);
}

/** Returns a text without markup as a title: one line of limited length. */
function toTitle(text: string): string {
  return truncate(sanitiseLine(text.replace(/\s+/g, ' ')));
}

/** Tags that are removed from a field in pairs, and tags that become a blank. Other tags stay: the text may be about them. */
const FIELD_TAG =
  /<(?:(\/?)(a|abbr|b|big|cite|code|del|dfn|div|em|font|i|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var)(?:\s[^<>]*)?|(br|wbr)\s*\/?)>/gi;

/**
 * Converts a field of front matter to plain text: code spans, tags and character references. Emphasis stays, because most tools
 * take such a text as HTML and not as Markdown.
 */
export function fieldToText(field: string): string {
  if (!/[&<`]/.test(field)) return field;
  const parts: string[] = [];
  let at = 0;
  for (const { index, 0: span, 2: code = '' } of field.matchAll(CODE_SPAN)) {
    parts.push(decodeEntities(removeTags(field.slice(at, index))), trimCode(code));
    at = index + span.length;
  }
  parts.push(decodeEntities(removeTags(field.slice(at))));
  return parts.join('');
}

function removeTags(text: string): string {
  if (!text.includes('<')) return text;
  const opened = new Map<string, number[]>();
  const paired = new Set<number>();
  for (const { index, 1: closing, 2: name } of text.matchAll(FIELD_TAG)) {
    if (name === undefined) continue;
    const key = name.toLowerCase();
    const stack = opened.get(key) ?? [];
    opened.set(key, stack);
    if (closing === '') stack.push(index);
    const start = closing === '/' ? stack.pop() : undefined;
    if (start !== undefined) paired.add(start).add(index);
  }
  return text.replace(FIELD_TAG, (tag, _closing, name, blank, index: number) => {
    if (name !== undefined) return paired.has(index) ? '' : tag;
    return /^br$/i.test(blank) ? ' ' : '';
  });
}

/** Removes one blank at each end, as CommonMark does. */
function trimCode(code: string): string {
  const line = code.replaceAll('\n', ' ');
  return /^ .*[^ ].* $/.test(line) ? line.slice(1, -1) : line;
}

function altText(tag: string): string {
  const [, double, single, plain] = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i.exec(tag) ?? [];
  return double ?? single ?? plain ?? '';
}

/** Returns the labels in a heading that the source defines, as in `[label]: address`, in lower case. Reads the source once. */
function definedLabels(heading: string, source: string): Set<string> {
  const labels = new Set<string>();
  for (const [, label = ''] of heading.matchAll(/\[([^\][]+)\]/g)) labels.add(label.toLowerCase());
  const defined = new Set<string>();
  for (const [, name = ''] of source.matchAll(/\[([^\][]+)\]:/g)) {
    const label = name.toLowerCase();
    if (labels.has(label)) defined.add(label);
    if (defined.size === labels.size) break;
  }
  return defined;
}

/** Truncates a title. Concatenates first, because a slice of a slice would keep the whole source in memory. */
function truncate(title: string): string {
  return ` ${title}`
    .slice(1, MAX_TITLE + 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
