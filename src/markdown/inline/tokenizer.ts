/**
 * Tokenizes a block's text into nodes in one pass: CommonMark's inline syntax with GFM's strikethrough, addresses and footnote
 * references. Examines each offset a bounded number of times. Replaces marked's inline rules, several of which take quadratic time.
 */

import { codePointAt, codePointBefore } from '../../text/code-units.js';
import { hasSpaceAtLineEnd } from '../../text/line-ends.js';
import { TagReader } from '../html/tag.js';
import { AutolinkSearch, bracketedAutolink, mayHoldUrl } from './autolinks.js';
import { BracketStack } from './brackets.js';
import { CodeSpans } from './code-spans.js';
import { DelimiterStack } from './emphasis.js';
import { referenceAt } from './entities.js';
import type { InlineSyntax } from './inline-extension.js';
import { type InlineNode, MAX_SPECIALS, type TagNode } from './inline-node.js';
import type { ReferenceLookup } from './reference-lookup.js';
import { HARD_BREAK } from './span-builder.js';
import { TextBuffer } from './text-buffer.js';
import { mayBeText, replaceUnpairedTags } from './unpaired-tags.js';

const LINE_INDENT = /\n[ \t]+/g;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const FOOTNOTE_REFERENCE = /\[\^([^\s[\]]{1,200})\]/y;

/** Tokenizes the raw text of a block. */
export function tokenize(text: string, references: ReferenceLookup): InlineNode[] {
  const hasSpace = hasSpaceAtLineEnd(text);
  const source = hasSpace ? text.replace(LINE_INDENT, '\n') : text;
  return new InlineTokenizer(source, references).tokenize(hasSpace && source.includes(' \n'));
}

class InlineTokenizer {
  private readonly nodes: InlineNode[] = [];
  private readonly delimiters = new DelimiterStack();
  /** These three are created on demand: an article may have 200,000 texts, and few need more than one of them. */
  private brackets: BracketStack | undefined;
  private codeSpans: CodeSpans | undefined;
  private tags: TagReader | undefined;
  private readonly syntax: InlineSyntax;
  private readonly autolinks: AutolinkSearch | undefined;
  private at = 0;
  /** Text before the next node. */
  private readonly text: TextBuffer;
  /** End of the last match of an extension that counts as a letter. */
  private lastWordEnd = -1;
  /** True between the tags of a link, whose text is no other link. */
  private isInLinkTag = false;
  /** True if a tag may be text. */
  private mayHaveUnpairedTag = false;
  /** Offset of the last `>`. No tag starts after it. */
  private lastTagEnd: number | undefined;

  constructor(
    private readonly source: string,
    private readonly references: ReferenceLookup,
  ) {
    this.syntax = references.inlineSyntax;
    this.text = new TextBuffer(source);
    this.autolinks = source.includes('@') || mayHoldUrl(source) ? new AutolinkSearch(source) : undefined;
  }

  /** `mayBreak`: true if a line ends in spaces, which are removed or make a hard break. */
  tokenize(mayBreak: boolean): InlineNode[] {
    const { source } = this;
    const special = mayBreak ? this.syntax.specialOrBreak : this.syntax.special;
    let next = -1;
    let count = 0;
    while (this.at < source.length) {
      // searched only once, because many addresses may precede it
      if (next < this.at) {
        special.lastIndex = this.at;
        if (++count > MAX_SPECIALS) this.references.isCut = true;
        next = count <= MAX_SPECIALS && special.test(source) ? special.lastIndex - 1 : source.length;
      }
      const address = this.isInLinkTag ? undefined : this.autolinks?.next(this.at, next);
      if (address) {
        this.text.copy(this.at, address.start);
        const text = source.slice(address.start, address.end);
        this.addNode({ kind: 'autolink', text, target: address.target });
        this.at = address.end;
        continue;
      }
      if (next < source.length && source.charCodeAt(next) === 0x0a) {
        this.readLineEnd(next);
        continue;
      }
      if (next > this.at) this.text.copy(this.at, next);
      this.at = next;
      if (next < source.length) this.readSpecial(source.charAt(next));
    }
    this.delimiters.resolve(undefined);
    this.flush();
    if (this.mayHaveUnpairedTag) replaceUnpairedTags(this.nodes);
    return this.nodes;
  }

  private readSpecial(char: string): void {
    if (this.readExtension()) return;
    switch (char) {
      case '\\':
        this.readEscape();
        break;
      case '`':
        this.readCodeSpan();
        break;
      case '&':
        this.readReference();
        break;
      case '<':
        this.readAngle();
        break;
      case '[':
        this.readOpenBracket();
        break;
      case ']':
        this.readCloseBracket();
        break;
      case '!':
        if (this.source.startsWith('[', this.at + 1) && this.footnoteAt(this.at + 1) === undefined)
          this.openBracket(true);
        else this.copyOne();
        break;
      case '*':
      case '_':
      case '~':
      case '=':
        this.readDelimiter(char);
        break;
      default:
        this.copyOne();
    }
  }

  /** Reads the match of an extension at the current offset. Returns false if there is none. */
  private readExtension(): boolean {
    const { source, at, references } = this;
    const match = this.syntax.matchAt(source, at, references);
    if (!match) return false;
    for (const node of match.nodes) {
      if (node.kind === 'text') this.text.add(node.text);
      else this.addNode(node);
    }
    this.lastWordEnd = match.isWord ? match.end : -1;
    this.at = match.end;
    return true;
  }

  /** Adds the current character, which has no meaning. */
  private copyOne(): void {
    this.text.copy(this.at, this.at + 1);
    this.at++;
  }

  private addNode(node: InlineNode): void {
    this.flush();
    this.nodes.push(node);
  }

  private flush(): void {
    const text = this.text.take();
    if (text !== '') this.nodes.push({ kind: 'text', text });
  }

  private readEscape(): void {
    const next = this.source.charAt(this.at + 1);
    if (ESCAPABLE.test(next)) this.at++;
    if (next !== '\n') this.copyOne();
    else {
      this.text.add(HARD_BREAK);
      this.at += 2;
    }
  }

  /** Adds the text up to `newline` without trailing spaces. Two or more make a hard break. */
  private readLineEnd(newline: number): void {
    let end = newline;
    while (end > this.at && this.source.charCodeAt(end - 1) === 0x20) end--;
    this.text.copy(this.at, end);
    if (newline - end >= 2) this.text.add(HARD_BREAK);
    else this.text.copy(newline, newline + 1);
    this.at = newline + 1;
  }

  private readCodeSpan(): void {
    this.codeSpans ??= new CodeSpans(this.source);
    const span = this.codeSpans.spanAt(this.at);
    if (span.text === undefined) this.text.copy(this.at, span.end);
    else this.addNode({ kind: 'code', text: span.text });
    this.at = span.end;
  }

  private readReference(): void {
    const reference = referenceAt(this.source, this.at);
    if (!reference) {
      this.copyOne();
      return;
    }
    this.text.add(reference.text);
    this.at += reference.length;
  }

  private readAngle(): void {
    this.lastTagEnd ??= this.source.lastIndexOf('>');
    const mayEnd = this.at < this.lastTagEnd;
    const address = mayEnd ? bracketedAutolink(this.source, this.at) : undefined;
    if (address) {
      const text = this.source.slice(address.start + 1, address.end - 1);
      this.addNode({ kind: 'autolink', text, target: address.target });
      this.at = address.end;
      return;
    }
    this.tags ??= new TagReader(this.source, this.syntax);
    const tag = mayEnd ? this.tags.read(this.at) : undefined;
    if (!tag) {
      this.copyOne();
      return;
    }
    if (tag.name === 'a' && (tag.closing || tag.attributes.href !== undefined))
      this.isInLinkTag = !tag.closing;
    const node: TagNode = { kind: 'tag', tag };
    if (mayBeText(this.source, this.at, tag)) {
      node.raw = this.source.slice(this.at, this.at + tag.length);
      this.mayHaveUnpairedTag = true;
    }
    this.addNode(node);
    this.at += tag.length;
  }

  private readOpenBracket(): void {
    const index = this.footnoteAt(this.at);
    if (index === undefined) {
      this.openBracket(false);
      return;
    }
    this.addNode({ kind: 'footnote', index });
    this.at = FOOTNOTE_REFERENCE.lastIndex;
  }

  /** Index of the footnote whose reference starts at `bracket` and ends at `FOOTNOTE_REFERENCE.lastIndex`. */
  private footnoteAt(bracket: number): number | undefined {
    if (this.source.charAt(bracket + 1) !== '^') return undefined;
    FOOTNOTE_REFERENCE.lastIndex = bracket;
    const match = FOOTNOTE_REFERENCE.exec(this.source);
    return match ? this.references.footnoteIndex(match[1] ?? '') : undefined;
  }

  private openBracket(image: boolean): void {
    this.at += image ? 2 : 1;
    this.brackets ??= new BracketStack(this.source, this.references, this.delimiters);
    this.addNode(this.brackets.open(this.at, image));
  }

  private readCloseBracket(): void {
    const closed = this.brackets?.close(this.at);
    if (closed) {
      this.addNode({ kind: 'close', opener: closed.opener });
      this.at = closed.end;
    } else this.copyOne();
  }

  private readDelimiter(char: string): void {
    let end = this.at + 1;
    while (end < this.source.length && this.source.charAt(end) === char) end++;
    const before = this.lastWordEnd === this.at ? LETTER : codePointBefore(this.source, this.at);
    const after = this.startsWord(end) ? LETTER : codePointAt(this.source, end);
    const node = this.delimiters.push(char, this.at, end - this.at, before, after);
    if (node.canOpen || node.canClose) this.addNode(node);
    else this.text.copy(this.at, end);
    this.at = end;
  }

  private startsWord(at: number): boolean {
    return this.syntax.matchAt(this.source, at, this.references)?.isWord === true;
  }
}

/** Character used in place of a match of an extension that counts as a letter. */
const LETTER = '\u3042';
