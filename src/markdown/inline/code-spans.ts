/**
 * Finds code spans (CommonMark 0.31, section 6.1) in linear time. Each length of an unclosed backtick run is searched for once.
 */
const BACKTICKS = /`+/g;
const NEWLINES = /\n/g;
const ONLY_SPACES = /^ *$/;

export class CodeSpans {
  /** Run length → start of its last run. Filled by the first failed search. */
  private lastRunStarts: Map<number, number> | undefined;

  constructor(private readonly source: string) {}

  /**
   * Reads the code span whose opening run is at `at`. `text` is undefined, and `end` is the end of the run,
   * if nothing closes it.
   */
  spanAt(at: number): { end: number; text?: string } {
    BACKTICKS.lastIndex = at;
    BACKTICKS.test(this.source);
    const from = BACKTICKS.lastIndex;
    const length = from - at;
    const known = this.lastRunStarts?.get(length);
    if (this.lastRunStarts && (known === undefined || known < from)) return { end: from };
    const close = this.closingRun(from, length);
    if (close === undefined) {
      this.lastRunStarts ??= this.findLastRuns(from);
      return { end: from };
    }
    return { end: close + length, text: spanText(this.source.slice(from, close)) };
  }

  private closingRun(from: number, length: number): number | undefined {
    BACKTICKS.lastIndex = from;
    while (BACKTICKS.test(this.source)) {
      const end = BACKTICKS.lastIndex;
      let start = end - 1;
      while (this.source.charAt(start - 1) === '`' && start > from) start--;
      if (end - start === length) return start;
    }
    return undefined;
  }

  private findLastRuns(from: number): Map<number, number> {
    const starts = new Map<number, number>();
    BACKTICKS.lastIndex = from;
    for (let match = BACKTICKS.exec(this.source); match; match = BACKTICKS.exec(this.source)) {
      starts.set(match[0].length, match.index);
    }
    return starts;
  }
}

function spanText(raw: string): string {
  const text = raw.includes('\n') ? raw.replace(NEWLINES, ' ') : raw;
  if (text.startsWith(' ') && text.endsWith(' ') && !ONLY_SPACES.test(text)) return text.slice(1, -1);
  return text;
}
