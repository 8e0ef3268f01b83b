/** Where front matter starts and ends. It looks at fences alone and never at what stands between them. */

/** Longer front matter is not read as such: 256 Ki characters. */
const LONGEST = 1 << 18;

export interface Fenced {
  /** What the opening line asks for, in lower case: `yaml`, `toml`, `json`, or a name that Lectern refuses. */
  engine: string;
  /** The text between the fences; absent where no closing fence is there. */
  text?: string;
  /** 1-based line of the file on which `text` starts. */
  line: number;
  /** Where the body starts, in UTF-16 code units of the source; 0 where nothing is closed. */
  bodyAt: number;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
}

/** The engine that a fence means by itself, and the lines that close it. `...` ends a YAML document (YAML 1.2, section 9.1.2). */
const FENCES: Record<string, { engine: string; close: RegExp }> = {
  '---': { engine: 'yaml', close: /^(?:---|\.\.\.)\s*$/ },
  '+++': { engine: 'toml', close: /^\+\+\+\s*$/ },
  ';;;': { engine: 'json', close: /^;;;\s*$/ },
};

const OPENING = /^(---|\+\+\+|;;;)[ \t]*([\w.+#-]*)[ \t]*\r?(?:\n|$)/;
/** Hugo's JSON: an object that starts and ends on lines of their own, without fences. */
const OBJECT = /^\{[ \t]*\r?\n/;

/** The fenced head of a source whose byte order mark is gone; undefined where its first line opens none. */
export function cutFence(source: string): Fenced | undefined {
  const opening = OPENING.exec(source);
  if (opening) {
    const [whole, mark = '', word = ''] = opening;
    const fence = FENCES[mark];
    // `----` and longer is a rule; `OPENING` reads its fourth dash as a word.
    if (!fence || /^[-+#.]/.test(word)) return undefined;
    const engine = word ? word.toLowerCase() : fence.engine;
    return closed(source, { engine, from: whole.length, line: 2, close: fence.close });
  }
  if (!OBJECT.test(source)) return undefined;
  const object = closed(source, { engine: 'json', from: 0, line: 1, close: /^\}\s*$/ });
  return object.text === undefined ? undefined : { ...object, text: `${object.text}}` };
}

interface Opened {
  engine: string;
  from: number;
  line: number;
  close: RegExp;
}

function closed(source: string, { engine, from, line, close }: Opened): Fenced {
  let at = from;
  for (let row = line; at < source.length && at < from + LONGEST; row++) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    // A fence is short: a long line is not worth a copy.
    if (end - at < 80 && close.test(source.slice(at, end))) {
      const bodyAt = Math.min(end + 1, source.length);
      return { engine, text: source.slice(from, at), line, bodyAt, bodyLine: row + 1 };
    }
    at = end + 1;
  }
  return { engine, line, bodyAt: 0, bodyLine: 1 };
}
