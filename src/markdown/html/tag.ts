/**
 * Reads HTML markup at an offset, by CommonMark 0.31, section 6.6. It is a tag with attributes, or hidden markup (comment,
 * processing instruction, declaration, CDATA). Takes linear time for a whole text, because each failed search is remembered.
 */
import { decodeReferences } from '../inline/entities.js';
import type { TemplateReader } from '../template-reader.js';
import { endOfBraces, expressionText } from './braces.js';

export interface Tag {
  /** Lower-case name; empty for hidden markup. */
  name: string;
  closing: boolean;
  /** True if the tag ends with a slash. HTML ignores it, and JSX does not. */
  selfClosing?: true;
  /** True if the tag is a component of JSX or Vue, or a custom element without contents. */
  isComponent?: true;
  /** Length in the source. */
  length: number;
  /** Decoded values of the known attributes. */
  attributes: Readonly<Record<string, string>>;
}

const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/y;
const SPACE = /\s*/y;
const ATTRIBUTE = /\s+([a-zA-Z_:][\w.:-]*)(?:\s*=\s*(?:([^\s"'=<>`]+)|(?=["'])))?/y;
const KNOWN_ATTRIBUTES = new Set([
  'href',
  'src',
  'alt',
  'title',
  'start',
  'align',
  'checked',
  'type',
  'open',
  'lang',
  'class',
  'aria-label',
  'colspan',
  'rowspan',
  'data',
  'videoid',
  'playlabel',
  'srclight',
  'heading',
  'label',
  'caption',
  'description',
  'text',
]);
/** A name of a component: with a capital and small letters, or a hyphen. */
const COMPONENT = /^(?:[A-Z]\w*[a-z]|[a-z]\w*-)/;
/** An attribute as browsers read it, with any characters in its name: `@click="..."`. */
const LENIENT_ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Syntax of attribute values beyond HTML's. */
export interface ValueSyntax {
  /** True if values may be in braces, as in JSX. */
  readonly braces: boolean;
  /** Reads a template tag, whose quotes do not end a value. */
  readonly templateAt: TemplateReader | undefined;
  fillTemplates(text: string): string;
}

/** Reads the markup of one text. */
export class TagReader {
  /** Created on demand: an article may have 200,000 texts. */
  private missing: Set<string> | undefined;

  constructor(
    private readonly text: string,
    private readonly syntax: ValueSyntax,
  ) {}

  /** Reads the markup that starts with the `<` at `at`. Undefined if it is ordinary text. */
  read(at: number): Tag | undefined {
    const next = this.text.charAt(at + 1);
    if (next === '!') return this.readDeclaration(at);
    if (next === '?') return this.readUntil(at, '?>', 2);
    NAME.lastIndex = at;
    const start = NAME.exec(this.text);
    if (!start) return undefined;
    const name = (start[2] ?? '').toLowerCase();
    const end = at + start[0].length;
    return start[1] ? this.readClosing(at, end, name) : this.readOpening(at, end, name);
  }

  private readClosing(at: number, from: number, name: string): Tag | undefined {
    const end = this.skip(from);
    if (this.text.charAt(end) !== '>') return undefined;
    return { name, closing: true, length: end + 1 - at, attributes: NO_ATTRIBUTES };
  }

  private readOpening(at: number, from: number, name: string): Tag | undefined {
    let attributes: Record<string, string> | undefined;
    let position = from;
    for (;;) {
      ATTRIBUTE.lastIndex = position;
      const match = ATTRIBUTE.exec(this.text);
      if (!match) {
        const end = this.spreadEnd(position);
        if (end === undefined) break;
        position = end;
        continue;
      }
      position += match[0].length;
      const key = (match[1] ?? '').toLowerCase();
      const isKnown = KNOWN_ATTRIBUTES.has(key);
      let value = match[2] ?? '';
      if (value.startsWith('{') && this.syntax.braces) {
        const start = position - value.length;
        position = endOfBraces(this.text, start) ?? position;
        if (isKnown) value = expressionText(this.text.slice(start + 1, position - 1));
      }
      const quote = this.text.charAt(position);
      if (!match[2] && match[0].includes('=') && (quote === '"' || quote === "'")) {
        const end = this.quoteEnd(quote, position + 1);
        if (end < 0) return undefined;
        value = this.text.slice(position + 1, end);
        position = end + 1;
      }
      if (isKnown) {
        attributes ??= {};
        attributes[key] ??= decodeReferences(this.syntax.fillTemplates(value));
      }
    }
    position = this.skip(position);
    const selfClosing = this.text.charAt(position) === '/';
    if (selfClosing) position++;
    if (this.text.charAt(position) !== '>') return undefined;
    const tag: Tag = {
      name,
      closing: false,
      length: position + 1 - at,
      attributes: attributes ?? NO_ATTRIBUTES,
    };
    if (selfClosing) tag.selfClosing = true;
    if (
      (selfClosing || isCapital(this.text.charCodeAt(at + 1))) &&
      COMPONENT.test(this.text.slice(at + 1, from))
    )
      tag.isComponent = true;
    return tag;
  }

  /**
   * Reads an opening tag with faults that browsers accept: attributes with other names, or a quote too many. It ends before the next
   * `<`.
   */
  readLenient(at: number): Tag | undefined {
    NAME.lastIndex = at;
    const start = NAME.exec(this.text);
    if (!start || start[1]) return undefined;
    const from = at + start[0].length;
    const next = this.text.indexOf('<', from);
    const inside = this.text.slice(from, next < 0 ? this.text.length : next);
    const end = endOfAttributes(inside);
    if (end === undefined || !/^[\s/>]/.test(inside)) return undefined;
    const attributes: Record<string, string> = {};
    for (const [, name = '', double, single, plain] of inside.slice(0, end).matchAll(LENIENT_ATTRIBUTE))
      if (KNOWN_ATTRIBUTES.has(name.toLowerCase()))
        attributes[name.toLowerCase()] ??= decodeReferences(double ?? single ?? plain ?? '');
    return { name: (start[2] ?? '').toLowerCase(), closing: false, length: from + end + 1 - at, attributes };
  }

  /** End of a value in quotes, skipping template tags with quotes of their own. */
  private quoteEnd(quote: string, from: number): number {
    const { text, syntax } = this;
    let at = from;
    for (;;) {
      const end = this.find(quote, at);
      if (end < 0 || !syntax.templateAt) return end;
      const brace = text.slice(at, end).indexOf('{');
      if (brace < 0) return end;
      at = syntax.templateAt(text, at + brace)?.end ?? at + brace + 1;
    }
  }

  /** End of a JSX spread, such as `{...values}`, before the next attribute. */
  private spreadEnd(from: number): number | undefined {
    const at = this.syntax.braces ? this.skip(from) : from;
    return at > from && this.text.charAt(at) === '{' ? endOfBraces(this.text, at) : undefined;
  }

  private readDeclaration(at: number): Tag | undefined {
    if (this.text.startsWith('<!--', at)) {
      if (this.text.startsWith('<!-->', at)) return hiddenMarkup(5);
      if (this.text.startsWith('<!--->', at)) return hiddenMarkup(6);
      return this.readUntil(at, '-->', 4);
    }
    if (this.text.startsWith('<![CDATA[', at)) return this.readUntil(at, ']]>', 9);
    return /[a-zA-Z]/.test(this.text.charAt(at + 2)) ? this.readUntil(at, '>', 2) : undefined;
  }

  private readUntil(at: number, end: string, skipSpace: number): Tag | undefined {
    const position = this.find(end, at + skipSpace);
    return position < 0 ? undefined : hiddenMarkup(position + end.length - at);
  }

  /** Like `indexOf`, for ascending positions: remembers a failed search. */
  private find(text: string, from: number): number {
    if (this.missing?.has(text)) return -1;
    const position = this.text.indexOf(text, from);
    if (position < 0) {
      this.missing ??= new Set();
      this.missing.add(text);
    }
    return position;
  }

  private skip(from: number): number {
    SPACE.lastIndex = from;
    SPACE.test(this.text);
    return SPACE.lastIndex;
  }
}

/** Offset of the `>` that ends a tag, outside of the values in quotes. */
function endOfAttributes(text: string): number | undefined {
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '>') return at;
    if ((char !== '"' && char !== "'") || !/=\s*$/.test(text.slice(Math.max(0, at - 8), at))) continue;
    const close = text.indexOf(char, at + 1);
    if (close < 0) return undefined;
    at = close;
  }
  return undefined;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function hiddenMarkup(length: number): Tag {
  return { name: '', closing: false, length, attributes: NO_ATTRIBUTES };
}
