/**
 * Reads the front matter of a source as data, and finds where the body starts. A fault is returned, never thrown, and the
 * body can always be read. Knows the engines; must not know which fields an article has.
 */

import { quote, shorten } from '../../text/quote.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { isObject } from '../../util/is-object.js';
import { pluralize } from '../../util/pluralize.js';
import type { Problem } from '../problem.js';
import { type DelimitedBlock, findFrontMatter } from './delimiters.js';
import { faultLine, faultReason, knownEngine, type ParseToml, readData } from './engines.js';
import { toPlainData } from './to-plain-data.js';

/** A problem in a file whose name is not known here. */
export type Fault = Omit<Problem, 'file'>;

export interface FrontMatter {
  /** Clean, plain data; empty if there is none. */
  data: Record<string, unknown>;
  /** The text of `data`, and its 1-based line in the file; used to look up the line of a field. */
  text: string;
  line: number;
  /** Start of the body in UTF-16 code units of the source. */
  bodyAt: number;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  faults: Fault[];
}

export interface FrontMatterOptions {
  parseToml: ParseToml;
  /** True if a mapping has a key of an article. Called if the text between the delimiters may also be prose. */
  hasArticleKey: (data: object) => boolean;
}

/** Maximum length of a text that is parsed, in characters: any such text takes less than 20 ms. */
export const MAX_PARSED_LENGTH = 1 << 15;
const TOO_LONG_HINT = `shorten it to at most ${pluralize(MAX_PARSED_LENGTH, 'character')}`;

/** Reads the front matter of a source without byte order mark. */
export function readFrontMatter(source: string, options: FrontMatterOptions): FrontMatter {
  const block = findFrontMatter(source);
  if (!block) return onlyBody();
  const engine = knownEngine(block.engine);
  if (!engine && block.afterBlank) return onlyBody();
  if (!engine) return { ...emptyFrontMatter(block), faults: [engineFault(block.engine)] };
  if (block.text === undefined) return block.afterBlank ? onlyBody() : readUnclosed(source);
  return readClosed(block, block.text, { ...options, engine });
}

type EngineOptions = FrontMatterOptions & { engine: 'yaml' | 'toml' | 'json' };

function readClosed(block: DelimitedBlock, text: string, options: EngineOptions): FrontMatter {
  const result = (faults: Fault[], data = {}): FrontMatter => ({
    ...emptyFrontMatter(block),
    data,
    text,
    faults,
  });
  const empty = () => result([fault(1, 'is empty', 'add a title, or remove the delimiters', 'warning')]);
  // Two rules with prose between them look like front matter, except for the blank line around the first rule.
  const mayBeProse = options.engine === 'yaml' && (block.afterBlank || /^[ \t]*\r?\n/.test(text));
  const noMapping = () =>
    onlyBody(
      mayBeProse ? [] : [fault(block.line, 'is not a mapping of keys to values', KEYS_HINT, 'warning')],
    );

  if (text.trim() === '') return mayBeProse ? onlyBody() : empty();
  // NUL is the closing delimiter passed to gray-matter.
  if (text.includes('\0') && mayBeProse) return onlyBody();
  if (text.includes('\0')) return result([fault(block.line, 'contains a NUL character', 'delete it')]);
  if (text.length > MAX_PARSED_LENGTH) {
    if (!startsWithKey(text)) return noMapping();
    return result(
      [fault(block.line, `has ${pluralize(text.length, 'character')}`, TOO_LONG_HINT)],
      salvage(text.slice(0, MAX_PARSED_LENGTH), options.engine),
    );
  }
  const parsed = tryRead(text, options);
  if ('error' in parsed) {
    if (!startsWithKey(text)) return noMapping();
    if (mayBeProse && !options.hasArticleKey(salvage(text, options.engine))) return onlyBody();
    return result([syntaxFault(parsed.error, block, text, options.engine)], salvage(text, options.engine));
  }
  if (parsed.data === null || parsed.data === undefined) return empty();
  if (!isMapping(parsed.data)) return noMapping();
  if (mayBeProse && !options.hasArticleKey(parsed.data)) return onlyBody();
  const data = toPlainData(parsed.data);
  return data
    ? result([], data)
    : result(
        [fault(block.line, 'is too large', 'remove what the article does not need')],
        salvage(text, options.engine),
      );
}

function tryRead(text: string, { engine, parseToml }: EngineOptions): { data: unknown } | { error: unknown } {
  try {
    return { data: readData(engine, text, parseToml) };
  } catch (error) {
    return { error };
  }
}

function syntaxFault(error: unknown, { line }: DelimitedBlock, text: string, engine: string): Fault {
  const row = faultLine(error, text);
  if (engine === 'yaml' && COLON_IN_VALUE.test(text.split('\n')[row] ?? '')) {
    return fault(line + row, 'cannot be read: a value contains a colon', 'put the value in quotes');
  }
  const reason = shorten(faultReason(error), MAX_REASON).replace(/\.$/, '');
  return fault(
    line + row,
    `cannot be read: ${reason}`,
    'fix the line; a text with special characters must be in quotes',
  );
}

/** Maximum length of a reason in a message, in characters: it may repeat any part of the text. */
const MAX_REASON = 120;

/** The most common error of authors, for which the message of YAML is no help: `title: One: two`. */
const COLON_IN_VALUE = /^[ \t]*[\w.-]+:[ \t]+[^"'\s[{|>&][^:]*:(?:[ \t]|\r?$)/;

const KEYS_HINT = 'write `key: value` lines, or add a blank line after the first `---` for a rule';

/** A source without front matter. */
function onlyBody(faults: Fault[] = []): FrontMatter {
  return { data: {}, text: '', line: 1, bodyAt: 0, bodyLine: 1, faults };
}

function emptyFrontMatter({ line, bodyAt, bodyLine }: DelimitedBlock): FrontMatter {
  return { data: {}, text: '', line, bodyAt, bodyLine, faults: [] };
}

/** A first line of `---` that is never closed is a rule, unless keys follow it. */
function readUnclosed(source: string): FrontMatter {
  const start = source.search(/[\r\n]/) + 1;
  const hasKeys = start > 0 && startsWithKey(source.slice(start, start + 1000));
  return onlyBody(hasKeys ? [fault(1, 'is not closed', 'close it with the line that opens it')] : []);
}

function startsWithKey(text: string): boolean {
  return /^\s*(?:#[^\n]*\n\s*)*(?:\{|\[\w|["']?[\w.-]+["']?[ \t]*[:=])/.test(text.slice(0, 2000));
}

/** The plain `key: value` lines of a YAML text that cannot be used as a whole, so that the article still has a title. */
function salvage(text: string, engine: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  if (engine !== 'yaml') return data;
  for (const [, key = '', value = ''] of text.matchAll(/^([A-Za-z]\w*):[ \t]+([^\s[{|>&*!#%@`][^\n]*)$/gm)) {
    data[key] = sanitiseLine(value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return data;
}

function isMapping(data: unknown): data is object {
  return isObject(data) && !(data instanceof Date);
}

function engineFault(engine: string): Fault {
  return {
    line: 1,
    level: 'error',
    rule: 'engine',
    message: `unsupported front matter language ${quote(engine)}`,
    hint: 'write it as YAML between `---` lines',
  };
}

function fault(line: number, what: string, hint: string, level: Problem['level'] = 'error'): Fault {
  return { line, level, rule: 'front-matter', message: `front matter ${what}`, hint };
}
