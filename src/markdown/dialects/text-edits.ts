/**
 * Replaces parts of a text, in ascending order. Copies only what lies between them, because a source may have a part to replace for
 * every two characters.
 */
export class TextEdits {
  private readonly parts: string[] = [];
  /** Offset up to which the text is in `parts`. */
  private copied = 0;

  constructor(private readonly text: string) {}

  /** Replaces `[start, end)`, which must not start before the end of the previous edit. */
  replace(start: number, end: number, replacement: string): void {
    if (start > this.copied) this.parts.push(this.text.slice(this.copied, start));
    this.parts.push(replacement);
    this.copied = end;
  }

  /** The text with all edits. The text itself if there are none. */
  toString(): string {
    return this.parts.length === 0 ? this.text : this.parts.join('') + this.text.slice(this.copied);
  }
}
