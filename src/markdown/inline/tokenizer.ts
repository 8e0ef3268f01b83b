/**
 * One pass over a block's text that makes nodes of it: CommonMark's inline syntax with GFM's strikethrough,
 * addresses and footnote references. Every position is looked at a bounded number of times, whatever the text
 * holds; marked's own inline rules are not used since several of them are quadratic.
 */
import { TagReader } from '../html/tag.js';
import { type Autolink, bracketedAutolink, findAutolinks } from './autolinks.js';
import { Brackets } from './brackets.js';
import { CodeSpans } from './code-spans.js';
import { Delimiters } from './emphasis.js';
import { referenceAt } from './entities.js';
import type { Node } from './node.js';
import type { References } from './reference-lookup.js';

const SPECIAL = /[\\`*_~[\]!<&]/g;
/** Newlines count where one of them may be a hard break or has spaces before it. */
const SPECIAL_OR_BREAK = /[\\`*_~[\]!<&\n]/g;
const LINE_INDENT = /\n[ \t]+/g;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const NOTE = /\[\^([^\s[\]]{1,200})\]/y;
const MAY_HOLD_ADDRESS = /:\/\/|www\.|@/i;

/** Hard break, as it stands in a run's text. */
export const HARD_BREAK = '\u2028';

/** The nodes of `text`, the raw text of one block. */
export function scan(text: string, references: References): Node[] {
  return new Scanner(text.includes('\n') ? text.replace(LINE_INDENT, '\n') : text, references).run();
}

class Scanner {
  private readonly nodes: Node[] = [];
  private readonly delimiters = new Delimiters();
  private readonly brackets: Brackets;
  private readonly codeSpans: CodeSpans;
  private readonly tags: TagReader;
  private readonly autolinks: Autolink[];
  private nextAutolink = 0;
  private at = 0;
  private buffer = '';

  constructor(
    private readonly source: string,
    private readonly references: References,
  ) {
    this.brackets = new Brackets(source, references, this.delimiters);
    this.codeSpans = new CodeSpans(source);
    this.tags = new TagReader(source);
    this.autolinks = MAY_HOLD_ADDRESS.test(source) ? findAutolinks(source) : [];
  }

  run(): Node[] {
    const { source } = this;
    const special = source.includes(' \n') ? SPECIAL_OR_BREAK : SPECIAL;
    let found = -1;
    while (this.at < source.length) {
      // looked for once: many addresses may stand before it
      if (found < this.at) {
        special.lastIndex = this.at;
        found = special.test(source) ? special.lastIndex - 1 : source.length;
      }
      const address = this.addressBefore(found);
      if (address) {
        this.text(source.slice(this.at, address.start));
        this.push({
          kind: 'autolink',
          text: source.slice(address.start, address.end),
          target: address.target,
        });
        this.at = address.end;
        continue;
      }
      if (source.charCodeAt(found) === 0x0a) {
        this.lineEnd(found);
        continue;
      }
      if (found > this.at) this.text(source.slice(this.at, found));
      this.at = found;
      if (found < source.length) this.special(source.charAt(found));
    }
    this.delimiters.resolve(undefined);
    this.flush();
    return this.nodes;
  }

  /** The next address, where it starts at or before `limit` and nothing before it took part of it. */
  private addressBefore(limit: number): Autolink | undefined {
    let next = this.autolinks[this.nextAutolink];
    while (next && next.start < this.at) next = this.autolinks[++this.nextAutolink];
    return next && next.start <= limit ? next : undefined;
  }

  private special(char: string): void {
    switch (char) {
      case '\\':
        this.escape();
        break;
      case '`':
        this.code();
        break;
      case '&':
        this.reference();
        break;
      case '<':
        this.angle();
        break;
      case '[':
        this.open();
        break;
      case ']':
        this.close();
        break;
      case '!':
        if (this.source.charAt(this.at + 1) === '[') {
          this.openBracket(true);
          return;
        }
        this.text('!', 1);
        break;
      default:
        this.delimiter(char);
        break;
    }
  }

  private text(text: string, advance = 0): void {
    this.buffer += text;
    this.at += advance;
  }

  private push(node: Node): void {
    this.flush();
    this.nodes.push(node);
  }

  private flush(): void {
    if (this.buffer === '') return;
    this.nodes.push({ kind: 'text', text: this.buffer });
    this.buffer = '';
  }

  private escape(): void {
    const next = this.source.charAt(this.at + 1);
    if (next === '\n') this.text(HARD_BREAK, 2);
    else if (next !== '' && ESCAPABLE.test(next)) this.text(next, 2);
    else this.text('\\', 1);
  }

  /** The text up to the newline at `newline`, without its last spaces; two of them or more make the break a hard one. */
  private lineEnd(newline: number): void {
    let end = newline;
    while (end > this.at && this.source.charCodeAt(end - 1) === 0x20) end--;
    this.text(this.source.slice(this.at, end));
    this.text(newline - end >= 2 ? HARD_BREAK : '\n');
    this.at = newline + 1;
  }

  private code(): void {
    const found = this.codeSpans.at(this.at);
    if (found.text === undefined) this.text(this.source.slice(this.at, found.end));
    else this.push({ kind: 'code', text: found.text });
    this.at = found.end;
  }

  private reference(): void {
    const found = referenceAt(this.source, this.at);
    if (found) this.text(found.text, found.length);
    else this.text('&', 1);
  }

  private angle(): void {
    const address = bracketedAutolink(this.source, this.at);
    if (address) {
      const text = this.source.slice(address.start + 1, address.end - 1);
      this.push({ kind: 'autolink', text, target: address.target });
      this.at = address.end;
      return;
    }
    const tag = this.tags.read(this.at);
    if (!tag) {
      this.text('<', 1);
      return;
    }
    this.push({ kind: 'tag', tag });
    this.at += tag.length;
  }

  private open(): void {
    if (this.source.charAt(this.at + 1) === '^') {
      NOTE.lastIndex = this.at;
      const found = NOTE.exec(this.source);
      const index = found ? this.references.note(found[1] ?? '') : undefined;
      if (found && index !== undefined) {
        this.push({ kind: 'note', index });
        this.at += found[0].length;
        return;
      }
    }
    this.openBracket(false);
  }

  private openBracket(image: boolean): void {
    this.at += image ? 2 : 1;
    this.push(this.brackets.open(this.at, image));
  }

  private close(): void {
    const closed = this.brackets.close(this.at);
    if (!closed) {
      this.text(']', 1);
      return;
    }
    this.push({ kind: 'close', opener: closed.opener });
    this.at = closed.end;
  }

  private delimiter(char: string): void {
    let end = this.at + 1;
    while (this.source.charAt(end) === char) end++;
    const node = this.delimiters.push(this.source, char, this.at, end - this.at);
    if (node.canOpen || node.canClose) this.push(node);
    else this.text(this.source.slice(this.at, end));
    this.at = end;
  }
}
