/** Finds the text in HTML that MDX reads as Markdown: between two tags of blocks, with the inline tags in it. */
import { CodeSpans } from '../inline/code-spans.js';
import { type Tag, TagReader, type ValueSyntax } from './tag.js';

/** Tags, and characters that start Markdown or an address. */
const SPECIAL = /<|`+|[\\*_~[]|:\/\//g;

export class MarkdownRuns {
  private readonly codeSpans: CodeSpans;
  private readonly tags: TagReader;
  /** End of the last text that was read, and the tag there. */
  private end = 0;
  private tag: Tag | undefined;

  constructor(
    private readonly html: string,
    syntax: ValueSyntax,
    private readonly isBlock: (tag: Tag) => boolean,
  ) {
    this.codeSpans = new CodeSpans(html);
    this.tags = new TagReader(html, syntax);
  }

  /** The tag at `at` if it ended the last text, so that it need not be read again. */
  tagAt(at: number): Tag | undefined {
    return at === this.end ? this.tag : undefined;
  }

  /** End of the text at `from` if there is Markdown in it. Offsets must ascend. */
  endOf(from: number): number | undefined {
    if (from < this.end) return undefined;
    const { html } = this;
    let hasMarkdown = false;
    let next = from;
    this.end = html.length;
    this.tag = undefined;
    for (;;) {
      SPECIAL.lastIndex = next;
      const match = SPECIAL.exec(html);
      if (!match) break;
      const [special] = match;
      next = SPECIAL.lastIndex;
      if (special === '<') {
        const tag = this.tags.read(match.index);
        if (tag && this.isBlock(tag)) {
          this.end = match.index;
          this.tag = tag;
          break;
        }
        next += Math.max(0, (tag?.length ?? 0) - 1);
        continue;
      }
      hasMarkdown = true;
      if (special === '\\') next++;
      if (special.startsWith('`')) next = this.endOfCode(match.index) ?? next;
    }
    return hasMarkdown ? this.end : undefined;
  }

  /** End of the code at `at`. Undefined if it is longer than a line, because a single backtick could hide the rest. */
  private endOfCode(at: number): number | undefined {
    const { text, end } = this.codeSpans.spanAt(at);
    return text === undefined || this.html.slice(at, end).includes('\n') ? undefined : end;
  }
}
