import { readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { readHistory } from '../../history/history-file.js';
import { parseText } from '../../history/parse-history.js';
import { VERSION } from '../../history/record.js';
import { type ConfigFile, readConfig } from '../../host/config.js';
import { detectTerminal } from '../../host/detect-terminal.js';
import { type Paths, pathsOf } from '../../host/paths.js';
import type { Library } from '../../library/library.js';
import { isUserError } from '../../util/user-error.js';
import { ENVIRONMENT } from '../arguments/environment.js';
import type { Context } from '../context.js';
import { discreet, ownerOf } from '../doctor/redact.js';
import { type Examined, type Finding, settledFindings, terminalFindings } from '../doctor/report.js';
import { openLibrary } from '../open-library.js';
import type { Options } from '../options.js';
import { type Settings, settle } from '../resolve-settings.js';

type Given = Pick<Context, 'program' | 'process' | 'out'> & { bundle: Library };

/** Variables by which terminals are known; others that matter are those of `ENVIRONMENT`. */
const TERMINAL_VARIABLES = ['TERM_PROGRAM', 'TERM_PROGRAM_VERSION', 'COLORTERM', 'CI'];
/** That one of these is missing says something too. */
const EXPECTED_VARIABLES = ['TERM', 'TERM_PROGRAM'];
/** That they are set says enough; what they hold is the user's own. */
const SECRET_VARIABLES = ['TMUX', 'SSH_TTY', 'WT_SESSION'];

/**
 * `lectern doctor`: what was detected and why, as Markdown for a bug report. It looks for itself, and whatever is wrong
 * is a line of the report; it writes nothing to the disk. No home path and no user name is in it.
 */
export async function doctor(given: Given, options: Options): Promise<number> {
  const { program, process, out } = given;
  const { env } = process;
  const paths = pathsOf(program.folder, process);
  const terminal = await detectTerminal(process, options.color);
  const read = await attempt(() => readConfig(paths.config));
  const settled = await attempt(async () => settle(options, process, read.value, terminal));
  // A config file that is wrong is told of, and the rest goes on without it.
  const settings = settled.value ?? settle(options, process, undefined, terminal);
  const config = settled.value ? read.value : undefined;
  const keys = await attempt(() => checkKeys(settings));
  const examined: Examined = { env, options, settings, terminal, config };
  const warn = () => {};
  const means = { settings, warn, paths, program, terminal, options: { ...options, cache: false } };
  const library = await attempt(() => openLibrary(given.bundle, means));

  const owner = ownerOf(env);
  const section = (title: string, findings: readonly Finding[]) => {
    const rows = findings.map(([name, value]) => `- ${name}: ${discreet(value, owner)}\n`);
    out.write(`\n### ${title}\n\n${rows.join('')}`);
  };
  out.write(`## ${program.name} ${program.version}\n\n`);
  if (!program.own) out.write(`- Lectern: ${engine()}\n`);
  out.write(
    `- Node.js: ${process.versions.node}\n- system: ${process.platform} ${process.arch}, ${release()}\n`,
  );
  section('Terminal', [...terminalFindings(examined), ...variables(env)]);
  section('Settled', settledFindings(examined));
  section(
    'Files',
    files(paths, options, { fault: settled.fault ?? read.fault, keys: keys.fault }, read.value),
  );
  section('Library', libraryFindings(library));
  return 0;
}

/** The reader does not open with keys that make no sense; everything else does not ask for them. */
async function checkKeys(settings: Settings): Promise<void> {
  if (Object.keys(settings.keys).length === 0) return;
  const { bindingsFor } = await import('../../tui/session/user-bindings.js');
  bindingsFor(settings);
}

/** The version of Lectern that a publication runs on: that of the package which this bundle stands in. */
function engine(): string {
  return JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version;
}

/** What an error that the user can mend says becomes a finding; a bug stays one. */
async function attempt<T>(work: () => Promise<T>): Promise<{ value?: T; fault?: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (isUserError(error)) return { fault: error.message };
    throw error;
  }
}

function variables(env: NodeJS.ProcessEnv): Finding[] {
  const told = [...new Set([...ENVIRONMENT.map(([name]) => name), ...TERMINAL_VARIABLES])];
  const set = told.flatMap((name): Finding[] => {
    const value = env[name];
    if (value === undefined) return EXPECTED_VARIABLES.includes(name) ? [[name, 'not set']] : [];
    return [[name, value === '' ? 'set, and empty' : value]];
  });
  return [...set, ...SECRET_VARIABLES.flatMap((name): Finding[] => (env[name] ? [[name, 'set']] : []))];
}

function files(
  paths: Paths,
  options: Options,
  { fault, keys }: { fault: string | undefined; keys: string | undefined },
  config: ConfigFile | undefined,
): Finding[] {
  const used = keys ? `used; the reader does not open with its keys: ${keys}` : 'used';
  const state = fault ? `not used: ${fault}` : config ? used : 'not there';
  return [
    ['config', `${paths.config} (${state})`],
    ...Object.entries(config?.table ?? {}).map(
      ([key, value]): Finding => [`config ${key}`, JSON.stringify(value)],
    ),
    ['journal', options.journal === false ? 'not used (--no-journal)' : journal(paths.state)],
    ['cache', `${paths.cache} (${options.cache === false ? 'not used: --no-cache' : presence(paths.cache)})`],
  ];
}

/** Read without opening it, which might mend it: what is wrong is to be seen. */
function journal(folder: string): string {
  const file = join(folder, 'journal.jsonl');
  try {
    const text = readHistory(file);
    if (text === '') return `${file} (not there yet, or empty)`;
    const { newest, garbage } = parseText(text);
    const lines = text.split('\n').length - 1;
    if (newest > VERSION) return `${file} (of a later version: ${newest})`;
    return `${file} (${lines} lines, ${garbage} damaged)`;
  } catch (error) {
    return `${file} (cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'it is no file'})`;
  }
}

function presence(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) ? 'there' : 'not there';
}

function libraryFindings({ value, fault }: { value?: Library; fault?: string }): Finding[] {
  if (!value) return [['fault', fault ?? '']];
  const { name, articles, problems } = value;
  return [
    ['name', name],
    ['articles', String(articles.length)],
    ['problems', String(problems.length)],
  ];
}
