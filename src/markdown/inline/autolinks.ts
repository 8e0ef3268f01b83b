/**
 * Finds web and mail addresses in plain text (GFM: `https://…`, `www.…`, `a@b.c`), in one linear pass; marked's rules take
 * quadratic time. Also reads CommonMark's `<https://…>`.
 */
export interface Autolink {
  start: number;
  end: number;
  target: string;
}

const MARK = /:\/\/|www\.|@/gi;
const SCHEME_BEFORE = /(?:https?|ftp)$/i;
const MAIL_SCHEME_BEFORE = /(?:mailto|xmpp):$/i;
const MAIL_SCHEME = /^(?:mailto|xmpp):/i;
const BRACKETED =
  /<(?:([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s\x00-\x1f<>]*)|([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*))>/y;
/** Characters of an address but brackets. White space, `<`, and CJK punctuation and quotes end it. */
const ADDRESS_PART = /[^\s<[\]\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u2018-\u201d]*/y;
const DOMAIN = /[a-zA-Z0-9\u00a1-\uffff_-]+(?:\.[a-zA-Z0-9\u00a1-\uffff_-]+)*/y;
const MAIL_DOMAIN = /[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+/y;
/** Resource part of an XMPP address. */
const RESOURCE = /\/[a-zA-Z0-9@.]*[a-zA-Z0-9@]/y;
const LOCAL_PART = /[a-zA-Z0-9._+-]/;
const WORD = /[a-zA-Z0-9]/;
const TRAILING_REFERENCE = /&[a-zA-Z0-9]{2,31};$/;
const MAX_LOCAL_PART = 256;

/** True if a text may hold an address that starts with a scheme or `www.`. */
export function mayHoldUrl(text: string): boolean {
  return text.includes('://') || WWW.test(text);
}
const WWW = /www\./i;

/**
 * Searches a text for addresses from left to right. One that starts inside another node, as in the target of a link, is skipped
 * without reading it.
 */
export class AutolinkSearch {
  /** The address that was found last. */
  private found: Autolink | undefined;
  /** Offset after the next `://`, `www.` or `@`; -1 after the last one. */
  private mark = 0;
  /** Where the address of that mark starts; -1 if it has none, and after it was read. */
  private start = -1;
  /** False if the only marks are `://`. */
  private readonly hasOtherMarks: boolean;

  constructor(private readonly text: string) {
    this.hasOtherMarks = text.includes('@') || WWW.test(text);
  }

  /** Returns the first address that starts at `from` or later, and not after `limit`. `from` must not decrease from call to call. */
  next(from: number, limit: number): Autolink | undefined {
    for (;;) {
      const { found } = this;
      if (found && found.start >= from) return found.start <= limit ? found : undefined;
      if (this.mark < 0) return undefined;
      if (this.start < from) this.findMark(from);
      else if (this.start > limit) return undefined;
      else {
        this.found = addressAt(this.text, this.start, this.mark) ?? found;
        this.start = -1;
      }
    }
  }

  /** Finds the next mark after `from`, and the start of its address. */
  private findMark(from: number): void {
    const lastEnd = this.found?.end ?? 0;
    this.mark = this.markAfter(Math.max(from, this.mark, lastEnd));
    this.start = this.mark < 0 ? -1 : (addressStart(this.text, this.mark, lastEnd) ?? -1);
  }

  /** Offset after the first mark at or after `at`; -1 if there is none. */
  private markAfter(at: number): number {
    const { text } = this;
    if (!this.hasOtherMarks) {
      const found = text.indexOf('://', at);
      return found < 0 ? -1 : found + 3;
    }
    MARK.lastIndex = at;
    return MARK.test(text) ? MARK.lastIndex : -1;
  }
}

/** Start of the address that has its mark before `mark`. Undefined if it has none. It does not start before `least`. */
function addressStart(text: string, mark: number, least: number): number | undefined {
  const last = text.charAt(mark - 1);
  return last === '@' ? mailStart(text, mark - 1, least) : webStart(text, mark, least);
}

function addressAt(text: string, start: number, mark: number): Autolink | undefined {
  return text.charAt(mark - 1) === '@' ? mailLinkAt(text, start, mark - 1) : webLinkAt(text, start, mark);
}

/** Reads `<https://…>` or `<a@b.c>` at `at`. */
export function bracketedAutolink(text: string, at: number): Autolink | undefined {
  BRACKETED.lastIndex = at;
  const match = BRACKETED.exec(text);
  if (!match) return undefined;
  return { start: at, end: at + match[0].length, target: match[1] ?? `mailto:${match[2] ?? ''}` };
}

/** Start of the web address whose `://` or `www.` ends at `mark`. */
function webStart(text: string, mark: number, least: number): number | undefined {
  const isBare = text.charAt(mark - 1) === '.';
  const scheme = isBare ? 'www.' : SCHEME_BEFORE.exec(text.slice(Math.max(least, mark - 8), mark - 3))?.[0];
  if (scheme === undefined) return undefined;
  const start = isBare ? mark - 4 : mark - 3 - scheme.length;
  const before = text.charAt(start - 1);
  const isPart = WORD.test(before) || (isBare && before !== '' && '/.-_@:'.includes(before));
  return start < least || isPart ? undefined : start;
}

/** Reads the web address that starts at `start`. `at` is the offset after its `://` or `www.`. */
function webLinkAt(text: string, start: number, at: number): Autolink | undefined {
  const isBare = text.charAt(at - 1) === '.';
  DOMAIN.lastIndex = at;
  if (!DOMAIN.test(text)) return undefined;
  if (isBare && DOMAIN.lastIndex === at) return undefined;
  const end = trimPunctuation(text, at, endOfAddress(text, at));
  if (end <= at) return undefined;
  const address = text.slice(start, end);
  return { start, end, target: isBare ? `http://${address}` : address };
}

/** End of an address: at an unmatched `]`, which may close a link's text. Reads no further, because marks may follow. */
function endOfAddress(text: string, start: number): number {
  let depth = 0;
  for (let end = start; ; end++) {
    ADDRESS_PART.lastIndex = end;
    ADDRESS_PART.test(text);
    end = ADDRESS_PART.lastIndex;
    const next = text.charAt(end);
    if (next === '[') depth++;
    else if (next !== ']' || depth-- === 0) return end;
  }
}

/** Removes trailing punctuation and unmatched closing parentheses from an address (GFM 0.29, section 6.9). */
function trimPunctuation(text: string, start: number, end: number): number {
  let open = 0;
  let closed = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x28) open++;
    else if (code === 0x29) closed++;
  }
  while (end > start) {
    const last = text.charAt(end - 1);
    if (last === ')') {
      if (closed <= open) break;
      closed--;
      end--;
    } else if (last === ';') {
      const reference = TRAILING_REFERENCE.exec(text.slice(Math.max(start, end - 34), end));
      end -= reference ? reference[0].length : 1;
    } else if ('?!.,:*_~\'"'.includes(last)) end--;
    else break;
  }
  return end;
}

/** Start of the mail address whose `@` is at `at`, with its scheme. */
function mailStart(text: string, at: number, least: number): number | undefined {
  const from = Math.max(least, at - MAX_LOCAL_PART);
  let start = at;
  while (start > from && LOCAL_PART.test(text.charAt(start - 1))) start--;
  if (start === at) return undefined;
  const [scheme = ''] = MAIL_SCHEME_BEFORE.exec(text.slice(Math.max(least, start - 7), start)) ?? [];
  return start - scheme.length;
}

/** Reads the mail address that starts at `start`. `at` is the offset of its `@`. */
function mailLinkAt(text: string, start: number, at: number): Autolink | undefined {
  MAIL_DOMAIN.lastIndex = at + 1;
  if (!MAIL_DOMAIN.test(text)) return undefined;
  const end = MAIL_DOMAIN.lastIndex;
  const last = text.charAt(end - 1);
  if (last === '-' || last === '_') return undefined;
  const scheme = MAIL_SCHEME.exec(text.slice(start, at))?.[0];
  if (scheme === undefined) return { start, end, target: `mailto:${text.slice(start, end)}` };
  RESOURCE.lastIndex = end;
  const whole = /^x/i.test(scheme) && RESOURCE.test(text) ? RESOURCE.lastIndex : end;
  return { start, end: whole, target: text.slice(start, whole) };
}
