/** Code spans (CommonMark 0.31, section 6.1), linear: a length of backticks that has no end is looked for once. */
const BACKTICKS = /`+/g;
const NEWLINES = /\n/g;
const ONLY_SPACES = /^ *$/;

export class CodeSpans {
  /** For each length of a run, where the last run of it that was seen starts; filled by the first failed search. */
  private last: Map<number, number> | undefined;

  constructor(private readonly source: string) {}

  /** The span whose opening run starts at `at`; without a text, the run alone where nothing closes it. */
  at(at: number): { end: number; text?: string } {
    BACKTICKS.lastIndex = at;
    BACKTICKS.test(this.source);
    const from = BACKTICKS.lastIndex;
    const length = from - at;
    const known = this.last?.get(length);
    if (this.last && (known === undefined || known < from)) return { end: from };
    const close = this.closing(from, length);
    if (close === undefined) {
      this.last ??= this.lastRuns(from);
      return { end: from };
    }
    return { end: close + length, text: spanText(this.source.slice(from, close)) };
  }

  private closing(from: number, length: number): number | undefined {
    BACKTICKS.lastIndex = from;
    while (BACKTICKS.test(this.source)) {
      const end = BACKTICKS.lastIndex;
      let start = end - 1;
      while (this.source.charAt(start - 1) === '`' && start > from) start--;
      if (end - start === length) return start;
    }
    return undefined;
  }

  private lastRuns(from: number): Map<number, number> {
    const spans = new Map<number, number>();
    BACKTICKS.lastIndex = from;
    for (let found = BACKTICKS.exec(this.source); found; found = BACKTICKS.exec(this.source)) {
      spans.set(found[0].length, found.index);
    }
    return spans;
  }
}

function spanText(raw: string): string {
  const text = raw.includes('\n') ? raw.replace(NEWLINES, ' ') : raw;
  if (text.startsWith(' ') && text.endsWith(' ') && !ONLY_SPACES.test(text)) return text.slice(1, -1);
  return text;
}
