/**
 * Resolves emphasis, strong emphasis and strikethrough. Uses CommonMark's "process emphasis" algorithm, with
 * GFM's tildes as another delimiter. Linear: for each kind of closer, it remembers the offset below which
 * there is no opener.
 */
import type { DelimiterNode } from './inline-node.js';

const WHITE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Stack of delimiter runs that may still open or close emphasis. */
export class DelimiterStack {
  last: DelimiterNode | undefined;

  /** Creates a run of `length` characters at `at`. Pushes it if it can open or close. */
  push(source: string, char: string, at: number, length: number): DelimiterNode {
    const before = characterBefore(source, at);
    const after = characterAt(source, at + length);
    const spaceBefore = before === '' || WHITE.test(before);
    const spaceAfter = after === '' || WHITE.test(after);
    const punctuationBefore = !spaceBefore && PUNCTUATION.test(before);
    const punctuationAfter = !spaceAfter && PUNCTUATION.test(after);
    const left = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
    const right = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
    const underscore = char === '_';
    const tooLong = char === '~' && length > 2;
    const node: DelimiterNode = {
      kind: 'delimiter',
      char,
      at,
      count: length,
      length,
      canOpen: !tooLong && left && (!underscore || !right || punctuationBefore),
      canClose: !tooLong && right && (!underscore || !left || punctuationAfter),
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
    const floors = new Map<string, number>();
    let closer = bottom ? bottom.next : this.first();
    while (closer) {
      if (!closer.canClose) {
        closer = closer.next;
        continue;
      }
      const kind = closerKind(closer);
      const opener = findOpener(closer, floors.get(kind) ?? bottom?.at ?? -1);
      if (!opener) {
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

/** Key of closers that match the same openers. */
function closerKind(closer: DelimiterNode): string {
  return closer.char === '~'
    ? `~${closer.count}`
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
  if (closer.char === '~') return opener.count === closer.count;
  // Rules 9 and 10: no pair if a run can open and close and the sum of lengths is a multiple of 3.
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function pair(opener: DelimiterNode, closer: DelimiterNode): void {
  const strong = opener.count >= 2 && closer.count >= 2;
  const used = opener.char === '~' ? opener.count : strong ? 2 : 1;
  const mark = opener.char === '~' ? 'strike' : strong ? 'strong' : 'em';
  opener.opens.push(mark);
  closer.closes.push(mark);
  opener.count -= used;
  closer.count -= used;
}

function characterAt(source: string, at: number): string {
  const code = source.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(source: string, at: number): string {
  if (at === 0) return '';
  const low = source.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? source.slice(at - 2, at) : source.charAt(at - 1);
}
