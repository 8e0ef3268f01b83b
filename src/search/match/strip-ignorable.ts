/** Text without ignorable characters, with a mapping of offsets back to the original text. */
import { IGNORABLE } from '../../text/ignorable-characters.js';
import { firstIndexWhere } from '../../util/binary-search.js';

const EACH_IGNORABLE = new RegExp(IGNORABLE, 'g');

export interface StrippedText {
  readonly text: string;
  /** Returns the offset in the original text of offset `offset` of `text`. */
  originalOffset(offset: number): number;
}

/** A text without ignorable characters: the common case. */
class UnchangedText implements StrippedText {
  constructor(readonly text: string) {}
  originalOffset(offset: number): number {
    return offset;
  }
}

class ShortenedText implements StrippedText {
  /** Offset in `text` of each removed character, ascending. */
  private readonly removed: number[] = [];
  readonly text: string;

  constructor(original: string) {
    for (const { index } of original.matchAll(EACH_IGNORABLE)) this.removed.push(index - this.removed.length);
    this.text = original.replace(EACH_IGNORABLE, '');
  }

  originalOffset(offset: number): number {
    const { removed } = this;
    return offset + firstIndexWhere(0, removed.length, index => (removed[index] ?? 0) > offset);
  }
}

/** Removes the ignorable characters of `text`. `hasIgnorable`: whether there are any, if the caller knows. */
export function stripIgnorable(text: string, hasIgnorable = IGNORABLE.test(text)): StrippedText {
  return hasIgnorable ? new ShortenedText(text) : new UnchangedText(text);
}
