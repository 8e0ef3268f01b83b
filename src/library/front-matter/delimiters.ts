/** Finds where front matter starts and ends. Looks only at the delimiters, not at the text between them. */

/** Maximum length of front matter: 256 Ki characters. */
const MAX_LENGTH = 1 << 18;

export interface DelimitedBlock {
  /** Engine in lower case: `yaml`, `toml`, `json`, or an unsupported name from the opening line. */
  engine: string;
  /** The text between the delimiters; absent if there is no closing one. */
  text?: string;
  /** 1-based line of the file on which `text` starts. */
  line: number;
  /** Start of the body in UTF-16 code units; 0 if there is no closing delimiter. */
  bodyAt: number;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  /** True if a blank line precedes the opening delimiter. Then it may also be a rule. */
  afterBlank?: true;
}

/** Default engine of each delimiter, and the lines that close it. `...` ends a YAML document (YAML 1.2, section 9.1.2). */
const DELIMITERS: Record<string, { engine: string; close: RegExp }> = {
  '---': { engine: 'yaml', close: /^(?:---|\.\.\.)\s*$/ },
  '+++': { engine: 'toml', close: /^\+\+\+\s*$/ },
  ';;;': { engine: 'json', close: /^;;;\s*$/ },
};

/** Some tools write a blank line first. */
const OPENING = /^([ \t]*\r?\n)?(---|\+\+\+|;;;)[ \t]*([\w.+#-]*)[ \t]*\r?(?:\n|$)/;
/** Hugo's JSON: an object that starts and ends on lines of its own, without delimiters. */
const OBJECT = /^\{[ \t]*\r?\n/;
/** A first line that may open front matter and ends in a carriage return. */
const RETURN = /^(?:[ \t]*\r)?(?:---|\+\+\+|;;;|\{)[ \t\w.+#-]*\r/;

/**
 * Finds the front matter of a source without byte order mark. It starts on the first line, or on the second after a blank one.
 * Undefined if there is none.
 */
export function findFrontMatter(source: string): DelimitedBlock | undefined {
  return findDelimited(RETURN.test(source) && !source.includes('\n') ? withLineFeeds(source) : source);
}

/** The part of a source that may be front matter, with line feeds in place of carriage returns. Offsets stay the same. */
function withLineFeeds(source: string): string {
  return source.slice(0, 2 * MAX_LENGTH).replaceAll('\r', '\n');
}

function findDelimited(source: string): DelimitedBlock | undefined {
  const opening = OPENING.exec(source);
  if (opening) {
    const [whole, blank, mark = '', word = ''] = opening;
    const delimiter = DELIMITERS[mark];
    // `----` and longer is a rule; `OPENING` matches its fourth dash as a word.
    if (!delimiter || /^[-+#.]/.test(word)) return undefined;
    const engine = word ? word.toLowerCase() : delimiter.engine;
    const line = blank === undefined ? 2 : 3;
    const block = findClosing(source, { engine, start: whole.length, line, close: delimiter.close });
    return blank === undefined ? block : { ...block, afterBlank: true };
  }
  if (!OBJECT.test(source)) return undefined;
  const object = findClosing(source, { engine: 'json', start: 0, line: 1, close: /^\}\s*$/ });
  return object.text === undefined ? undefined : { ...object, text: `${object.text}}` };
}

interface OpenBlock {
  engine: string;
  start: number;
  line: number;
  close: RegExp;
}

function findClosing(source: string, { engine, start, line, close }: OpenBlock): DelimitedBlock {
  let at = start;
  for (let row = line; at < source.length && at < start + MAX_LENGTH; row++) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    // Delimiters are short: a long line is not copied.
    if (end - at < 80 && close.test(source.slice(at, end))) {
      const bodyAt = Math.min(end + 1, source.length);
      return { engine, text: source.slice(start, at), line, bodyAt, bodyLine: row + 1 };
    }
    at = end + 1;
  }
  return { engine, line, bodyAt: 0, bodyLine: 1 };
}
