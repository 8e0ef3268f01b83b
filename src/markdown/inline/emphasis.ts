/**
 * Resolves emphasis, strong emphasis and strikethrough. Uses CommonMark's "process emphasis" algorithm, with
 * GFM's tildes and the `==` of highlights as other delimiters. Linear: for each kind of closer, it remembers the offset below
 * which there is no opener.
 */
import type { DelimiterNode } from './inline-node.js';

const WHITE = /\s/;
const WORD = /\w/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Stack of delimiter runs that may still open or close emphasis. */
export class DelimiterStack {
  last: DelimiterNode | undefined;

  /**
   * Creates a run of `length` characters at `at`, between the characters `before` and `after`. Pushes it if it can open or
   * close.
   */
  push(char: string, at: number, length: number, before: string, after: string): DelimiterNode {
    const spaceBefore = isSpace(before);
    const spaceAfter = isSpace(after);
    const punctuationBefore = !spaceBefore && isPunctuation(before);
    const punctuationAfter = !spaceAfter && isPunctuation(after);
    const left = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
    const right = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
    const underscore = char === '_';
    const excluded = (char === '~' && length > 2) || (char === '=' && length !== 2);
    // a highlight does not start or end inside a word: `a==b and c==d`
    const notInWord = char === '=';
    const node: DelimiterNode = {
      kind: 'delimiter',
      char,
      at,
      count: length,
      length,
      canOpen:
        !excluded &&
        left &&
        (!underscore || !right || punctuationBefore) &&
        !(notInWord && WORD.test(before)),
      canClose:
        !excluded && right && (!underscore || !left || punctuationAfter) && !(notInWord && WORD.test(after)),
      opens: [],
      closes: [],
      previous: this.last,
      next: undefined,
    };
    if (node.canOpen || node.canClose) {
      if (this.last) this.last.next = node;
      this.last = node;
    }
    return node;
  }

  /** Pairs the runs above `bottom` and removes them from the stack. */
  resolve(bottom: DelimiterNode | undefined): void {
    if (this.last === bottom) return;
    let floors: Map<string, number> | undefined;
    let closer = bottom ? bottom.next : this.first();
    while (closer) {
      if (!closer.canClose) {
        closer = closer.next;
        continue;
      }
      const kind = closerKind(closer);
      const opener = findOpener(closer, floors?.get(kind) ?? bottom?.at ?? -1);
      if (!opener) {
        floors ??= new Map();
        floors.set(kind, closer.previous?.at ?? -1);
        const next: DelimiterNode | undefined = closer.next;
        if (!closer.canOpen) this.remove(closer);
        closer = next;
        continue;
      }
      pair(opener, closer);
      // runs between opener and closer have no partner and stay text
      opener.next = closer;
      closer.previous = opener;
      if (opener.count === 0) this.remove(opener);
      if (closer.count === 0) {
        const next: DelimiterNode | undefined = closer.next;
        this.remove(closer);
        closer = next;
      }
    }
    this.last = bottom;
    if (bottom) bottom.next = undefined;
  }

  private first(): DelimiterNode | undefined {
    let node = this.last;
    while (node?.previous) node = node.previous;
    return node;
  }

  private remove(node: DelimiterNode): void {
    if (node.previous) node.previous.next = node.next;
    if (node.next) node.next.previous = node.previous;
    else this.last = node.previous;
  }
}

/** True for white space, and at the ends of the text. */
function isSpace(char: string): boolean {
  return char === '' || char === ' ' || (!isAsciiWord(char) && WHITE.test(char));
}

function isPunctuation(char: string): boolean {
  return !isAsciiWord(char) && PUNCTUATION.test(char);
}

/** True for an ASCII letter or digit. Most neighbours are, and need no pattern. */
function isAsciiWord(char: string): boolean {
  const unit = char.charCodeAt(0);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

/** Key of closers that match the same openers. */
function closerKind(closer: DelimiterNode): string {
  return pairsWhole(closer)
    ? `${closer.char}${closer.count}`
    : `${closer.char}${closer.canOpen ? 1 : 0}${closer.length % 3}`;
}

/** Nearest run before `closer` and after offset `minOffset` that can open it. */
function findOpener(closer: DelimiterNode, minOffset: number): DelimiterNode | undefined {
  for (let node = closer.previous; node && node.at > minOffset; node = node.previous) {
    if (node.canOpen && node.char === closer.char && canPair(node, closer)) return node;
  }
  return undefined;
}

function canPair(opener: DelimiterNode, closer: DelimiterNode): boolean {
  if (pairsWhole(closer)) return opener.count === closer.count;
  // Rules 9 and 10: no pair if a run can open and close and the sum of lengths is a multiple of 3.
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

/** True if runs of this character are paired as a whole, with one of the same length. */
function pairsWhole({ char }: DelimiterNode): boolean {
  return char === '~' || char === '=';
}

function pair(opener: DelimiterNode, closer: DelimiterNode): void {
  const strong = opener.count >= 2 && closer.count >= 2;
  const used = pairsWhole(opener) ? opener.count : strong ? 2 : 1;
  const mark = opener.char === '~' ? 'strike' : opener.char === '=' ? 'mark' : strong ? 'strong' : 'em';
  opener.opens.push(mark);
  closer.closes.push(mark);
  opener.count -= used;
  closer.count -= used;
}
