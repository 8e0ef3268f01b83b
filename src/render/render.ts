/**
 * Paints rows: styles to escape codes (SGR and OSC 8) by a theme and what the terminal shows. The last step, and the
 * only one that writes escape codes; painted at depth 0 a row is its text. It knows no terminal, only its depth.
 */

import type { Document } from '../document/document.js';
import { isWeb } from '../document/is-web-url.js';
import type { StyleName } from '../document/style.js';
import type { Line, LineSpan } from '../layout/line.js';
import { type Depth, sgrOf } from './ansi-colour.js';
import type { StyleAttributes, Theme } from './style-attributes.js';

export type { Depth } from './ansi-colour.js';

export interface Renderer {
  readonly depth: Depth;
  readonly hyperlinks: boolean;
  /** What to write between text of one style and text of another; a style is '' for plain. */
  change(from: string, to: string): string;
}

export function createRenderer(theme: Theme, depth: Depth, options: { hyperlinks?: boolean } = {}): Renderer {
  // From one style to another, worked out once.
  const changes = new Map<string, Map<string, string>>();
  const change = (from: string, to: string): string => {
    if (from === to || depth === 0) return '';
    const known = changes.get(from) ?? new Map<string, string>();
    changes.set(from, known);
    const code = known.get(to) ?? transition(lookOf(theme, from), lookOf(theme, to), depth);
    known.set(to, code);
    return code;
  };
  return { depth, hyperlinks: options.hyperlinks ?? false, change };
}

/** One painted row, without a line end: what it switches on it switches off. Links lead out only with their `document`. */
export function renderLine(
  line: Pick<Line, 'text' | 'isBare'> & { readonly spans: readonly LineSpan[] },
  painter: Renderer,
  document?: Document,
): string {
  const isPlain = painter.depth === 0 && !painter.hyperlinks;
  if (isPlain || line.isBare) {
    const { text } = line;
    if (text !== undefined) return text;
  }
  const { spans } = line;
  if (isPlain) {
    if (spans.length === 1) return spans[0]?.text ?? '';
    let text = '';
    for (const run of spans) text += run.text;
    return text;
  }
  let out = '';
  let style = '';
  let link: number | undefined;
  for (const run of spans) {
    const target = painter.hyperlinks && document && run.link !== undefined ? run.link : undefined;
    if (target !== link) {
      if (link !== undefined) out += CLOSE;
      const opened = target === undefined || !document ? '' : openLink(document, target);
      link = opened === '' ? undefined : target;
      out += opened;
    }
    const next = run.style ?? '';
    out += painter.change(style, next) + run.text;
    style = next;
  }
  return out + (link === undefined ? '' : CLOSE) + painter.change(style, '');
}

const CLOSE = '\u001b]8;;\u001b\\';
/** Terminals drop longer addresses; the reader then has the text alone. */
const LONGEST = 2000;

/** The `id` makes one link of the rows that it is broken over. */
function openLink(document: Document, link: number): string {
  const target = document.links[link]?.target ?? '';
  if (!isWeb(target)) return '';
  const encoded = encodeTarget(target);
  return encoded.length > LONGEST ? '' : `\u001b]8;id=l${link};${encoded}\u001b\\`;
}

/** Percent-encodes what is outside 0x21 to 0x7e, as OSC 8 asks; a lone surrogate becomes U+FFFD. */
function encodeTarget(target: string): string {
  return target.replace(/[\ud800-\udfff]/gu, '\ufffd').replace(/[^!-~]+/g, part => encodeURIComponent(part));
}

/** The look of a style: those of its names, each upon the one before it. */
function lookOf(theme: Theme, style: string): StyleAttributes {
  const look: StyleAttributes = {};
  if (style === '') return look;
  for (const name of style.split(' ')) Object.assign(look, theme.styles[name as StyleName]);
  return look;
}

/** The shortest codes from one look to another. */
function transition(from: StyleAttributes, to: StyleAttributes, depth: Depth): string {
  const step = codes(from, to, depth);
  if (step.length === 0) return '';
  const anew = ['0', ...codes({}, to, depth)];
  const shorter = step.join(';').length < anew.join(';').length ? step : anew;
  return `\u001b[${shorter.join(';')}m`;
}

function codes(from: StyleAttributes, to: StyleAttributes, depth: Depth): string[] {
  const out: string[] = [];
  // Bold and dim are switched off together (22), so either may have to be switched on again.
  const heavy = Boolean(from.bold && !to.bold) || Boolean(from.dim && !to.dim);
  if (heavy) out.push('22');
  if (to.bold && (heavy || !from.bold)) out.push('1');
  if (to.dim && (heavy || !from.dim)) out.push('2');
  toggle(out, from.italic, to.italic, '3', '23');
  toggle(out, from.underline, to.underline, '4', '24');
  toggle(out, from.inverse, to.inverse, '7', '27');
  toggle(out, from.strike, to.strike, '9', '29');
  if (from.fg !== to.fg) out.push(to.fg === undefined ? '39' : sgrOf(to.fg, depth));
  if (from.bg !== to.bg) out.push(to.bg === undefined ? '49' : sgrOf(to.bg, depth, true));
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
