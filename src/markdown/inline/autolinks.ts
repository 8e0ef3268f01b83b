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
const BRACKETED =
  /<(?:([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s\x00-\x1f<>]*)|([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*))>/y;
/** Characters of an address. White space, `<`, and CJK punctuation and quotes end it. */
const ADDRESS = /[^\s<\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u2018-\u201d]*/y;
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

/** Maximum length of a scheme and what follows it: `https://`, `mailto:` and an `@`. */
const MAX_SCHEME = 8;

/** Searches a text for addresses from left to right. Those inside other nodes, as in the target of a link, are not read. */
export class AutolinkSearch {
  /** The address that was found last. */
  private found: Autolink | undefined;
  /** End of that address. */
  private lastEnd = 0;
  /** Offset after the next `://`, `www.` or `@`. */
  private mark = 0;
  /** True after the last one. */
  private isDone = false;
  /** Offset at which the search for the next mark starts. */
  private searchFrom = 0;
  private readonly hasOtherMarks: boolean;

  constructor(private readonly text: string) {
    this.hasOtherMarks = text.includes('@') || WWW.test(text);
  }

  /** Returns the first address that starts in `from` to `limit`. Neither may decrease from call to call. */
  next(from: number, limit: number): Autolink | undefined {
    for (;;) {
      if (this.found && this.found.start >= from) return this.found.start <= limit ? this.found : undefined;
      if (this.isDone) return undefined;
      const searchFrom = Math.max(from, this.searchFrom);
      if (this.mark <= searchFrom) {
        this.mark = this.markAfter(searchFrom);
        this.isDone = this.mark < 0;
        continue;
      }
      const { text, mark, lastEnd } = this;
      const isMail = text.charAt(mark - 1) === '@';
      if (mark - MAX_SCHEME - (isMail ? MAX_LOCAL_PART : 0) > limit) return undefined;
      this.found = isMail ? mailLinkAt(text, mark - 1, lastEnd) : webLinkAt(text, mark, lastEnd);
      if (this.found) this.lastEnd = this.found.end;
      this.searchFrom = Math.max(mark, this.lastEnd);
    }
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

/** Reads `<https://…>` or `<a@b.c>` at `at`. */
export function bracketedAutolink(text: string, at: number): Autolink | undefined {
  BRACKETED.lastIndex = at;
  const match = BRACKETED.exec(text);
  if (!match) return undefined;
  return { start: at, end: at + match[0].length, target: match[1] ?? `mailto:${match[2] ?? ''}` };
}

/** Reads a web address. `at` is the offset after its `://` or `www.`. */
function webLinkAt(text: string, at: number, from: number): Autolink | undefined {
  const bare = text.charAt(at - 1) === '.';
  let start = at - 4;
  if (!bare) {
    const scheme = SCHEME_BEFORE.exec(text.slice(Math.max(from, at - 8), at - 3));
    if (!scheme) return undefined;
    start = at - 3 - scheme[0].length;
  }
  const before = text.charAt(start - 1);
  if (start < from || WORD.test(before) || (bare && '/.-_@:'.includes(before) && before !== ''))
    return undefined;
  DOMAIN.lastIndex = at;
  if (!DOMAIN.test(text)) return undefined;
  if (bare && DOMAIN.lastIndex === at) return undefined;
  ADDRESS.lastIndex = at;
  ADDRESS.test(text);
  const end = trimPunctuation(text, at, endInBrackets(text, at, ADDRESS.lastIndex));
  if (end <= at) return undefined;
  const address = text.slice(start, end);
  return { start, end, target: bare ? `http://${address}` : address };
}

/** Ends an address before an unmatched `]`, which may close a link's text. */
function endInBrackets(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b) depth++;
    else if (code === 0x5d && depth-- === 0) return at;
  }
  return end;
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

/** Reads a mail address. `at` is the offset of its `@`. */
function mailLinkAt(text: string, at: number, from: number): Autolink | undefined {
  let start = at;
  const least = Math.max(from, at - MAX_LOCAL_PART);
  while (start > least && LOCAL_PART.test(text.charAt(start - 1))) start--;
  if (start === at) return undefined;
  MAIL_DOMAIN.lastIndex = at + 1;
  if (!MAIL_DOMAIN.test(text)) return undefined;
  const end = MAIL_DOMAIN.lastIndex;
  const last = text.charAt(end - 1);
  if (last === '-' || last === '_') return undefined;
  const [scheme] = MAIL_SCHEME_BEFORE.exec(text.slice(Math.max(from, start - 7), start)) ?? [];
  if (scheme === undefined) return { start, end, target: `mailto:${text.slice(start, end)}` };
  RESOURCE.lastIndex = end;
  const whole = /^x/i.test(scheme) && RESOURCE.test(text) ? RESOURCE.lastIndex : end;
  return { start: start - scheme.length, end: whole, target: scheme + text.slice(start, whole) };
}
