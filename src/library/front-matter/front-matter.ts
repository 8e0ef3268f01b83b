/**
 * Front matter: the head of a source, as data, and where its body starts. Whatever is wrong with it is a fault and
 * never an exception, and the body can always be read. It knows engines, and not which fields articles have.
 */
import { cleanLine } from '../../text/sanitise.js';
import type { Problem } from '../problem.js';
import { cutFence, type Fenced } from './delimiters.js';
import { faultLine, faultReason, knownEngine, type ParseToml, readData } from './engines.js';
import { plainMapping } from './to-plain-data.js';

/** A problem of a file whose name is not known here. */
export type Fault = Omit<Problem, 'file'>;

export interface FrontMatter {
  /** Clean plain data; empty where there is none. */
  data: Record<string, unknown>;
  /** The text that `data` comes from, and its 1-based line in the file: where a field's line is looked up. */
  text: string;
  line: number;
  /** Where the body starts, in UTF-16 code units of the source. */
  bodyAt: number;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  faults: Fault[];
}

export interface FrontMatterOptions {
  parseToml: ParseToml;
  /** Whether a mapping's keys are those of an article; asked where the text between the fences may be prose too. */
  known: (data: object) => boolean;
}

/** Reads the front matter of a source whose byte order mark is gone. */
export function readFrontMatter(source: string, options: FrontMatterOptions): FrontMatter {
  const fenced = cutFence(source);
  if (!fenced) return body();
  const engine = knownEngine(fenced.engine);
  if (!engine) return { ...head(fenced), faults: [refused(fenced.engine)] };
  if (fenced.text === undefined) return unclosed(source);
  return closed(fenced, fenced.text, { ...options, engine });
}

type Known = FrontMatterOptions & { engine: 'yaml' | 'toml' | 'json' };

function closed(fenced: Fenced, text: string, options: Known): FrontMatter {
  const given = (faults: Fault[], data = {}): FrontMatter => ({ ...head(fenced), data, text, faults });
  const empty = () => given([fault(1, 'is empty', NAMED, 'warning')]);
  // Two rules with prose between them look like a head; the blank line after the first one tells them apart.
  const prose = options.engine === 'yaml' && /^[ \t]*\r?\n/.test(text);
  const notKeys = () =>
    body(prose ? [] : [fault(fenced.line, 'is not a mapping of keys to values', KEYS, 'warning')]);

  if (text.trim() === '') return prose ? body() : empty();
  // gray-matter's search for comments is quadratic in white space, and NUL is the fence that we give it.
  if (/\s{1000}|\0/.test(text)) {
    return given([fault(fenced.line, 'holds a NUL or a thousand blanks', 'Delete them.')]);
  }
  const read = tryRead(text, options);
  if ('error' in read) {
    if (!startsWithKey(text)) return notKeys();
    return given(
      [broken(read.error, fenced, text, options.engine)],
      options.engine === 'yaml' ? salvage(text) : {},
    );
  }
  if (read.data === null || read.data === undefined) return empty();
  if (!isMapping(read.data)) return notKeys();
  if (prose && !options.known(read.data)) return body();
  const data = plainMapping(read.data);
  return data
    ? given([], data)
    : given([fault(fenced.line, 'holds too much', 'Keep to what an article needs.')]);
}

function tryRead(text: string, { engine, parseToml }: Known): { data: unknown } | { error: unknown } {
  try {
    return { data: readData(engine, text, parseToml) };
  } catch (error) {
    return { error };
  }
}

function broken(error: unknown, { line }: Fenced, text: string, engine: string): Fault {
  const row = faultLine(error, text);
  if (engine === 'yaml' && COLON_IN_VALUE.test(text.split('\n')[row] ?? '')) {
    return fault(line + row, 'cannot be read: a value holds a colon', 'Put that value between quotes.');
  }
  const reason = cleanLine(faultReason(error)).replace(/\.$/, '');
  return fault(
    line + row,
    `cannot be read: ${reason}`,
    'Mend that line; a text with special characters goes between quotes.',
  );
}

/** The slip that authors make most, of which YAML speaks in riddles: `title: One: two`. */
const COLON_IN_VALUE = /^[ \t]*[\w.-]+:[ \t]+[^"'\s[{|>&][^:]*:(?:[ \t]|\r?$)/;

const NAMED = 'Write at least a title into it, or take the fences away.';
const KEYS = 'Write `key: value` lines, or begin with a blank line where a rule is meant.';

/** A source without front matter: all of it is body. */
function body(faults: Fault[] = []): FrontMatter {
  return { data: {}, text: '', line: 1, bodyAt: 0, bodyLine: 1, faults };
}

function head({ line, bodyAt, bodyLine }: Fenced): FrontMatter {
  return { data: {}, text: '', line, bodyAt, bodyLine, faults: [] };
}

/** A first line of `---` that nothing closes is a rule, unless keys follow it. */
function unclosed(source: string): FrontMatter {
  const from = source.indexOf('\n') + 1;
  const keys = from > 0 && startsWithKey(source.slice(from, from + 1000));
  return body(keys ? [fault(1, 'is never closed', 'Close it with the line that opens it.')] : []);
}

function startsWithKey(text: string): boolean {
  return /^\s*(?:#[^\n]*\n\s*)*(?:\{|\[\w|["']?[\w.-]+["']?[ \t]*[:=])/.test(text.slice(0, 2000));
}

/** The plain `key: value` lines of a YAML text that is broken elsewhere: better than an article without a title. */
function salvage(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [, key = '', value = ''] of text.matchAll(/^([A-Za-z]\w*):[ \t]+([^\s[{|>&*!#%@`][^\n]*)$/gm)) {
    data[key] = cleanLine(value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return data;
}

function isMapping(data: unknown): data is object {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !(data instanceof Date);
}

function refused(engine: string): Fault {
  return {
    line: 1,
    level: 'error',
    rule: 'engine',
    message: `The front matter asks for “${cleanLine(engine)}”, which Lectern does not run.`,
    hint: 'Write it as YAML between lines of `---`.',
  };
}

function fault(line: number, what: string, hint: string, level: Problem['level'] = 'error'): Fault {
  return { line, level, rule: 'front-matter', message: `The front matter ${what}.`, hint };
}
