/**
 * Extensions of the inline reader. The tokenizer asks them at their start characters, after escapes and code spans are
 * known, so an extension never sees either. Add one by putting it into a list of `dialects/dialects.ts`.
 */

import { hasSpaceAtLineEnd } from '../../text/line-ends.js';
import type { TemplateReader } from '../template-reader.js';
import { mayHoldUrl } from './autolinks.js';
import type { InlineNode } from './inline-node.js';
import type { ReferenceLookup } from './reference-lookup.js';

export interface InlineMatch {
  /** Offset after the match. */
  end: number;
  /** Nodes that replace it. Empty if it is not shown. */
  nodes: readonly InlineNode[];
  /** True if emphasis around it treats it as a letter, not as its brackets. */
  isWord?: boolean;
}

export interface InlineExtension {
  /** ASCII characters that it starts with. */
  start: string;
  /** Reads the text at `at`. Undefined if it is ordinary text. Must read a bounded number of characters after a failure. */
  read(source: string, at: number, references: ReferenceLookup): InlineMatch | undefined;
}

export interface InlineOptions {
  extensions?: readonly InlineExtension[];
  /** True if `==text==` is a highlight. */
  highlights?: boolean;
  /** Reads a template tag in an address or attribute, where nodes are not possible. */
  templateAt?: TemplateReader | undefined;
  /** Reads an expression in braces in the text of HTML, where it is not a node. */
  expressionAt?: TemplateReader;
  /** True if tags may have attribute values in braces, as JSX has. */
  braces?: boolean;
}

const BASE = '\\\\`*_~[\\]!<&';

/** Inline syntax of a document: CommonMark and GFM with extensions. */
export class InlineSyntax {
  /** Matches the characters that may start something. */
  readonly special: RegExp;
  /** The same for text with spaces before a newline, which are removed or make a hard break. */
  readonly specialOrBreak: RegExp;
  /** Matches the same characters and `@`. */
  private readonly markup: RegExp;
  readonly templateAt: InlineOptions['templateAt'];
  readonly braces: boolean;
  private readonly expressionAt: InlineOptions['expressionAt'];
  private readonly byCode: (InlineExtension[] | undefined)[] = [];

  constructor(options: InlineOptions = {}) {
    const { extensions = [], highlights = false, templateAt, braces = false, expressionAt } = options;
    const starts = new Set<string>();
    for (const extension of extensions)
      for (const char of extension.start) {
        starts.add(`\\u${hex(char)}`);
        this.byCode[char.charCodeAt(0)] = [...(this.byCode[char.charCodeAt(0)] ?? []), extension];
      }
    const all = BASE + [...starts].join('') + (highlights ? '=' : '');
    this.special = new RegExp(`[${all}]`, 'g');
    this.specialOrBreak = new RegExp(`[${all}\\n]`, 'g');
    this.markup = new RegExp(`[${all}@]`);
    this.templateAt = templateAt;
    this.braces = braces;
    this.expressionAt = expressionAt ?? templateAt;
  }

  /** True for any text that may contain markup or an address. Several searches take less time than one for all of it. */
  mayHoldMarkup(text: string): boolean {
    return this.markup.test(text) || mayHoldUrl(text) || hasSpaceAtLineEnd(text);
  }

  /** The match of the first extension that reads the text at `at`. */
  matchAt(source: string, at: number, references: ReferenceLookup): InlineMatch | undefined {
    const extensions = at < source.length ? this.byCode[source.charCodeAt(at)] : undefined;
    if (!extensions) return undefined;
    for (const extension of extensions) {
      const match = extension.read(source, at, references);
      if (match) return match;
    }
    return undefined;
  }

  /** Replaces the template tags in an address or attribute. */
  fillTemplates(text: string): string {
    return replaceTags(text, this.templateAt);
  }

  /** Replaces the template tags or expressions in the text of HTML. */
  fillText(text: string): string {
    return replaceTags(text, this.expressionAt);
  }
}

function replaceTags(text: string, tagAt: InlineOptions['templateAt']): string {
  if (!tagAt || !text.includes('{')) return text;
  let filled = '';
  let copied = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const tag = tagAt(text, at);
    if (tag) {
      filled += text.slice(copied, at) + tag.text;
      copied = tag.end;
    }
    at = tag?.end ?? at + 1;
  }
  return filled + text.slice(copied);
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0');
}

/** CommonMark and GFM only. */
export const PLAIN_INLINE_SYNTAX = new InlineSyntax();
