/**
 * One piece of HTML markup at a position: a tag with its attributes, or something that is never shown (a comment,
 * a processing instruction, a declaration, CDATA). By CommonMark 0.31, section 6.6. Linear over a whole text: what
 * was looked for once and is not there is not looked for again.
 */
import { decodeReferences } from '../inline/entities.js';

export interface Tag {
  /** In lower case; empty for what is not an element. */
  name: string;
  closing: boolean;
  /** Length in the source. */
  length: number;
  /** The attributes that Lectern reads, decoded. */
  attributes: Readonly<Record<string, string>>;
}

const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/y;
const SPACE = /\s*/y;
const ATTRIBUTE = /\s+([a-zA-Z_:][\w.:-]*)(?:\s*=\s*(?:([^\s"'=<>`]+)|(?=["'])))?/y;
const READ = new Set([
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
]);
const NOTHING: Readonly<Record<string, string>> = {};

/** Reads the markup of one text. */
export class TagReader {
  private readonly missing = new Set<string>();

  constructor(private readonly text: string) {}

  /** The markup that starts with the `<` at `at`; undefined where it is just a character. */
  read(at: number): Tag | undefined {
    const next = this.text.charAt(at + 1);
    if (next === '!') return this.declaration(at);
    if (next === '?') return this.until(at, '?>', 2);
    NAME.lastIndex = at;
    const start = NAME.exec(this.text);
    if (!start) return undefined;
    const name = (start[2] ?? '').toLowerCase();
    const end = at + start[0].length;
    return start[1] ? this.closing(at, end, name) : this.opening(at, end, name);
  }

  private closing(at: number, from: number, name: string): Tag | undefined {
    const end = this.skip(from);
    if (this.text.charAt(end) !== '>') return undefined;
    return { name, closing: true, length: end + 1 - at, attributes: NOTHING };
  }

  private opening(at: number, from: number, name: string): Tag | undefined {
    let attributes: Record<string, string> | undefined;
    let position = from;
    for (;;) {
      ATTRIBUTE.lastIndex = position;
      const found = ATTRIBUTE.exec(this.text);
      if (!found) break;
      position += found[0].length;
      let value = found[2] ?? '';
      const quote = this.text.charAt(position);
      if (!found[2] && found[0].includes('=') && (quote === '"' || quote === "'")) {
        const end = this.find(quote, position + 1);
        if (end < 0) return undefined;
        value = this.text.slice(position + 1, end);
        position = end + 1;
      }
      const key = (found[1] ?? '').toLowerCase();
      if (READ.has(key)) {
        attributes ??= {};
        attributes[key] ??= decodeReferences(value);
      }
    }
    position = this.skip(position);
    if (this.text.charAt(position) === '/') position++;
    if (this.text.charAt(position) !== '>') return undefined;
    return { name, closing: false, length: position + 1 - at, attributes: attributes ?? NOTHING };
  }

  private declaration(at: number): Tag | undefined {
    if (this.text.startsWith('<!--', at)) {
      if (this.text.startsWith('<!-->', at)) return nothing(5);
      if (this.text.startsWith('<!--->', at)) return nothing(6);
      return this.until(at, '-->', 4);
    }
    if (this.text.startsWith('<![CDATA[', at)) return this.until(at, ']]>', 9);
    return /[a-zA-Z]/.test(this.text.charAt(at + 2)) ? this.until(at, '>', 2) : undefined;
  }

  private until(at: number, end: string, skip: number): Tag | undefined {
    const found = this.find(end, at + skip);
    return found < 0 ? undefined : nothing(found + end.length - at);
  }

  /** Like `indexOf`, for positions that only grow. */
  private find(what: string, from: number): number {
    if (this.missing.has(what)) return -1;
    const found = this.text.indexOf(what, from);
    if (found < 0) this.missing.add(what);
    return found;
  }

  private skip(from: number): number {
    SPACE.lastIndex = from;
    SPACE.test(this.text);
    return SPACE.lastIndex;
  }
}

function nothing(length: number): Tag {
  return { name: '', closing: false, length, attributes: NOTHING };
}
