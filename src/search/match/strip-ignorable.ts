/** Text without ignorable characters, with a mapping of offsets back to the original text. */

import { PIECE_SIZE, textOf } from '../../text/code-units.js';
import { IGNORABLE } from '../../text/ignorable-characters.js';
import { firstIndexWhere } from '../../util/binary-search.js';
import { lazyRegExp } from '../../util/lazy-regexp.js';

export interface StrippedText {
  readonly text: string;
  /** Returns the offset in the original text of offset `offset` of `text`. */
  originalOffset(offset: number): number;
}

const EACH_IGNORABLE = lazyRegExp(IGNORABLE.source, 'g');

/** Length up to which patterns are used. They are faster in a new process, but keep a list of all matches. */
const MAX_PATTERN_LENGTH = 1 << 20;

/** A text without ignorable characters: the common case. */
class UnchangedText implements StrippedText {
  constructor(readonly text: string) {}
  originalOffset(offset: number): number {
    return offset;
  }
}

class ShortenedText implements StrippedText {
  /** Offset in `text` of each removed character, ascending; the first `count` are used. */
  private removed = new Uint32Array(64);
  private count = 0;
  readonly text: string;

  constructor(original: string) {
    this.text =
      original.length > MAX_PATTERN_LENGTH ? this.stripUnits(original) : this.stripMatches(original);
  }

  private stripMatches(original: string): string {
    for (const { index } of original.matchAll(EACH_IGNORABLE())) this.remove(index);
    return original.replace(EACH_IGNORABLE(), '');
  }

  /** Reads unit by unit, because every second character may be ignorable. */
  private stripUnits(original: string): string {
    const parts: string[] = [];
    const kept = new Uint16Array(PIECE_SIZE);
    for (let start = 0; start < original.length; start += PIECE_SIZE) {
      const piece = original.slice(start, start + PIECE_SIZE);
      let length = 0;
      for (let index = 0; index < piece.length; index++) {
        const unit = piece.charCodeAt(index);
        if (isIgnorable(unit)) this.remove(start + index);
        else kept[length++] = unit;
      }
      parts.push(length === piece.length ? piece : textOf(kept.subarray(0, length)));
    }
    return parts.join('');
  }

  originalOffset(offset: number): number {
    const { removed, count } = this;
    return offset + firstIndexWhere(0, count, index => (removed[index] ?? 0) > offset);
  }

  private remove(offset: number): void {
    if (this.count === this.removed.length) {
      const larger = new Uint32Array(2 * this.count);
      larger.set(this.removed);
      this.removed = larger;
    }
    this.removed[this.count] = offset - this.count;
    this.count++;
  }
}

const UNKNOWN = 0;
const IGNORED = 1;
const KEPT = 2;

/** Class of each code unit, computed when the unit first occurs. */
let classes: Uint8Array | undefined;

function isIgnorable(unit: number): boolean {
  if (unit < 0x80) return false;
  classes ??= new Uint8Array(0x10000);
  const known = classes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known === IGNORED;
  const ignored = IGNORABLE.test(String.fromCharCode(unit));
  classes[unit] = ignored ? IGNORED : KEPT;
  return ignored;
}

/** Removes the ignorable characters of `text`. `hasIgnorable`: whether there are any, if the caller knows. */
export function stripIgnorable(text: string, hasIgnorable = IGNORABLE.test(text)): StrippedText {
  return hasIgnorable ? new ShortenedText(text) : new UnchangedText(text);
}
