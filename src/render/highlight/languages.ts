/**
 * Languages that code blocks are highlighted in, and their aliases. The build removes all other grammars from the highlighter
 * (`scripts/patches/packages/highlight.mjs`) and reads this file, so it must have no imports.
 */

/** Grammars by their highlight.js names. */
export const GRAMMARS = [
  'bash',
  'c',
  'clojure',
  'cmake',
  'cpp',
  'csharp',
  'css',
  'dart',
  'diff',
  'dockerfile',
  'elixir',
  'erlang',
  'fsharp',
  'go',
  'groovy',
  'haskell',
  'http',
  'ini',
  'java',
  'javascript',
  'json',
  'julia',
  'kotlin',
  'latex',
  'less',
  'lua',
  'makefile',
  'markdown',
  'nginx',
  'nix',
  'objectivec',
  'ocaml',
  'perl',
  'php',
  'powershell',
  'properties',
  'protobuf',
  'python',
  'r',
  'ruby',
  'rust',
  'scala',
  'scss',
  'shell',
  'sql',
  'swift',
  'typescript',
  'vim',
  'xml',
  'yaml',
] as const;

export type Grammar = (typeof GRAMMARS)[number];

const ALIASES: Readonly<Record<string, Grammar>> = {
  sh: 'bash',
  zsh: 'bash',
  ksh: 'bash',
  fish: 'bash',
  'shell-script': 'bash',
  env: 'bash',
  dotenv: 'bash',
  h: 'c',
  clj: 'clojure',
  cljs: 'clojure',
  edn: 'clojure',
  cc: 'cpp',
  cxx: 'cpp',
  'c++': 'cpp',
  hpp: 'cpp',
  hh: 'cpp',
  arduino: 'cpp',
  ino: 'cpp',
  cs: 'csharp',
  'c#': 'csharp',
  patch: 'diff',
  docker: 'dockerfile',
  containerfile: 'dockerfile',
  ex: 'elixir',
  exs: 'elixir',
  heex: 'elixir',
  erl: 'erlang',
  fs: 'fsharp',
  'f#': 'fsharp',
  golang: 'go',
  gomod: 'go',
  gradle: 'groovy',
  hs: 'haskell',
  https: 'http',
  toml: 'ini',
  conf: 'ini',
  cfg: 'ini',
  editorconfig: 'ini',
  jsp: 'java',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  node: 'javascript',
  json5: 'json',
  jsonc: 'json',
  jsonl: 'json',
  ndjson: 'json',
  geojson: 'json',
  jl: 'julia',
  kt: 'kotlin',
  kts: 'kotlin',
  tex: 'latex',
  make: 'makefile',
  mk: 'makefile',
  mak: 'makefile',
  md: 'markdown',
  mdx: 'markdown',
  nixos: 'nix',
  objc: 'objectivec',
  'objective-c': 'objectivec',
  ml: 'ocaml',
  pl: 'perl',
  pm: 'perl',
  ps1: 'powershell',
  ps: 'powershell',
  pwsh: 'powershell',
  proto: 'protobuf',
  py: 'python',
  py3: 'python',
  python3: 'python',
  pyi: 'python',
  ipython: 'python',
  ipython3: 'python',
  rb: 'ruby',
  gemspec: 'ruby',
  rs: 'rust',
  sass: 'scss',
  console: 'shell',
  'shell-session': 'shell',
  shellsession: 'shell',
  terminal: 'shell',
  mysql: 'sql',
  postgres: 'sql',
  postgresql: 'sql',
  psql: 'sql',
  sqlite: 'sql',
  plsql: 'sql',
  tsql: 'sql',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  vimscript: 'vim',
  viml: 'vim',
  html: 'xml',
  htm: 'xml',
  xhtml: 'xml',
  svg: 'xml',
  rss: 'xml',
  atom: 'xml',
  plist: 'xml',
  vue: 'xml',
  svelte: 'xml',
  xsl: 'xml',
  yml: 'yaml',
  'docker-compose': 'yaml',
};

const known: ReadonlySet<string> = new Set(GRAMMARS);
/** Matches the name in `{.python}`, `python{1,3}`, `language-python` and `python:path/to/file`. */
const DECORATION = /^\{?\.?(?:lang(?:uage)?-)?([^\s{},:;=]+).*$/s;

/** Every name that selects a grammar. */
export function languageNames(): string[] {
  return [...GRAMMARS, ...Object.keys(ALIASES)];
}

/** Returns the grammar for the language of a fence; undefined if there is none. */
export function grammarFor(name: string): Grammar | undefined {
  const bare = name.toLowerCase().replace(DECORATION, '$1');
  if (isGrammar(bare)) return bare;
  return Object.hasOwn(ALIASES, bare) ? ALIASES[bare] : undefined;
}

function isGrammar(name: string): name is Grammar {
  return known.has(name);
}

/** Grammars within other grammars: CSS in HTML. A test compares them with highlight.js. */
const NESTED: Partial<Readonly<Record<Grammar, readonly Grammar[]>>> = {
  dart: ['markdown'],
  dockerfile: ['bash'],
  http: GRAMMARS,
  javascript: ['xml', 'css'],
  markdown: ['xml'],
  shell: ['bash'],
  typescript: ['xml', 'css'],
  xml: ['css', 'javascript'],
  yaml: ['ruby'],
};

/** Returns the grammars that code of `grammar` may also be highlighted with, at any depth. */
export function nestedGrammars(grammar: Grammar, text: string): ReadonlySet<Grammar> {
  // The body of an HTTP message is highlighted in the language that fits best, for which all are tried.
  if (grammar === 'http' && !text.includes('\n\n')) return new Set();
  const nested = new Set(NESTED[grammar]);
  for (const each of nested) for (const inner of NESTED[each] ?? []) nested.add(inner);
  return nested;
}
