/** The text of a `<pre>`: tags in it are gone, its white space stays. */

import type { CodeBlock } from '../../document/document.js';
import { cleanCode } from '../blocks/code-block.js';

export class Preformatted {
  private raw = '';

  constructor(private readonly line: number) {}

  text(raw: string): void {
    this.raw += raw;
  }

  /** A newline right after `<pre>` is not part of its text (HTML, 13.1.2.5). */
  block(): CodeBlock {
    const fresh = this.raw.startsWith('\n');
    const text = cleanCode(fresh ? this.raw.slice(1) : this.raw);
    return fresh
      ? { kind: 'code', line: this.line, text }
      : { kind: 'code', line: this.line, text, indented: true };
  }
}
