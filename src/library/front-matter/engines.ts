/** Parses the text of front matter. Supports only data languages; an engine that could run code throws. */
import type Matter from 'gray-matter';
import type * as Yaml from 'js-yaml';

export type ParseToml = (text: string) => unknown;

/** Loads the parsers at the first front matter: a folder whose files are all cached needs neither. */
function load() {
  const matter: typeof Matter = require('gray-matter');
  const yaml: typeof Yaml = require('js-yaml');
  return { matter, yaml, schema: schemaOf(yaml) };
}
let loaded: ReturnType<typeof load> | undefined;

/**
 * The failsafe schema of YAML (text, lists, mappings), plus scalars that convert back to the same text: `8` is a number, but
 * `1.10`, `007` and `2024-12-15` stay text.
 */
function schemaOf({ FAILSAFE_SCHEMA, Schema, Type }: typeof Yaml) {
  const scalar = (name: string, matches: (text: string) => boolean, construct: (text: string) => unknown) =>
    new Type(`tag:yaml.org,2002:${name}`, {
      kind: 'scalar',
      resolve: (text: string | null) => matches(text ?? ''),
      construct: (text: string | null) => construct(text ?? ''),
    });
  return new Schema({
    include: [FAILSAFE_SCHEMA],
    implicit: [
      scalar('null', text => text === '' || text === '~' || text === 'null', () => null),
      scalar('bool', text => text === 'true' || text === 'false', text => text === 'true'),
      scalar('float', text => /^-?\d/.test(text) && String(Number(text)) === text, Number),
    ], // biome-ignore format: a table
  });
}

const refuse = (): object => {
  throw new Error('front matter does not run code');
};

/** Engines by their names in an opening line. */
const NAMES: Record<string, 'yaml' | 'toml' | 'json'> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** The engine with this name; undefined if it is not supported. */
export function knownEngine(name: string): 'yaml' | 'toml' | 'json' | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

/**
 * Parses a front matter text. The value need not be a mapping.
 * @throws the error of the engine; see `faultLine` and `faultReason`
 */
export function readData(engine: 'yaml' | 'toml' | 'json', text: string, parseToml: ParseToml): unknown {
  loaded ??= load();
  const { matter, schema, yaml } = loaded;
  const none: unknown = undefined;
  let data = none;
  const source = `\n${text}`;
  // gray-matter returns only objects, so the engine itself captures the value.
  const capture = (parse: () => unknown) => () => {
    data = parse();
    return {};
  };
  // Passing options, even empty ones, disables the cache of gray-matter, which drops errors and shares data. The opening line is
  // added here, and the closing delimiter cannot occur (the caller has checked for NUL), so that gray-matter finds no others.
  matter(`---${engine}\n${withoutBlankLines(text)}`, {
    delimiters: ['---', '\0'],
    engines: {
      yaml: capture(() => yaml.safeLoad(source, { schema })),
      json: capture(() => JSON.parse(source)),
      toml: capture(() => parseToml(text)),
      javascript: refuse,
      coffee: refuse,
    },
  });
  return data;
}

/**
 * The lines that are not blank. gray-matter looks for comments in a time that is quadratic in blank lines: 990 of them after
 * each key of 250 kB took 0.8 s. It only needs to know whether there is anything else; the engine gets the whole text.
 */
function withoutBlankLines(text: string): string {
  return text
    .split(/[\n\r\u2028\u2029]/)
    .filter(line => line.trim() !== '')
    .join('\n');
}

/** 0-based line of the text passed to `readData` on which the engine found an error. */
export function faultLine(error: unknown, text: string): number {
  if (!(error instanceof Error)) return 0;
  const { mark, line } = error as { mark?: { line?: unknown }; line?: unknown };
  // `readData` adds a line break before the text, so the 0-based lines of YAML start there.
  if (typeof mark?.line === 'number') return Math.max(0, mark.line - 1);
  if (typeof line === 'number') return Math.max(0, line - 1);
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? 0 : text.slice(0, Math.max(0, Number(position) - 1)).split('\n').length - 1;
}

/** The engine's message: one sentence, without the position and the excerpt of the source. */
export function faultReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { reason } = error as { reason?: unknown };
  if (typeof reason === 'string') return reason;
  const [first = ''] = error.message.split('\n');
  return first.replace(/,? (?:in JSON )?at position \d+.*$/, '');
}
