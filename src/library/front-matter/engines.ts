/** The engines that read front matter: data languages alone. Every engine that could run code throws. */
import type Matter from 'gray-matter';
import type * as Yaml from 'js-yaml';

export type ParseToml = (text: string) => unknown;

/** Loaded by the first front matter that is read: a folder whose files are all known by now needs neither. */
function load() {
  const matter: typeof Matter = require('gray-matter');
  const yaml: typeof Yaml = require('js-yaml');
  return { matter, yaml, schema: schemaOf(yaml) };
}
let loaded: ReturnType<typeof load> | undefined;

/**
 * YAML's failsafe schema (text, lists, mappings) and the scalars that can be written back as they were: `8` is a
 * number, but `1.10`, `007` and `2024-12-15` stay the text that they are.
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

/** Engines by the names that an opening line may give. */
const NAMES: Record<string, 'yaml' | 'toml' | 'json'> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** The engine that a name means; undefined for one that Lectern refuses. */
export function knownEngine(name: string): 'yaml' | 'toml' | 'json' | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

/**
 * What a front matter text says: a mapping, or whatever else it is.
 * @throws what the engine throws for a text that it cannot read; see `faultLine`.
 */
export function readData(engine: 'yaml' | 'toml' | 'json', text: string, parseToml: ParseToml): unknown {
  loaded ??= load();
  const { matter, schema, yaml } = loaded;
  const none: unknown = undefined;
  let data = none;
  // gray-matter keeps objects alone, so the value is noted on its way through.
  const note = (parse: (text: string) => unknown) => (source: string) => {
    data = parse(source);
    return {};
  };
  // Options, even empty ones, keep gray-matter from its cache, which forgets faults and shares data. It gets an opening line that
  // is ours and a closing one that cannot occur (the caller has looked for NUL), so the fences found before are the only ones.
  matter(`---${engine}\n${text}`, {
    delimiters: ['---', '\0'],
    engines: {
      yaml: note(source => yaml.safeLoad(source, { schema })),
      json: note(source => JSON.parse(source)),
      toml: note(source => parseToml(source.replace(/^\n/, ''))),
      javascript: refuse,
      coffee: refuse,
    },
  });
  return data;
}

/** 0-based line within the text given to `readData` on which its engine found a fault. */
export function faultLine(error: unknown, text: string): number {
  if (!(error instanceof Error)) return 0;
  const { mark, line } = error as { mark?: { line?: unknown }; line?: unknown };
  // gray-matter hands on the line break after the opening fence, so YAML's 0-based lines count from there.
  if (typeof mark?.line === 'number') return Math.max(0, mark.line - 1);
  if (typeof line === 'number') return Math.max(0, line - 1);
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? 0 : text.slice(0, Math.max(0, Number(position) - 1)).split('\n').length - 1;
}

/** What is wrong, in the engine's words: one sentence without its position and its copy of the source. */
export function faultReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { reason } = error as { reason?: unknown };
  if (typeof reason === 'string') return reason;
  const [first = ''] = error.message.split('\n');
  return first.replace(/,? (?:in JSON )?at position \d+.*$/, '');
}
