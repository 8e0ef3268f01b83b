/** Collects the text before the next node: parts of the source, and texts that replace others. */

/** Maximum number of texts that are joined at once. Adding each to a string takes more memory. */
const MAX_PARTS = 1000;

export class TextBuffer {
  private text = '';
  /** Texts after `text`. After them is the source from `copyStart` to `copyEnd`. */
  private readonly parts: string[] = [];
  private copyStart = 0;
  private copyEnd = 0;

  constructor(private readonly source: string) {}

  add(text: string): void {
    this.takeCopy();
    this.append(text);
  }

  /**
   * Adds a part of the source. Adjacent parts are copied together, because a text of only special characters would otherwise be
   * copied one character at a time.
   */
  copy(from: number, to: number): void {
    if (this.copyEnd !== from) {
      this.takeCopy();
      this.copyStart = from;
    }
    this.copyEnd = to;
  }

  /** Returns the text, and starts the next one. */
  take(): string {
    this.takeCopy();
    if (this.parts.length > 0) this.joinParts();
    const { text } = this;
    this.text = '';
    return text;
  }

  private takeCopy(): void {
    if (this.copyStart === this.copyEnd) return;
    this.append(this.source.slice(this.copyStart, this.copyEnd));
    this.copyStart = this.copyEnd;
  }

  private append(text: string): void {
    if (this.text === '') this.text = text;
    else if (this.parts.push(text) === MAX_PARTS) this.joinParts();
  }

  private joinParts(): void {
    this.text += this.parts.join('');
    this.parts.length = 0;
  }
}
