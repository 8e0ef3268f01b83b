import { readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { HISTORY_NAME } from '../../history/history.js';
import { readHistory } from '../../history/history-file.js';
import { parseHistory } from '../../history/parse-history.js';
import { HISTORY_VERSION } from '../../history/record.js';
import { type ConfigFile, readConfig } from '../../host/config.js';
import { detectTerminal } from '../../host/detect-terminal.js';
import { type Paths, pathsOf } from '../../host/paths.js';
import type { Library } from '../../library/library.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { bindingsFor } from '../../tui/session/user-bindings.js';
import { describeError, errorCode } from '../../util/errno.js';
import { pluralize } from '../../util/pluralize.js';
import { isUserError } from '../../util/user-error.js';
import { ENVIRONMENT } from '../arguments/environment.js';
import type { Context } from '../context.js';
import { detectOwner, redact } from '../doctor/redact.js';
import { type DoctorInput, type ReportRow, settingsRows, terminalRows } from '../doctor/report.js';
import { openLibrary } from '../open-library.js';
import type { Options } from '../options.js';
import { OWN_NAME } from '../program-info.js';
import { resolveSettings } from '../resolve-settings.js';

type DoctorOptions = Pick<Context, 'program' | 'process' | 'out'> & { bundle: Library };

/** Variables that identify terminals, beside those of `ENVIRONMENT`. */
const TERMINAL_VARIABLES = ['TERM_PROGRAM', 'TERM_PROGRAM_VERSION', 'COLORTERM', 'CI'];
/** Variables that are reported even if they are not set. */
const EXPECTED_VARIABLES = ['TERM', 'TERM_PROGRAM'];
/** Variables whose values are private: only their presence is reported. */
const SECRET_VARIABLES = ['TMUX', 'SSH_TTY', 'WT_SESSION'];

/**
 * `lectern doctor`: prints what was detected and why, as Markdown for a bug report. Errors become lines of the report.
 * Writes nothing to the disk; the report has no home path and no user name.
 */
export async function doctor(
  { bundle, program, process, out }: DoctorOptions,
  options: Options,
): Promise<number> {
  const { env } = process;
  const paths = pathsOf(program.folder, process);
  const terminal = await detectTerminal(process, options.color);
  const file = await attempt(() => readConfig(paths.config));
  const resolved = await attempt(async () => resolveSettings(options, process, file.value, terminal));
  // An invalid config file is reported, and the rest of the report is made without it.
  const settings = resolved.value ?? resolveSettings(options, process, undefined, terminal);
  const config = resolved.value ? file.value : undefined;
  const keys = await attempt(() => checkKeys({ settings, program }));
  const input: DoctorInput = { env, options, settings, terminal, config };
  const openOptions = { settings, paths, program, terminal, options: { ...options, cache: false } };
  const library = await attempt(async () => (await openLibrary(bundle, openOptions)).library);

  const owner = detectOwner(env);
  const section = (title: string, rows: readonly ReportRow[]) => {
    const lines = rows.map(([name, value]) => `- ${sanitiseLine(name)}: ${redact(value, owner)}\n`);
    out.write(`\n### ${title}\n\n${lines.join('')}`);
  };
  out.write(`## ${program.name} ${program.version}\n\n`);
  if (!program.own) out.write(`- Lectern: ${lecternVersion()}\n`);
  out.write(
    `- Node.js: ${process.versions.node}\n- system: ${process.platform} ${process.arch}, ${release()}\n`,
  );
  section('Terminal', [...terminalRows(input), ...variableRows(env)]);
  section('Settings', settingsRows(input));
  section('Files', [
    ...fileRows(paths, options, { config: resolved.error ?? file.error, keys: keys.error }, file.value),
    codeRow(process, options),
  ]);
  section('Library', libraryRows(library));
  return 0;
}

/** Checks the `[keys]` table, which only the reader uses. */
async function checkKeys({ settings, program }: Pick<Context, 'settings' | 'program'>): Promise<void> {
  bindingsFor(settings, program.name);
}

/** Returns the version of Lectern that a publication runs on: that of the package of this bundle. */
function lecternVersion(): string {
  return JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version;
}

/** Returns the message of a user error; other errors are bugs and are thrown again. */
async function attempt<T>(work: () => Promise<T>): Promise<{ value?: T; error?: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (isUserError(error)) return { error: error.message };
    throw error;
  }
}

function variableRows(env: NodeJS.ProcessEnv): ReportRow[] {
  const names = [...new Set([...ENVIRONMENT.map(([name]) => name), ...TERMINAL_VARIABLES])];
  const rows = names.flatMap((name): ReportRow[] => {
    const value = env[name];
    if (value === undefined) return EXPECTED_VARIABLES.includes(name) ? [[name, 'not set']] : [];
    return [[name, value === '' ? 'set to an empty string' : value]];
  });
  return [...rows, ...SECRET_VARIABLES.flatMap((name): ReportRow[] => (env[name] ? [[name, 'set']] : []))];
}

function fileRows(
  paths: Paths,
  options: Options,
  errors: { config: string | undefined; keys: string | undefined },
  config: ConfigFile | undefined,
): ReportRow[] {
  const used = errors.keys ? `used; the reader does not start because of its keys: ${errors.keys}` : 'used';
  const state = errors.config ? `not used: ${errors.config}` : config ? used : 'not found';
  return [
    ['config', `${paths.config} (${state})`],
    ...Object.entries(config?.table ?? {}).map(
      ([key, value]): ReportRow => [`config ${key}`, JSON.stringify(value)],
    ),
    ['history', options.history === false ? 'not used (--no-history)' : describeHistory(paths.state)],
    ['cache', `${paths.cache} (${options.cache === false ? 'not used: --no-cache' : presence(paths.cache)})`],
  ];
}

/** The cache of the program's compiled code, which all publications share (`src/index.ts`). Windows has none. */
function codeRow(process: NodeJS.Process, { cache }: Options): ReportRow {
  const folder = `${pathsOf(OWN_NAME, process).cache}/code`;
  const isUsed = process.platform !== 'win32' && cache !== false;
  return ['compiled code', `${folder} (${isUsed ? presence(folder) : 'not used'})`];
}

/** Describes the history file. Reads it without opening it, which would repair a damaged file. */
function describeHistory(folder: string): string {
  const file = join(folder, HISTORY_NAME);
  try {
    const text = readHistory(file);
    if (text === '') return `${file} (empty or not created yet)`;
    const { version, damagedLines } = parseHistory(text);
    const lines = text.split('\n').length - 1;
    if (version > HISTORY_VERSION) return `${file} (written by a later version: ${version})`;
    return `${file} (${pluralize(lines, 'line')}, ${damagedLines} damaged)`;
  } catch (error) {
    return `${file} (cannot be read: ${errorCode(error) ?? 'not a file'})`;
  }
}

function presence(path: string): string {
  try {
    return statSync(path, { throwIfNoEntry: false }) ? 'exists' : 'does not exist';
  } catch (error) {
    return `cannot be examined: ${describeError(error)}`;
  }
}

function libraryRows({ value, error }: { value?: Library; error?: string }): ReportRow[] {
  if (!value) return [['error', error ?? '']];
  const { name, articles, problems } = value;
  return [
    ['name', name],
    ['articles', String(articles.length)],
    ['problems', String(problems.length)],
  ];
}
