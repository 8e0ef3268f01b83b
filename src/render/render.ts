/**
 * Rendering: lines + theme → text with escape codes (SGR and OSC 8). The last step of the pipeline, and the only one that
 * writes escape codes of the text. Must not import terminals: it only gets their colour depth and support for hyperlinks.
 */
import type { Document } from '../document/document.js';
import { isWebUrl } from '../document/is-web-url.js';
import type { StyleName } from '../document/style.js';
import type { Line, LineSpan } from '../layout/line.js';
import { parseMailto } from '../text/mailto.js';
import type { ColourDepth } from '../util/colour-depth.js';
import { colourText, sgrParameters } from './ansi-colour.js';
import type { StyleAttributes, Theme } from './style-attributes.js';

/** Writes lines in one theme for one kind of terminal. */
export interface Renderer {
  /** At depth 0 without hyperlinks, a line is rendered as its text. */
  readonly depth: ColourDepth;
  readonly hyperlinks: boolean;
  /** Escape code between text of style `from` and text of style `to`. The empty style is plain. */
  transition(from: string, to: string): string;
}

export function createRenderer(
  theme: Theme,
  depth: ColourDepth,
  options: { hyperlinks?: boolean; italics?: boolean } = {},
): Renderer {
  const cache = new Map<string, Map<string, string>>();
  const attributes = (style: string): StyleAttributes =>
    options.italics === false ? underlineItalics(attributesOf(theme, style)) : attributesOf(theme, style);
  const transition = (from: string, to: string): string => {
    if (from === to || depth === 0) return '';
    const cached = cache.get(from) ?? new Map<string, string>();
    cache.set(from, cached);
    const code = cached.get(to) ?? escapeCode(attributes(from), attributes(to), depth);
    cached.set(to, code);
    return code;
  };
  return { depth, hyperlinks: options.hyperlinks ?? false, transition };
}

/** Renders a line, without a line end. It ends in plain style. Hyperlinks are written only if `document` is given. */
export function renderLine(
  line: Pick<Line, 'text' | 'isBare'> & { readonly spans: readonly LineSpan[] },
  renderer: Renderer,
  document?: Document,
): string {
  const isPlain = renderer.depth === 0 && !renderer.hyperlinks;
  if (isPlain || line.isBare) {
    const { text } = line;
    if (text !== undefined) return text;
  }
  const { spans } = line;
  if (isPlain) {
    if (spans.length === 1) return spans[0]?.text ?? '';
    let text = '';
    for (const span of spans) text += span.text;
    return text;
  }
  let out = '';
  let style = '';
  let link: number | undefined;
  for (const span of spans) {
    const target = renderer.hyperlinks && document && span.link !== undefined ? span.link : undefined;
    if (target !== link) {
      if (link !== undefined) out += CLOSE_LINK;
      const opened = target === undefined || !document ? '' : openLink(document, target);
      link = opened === '' ? undefined : target;
      out += opened;
    }
    const next = span.colours ? '' : (span.style ?? '');
    out += renderer.transition(style, next);
    out += span.colours ? colourText(span.text, span.colours, renderer.depth) : span.text;
    style = next;
  }
  return out + (link === undefined ? '' : CLOSE_LINK) + renderer.transition(style, '');
}

const CLOSE_LINK = '\u001b]8;;\u001b\\';
/** Maximum length of an address. Terminals drop longer ones, so only the text is written then. */
const MAX_ADDRESS = 2000;

/** Returns the OSC 8 code that opens a link. Its `id` joins the rows that the link wraps over. */
function openLink(document: Document, link: number): string {
  const target = document.links[link]?.target ?? '';
  if (!isWebUrl(target)) return '';
  const encoded = /^mailto:/i.test(target) ? parseMailto(target).href : encodeTarget(target);
  return encoded.length > MAX_ADDRESS ? '' : `\u001b]8;id=l${link};${encoded}\u001b\\`;
}

/** Percent-encodes characters outside 0x21 to 0x7e, as OSC 8 requires. A lone surrogate becomes U+FFFD. */
function encodeTarget(target: string): string {
  return target.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[^!-~]+/g, part => encodeURIComponent(part));
}

/** Returns the merged attributes of a style's names; inner names win. */
function attributesOf(theme: Theme, style: string): StyleAttributes {
  const attributes: StyleAttributes = {};
  if (style === '') return attributes;
  for (const name of style.split(' ')) Object.assign(attributes, theme.styles[name as StyleName]);
  return attributes;
}

/** Underlines instead of italics, for terminals without them. */
function underlineItalics({ italic, ...attributes }: StyleAttributes): StyleAttributes {
  return italic ? { ...attributes, underline: true } : attributes;
}

/** Returns the shortest escape code that changes `from` to `to`. It has only the differences, or a reset and all of `to`. */
function escapeCode(from: StyleAttributes, to: StyleAttributes, depth: ColourDepth): string {
  const difference = sgrCodes(from, to, depth);
  if (difference.length === 0) return '';
  const reset = ['0', ...sgrCodes({}, to, depth)];
  const shorter = difference.join(';').length < reset.join(';').length ? difference : reset;
  return `\u001b[${shorter.join(';')}m`;
}

function sgrCodes(from: StyleAttributes, to: StyleAttributes, depth: ColourDepth): string[] {
  const out: string[] = [];
  // Code 22 switches off both bold and dim, so one may have to be switched on again.
  const resetsWeight = Boolean(from.bold && !to.bold) || Boolean(from.dim && !to.dim);
  if (resetsWeight) out.push('22');
  if (to.bold && (resetsWeight || !from.bold)) out.push('1');
  if (to.dim && (resetsWeight || !from.dim)) out.push('2');
  toggle(out, from.italic, to.italic, '3', '23');
  toggle(out, from.underline, to.underline, '4', '24');
  toggle(out, from.inverse, to.inverse, '7', '27');
  toggle(out, from.strike, to.strike, '9', '29');
  if (from.fg !== to.fg) out.push(to.fg === undefined ? '39' : sgrParameters(to.fg, depth));
  if (from.bg !== to.bg) out.push(to.bg === undefined ? '49' : sgrParameters(to.bg, depth, true));
  return out;
}

function toggle(
  out: string[],
  from: boolean | undefined,
  to: boolean | undefined,
  on: string,
  off: string,
): void {
  if (Boolean(from) !== Boolean(to)) out.push(to ? on : off);
}
