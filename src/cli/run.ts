/**
 * The command line: argv → one command → text on stdout. This folder owns options, messages, output formats and exit
 * codes. It must not parse, lay out or search articles itself, nor draw the reader.
 */
import { readConfig } from '../host/config.js';
import { detectTerminal } from '../host/detect-terminal.js';
import { pathsOf } from '../host/paths.js';
import { SyncWriter } from '../host/sync-writer.js';
import type { CompiledLibrary } from '../library/compiled/open-compiled.js';
import type { Library } from '../library/library.js';
import { programCommands } from './arguments/definitions.js';
import { createSample, OWN_SAMPLE } from './arguments/examples.js';
import { parseArguments } from './arguments/parse-arguments.js';
import { list } from './commands/list.js';
import { open } from './commands/open.js';
import { read } from './commands/read.js';
import { search } from './commands/search.js';
import type { Context, OpenedLibrary } from './context.js';
import { formatMessage, messageStyle, type Severity } from './errors/stderr-message.js';
import { openLibrary } from './open-library.js';
import type { Command } from './options.js';
import type { Program } from './program-info.js';
import { resolveSettings } from './resolve-settings.js';

/** The commands. Those of authors are loaded lazily, so that readers' commands start faster. */
const COMMANDS: Record<
  Exclude<Command['name'], 'doctor'>,
  (context: Context, words: string[]) => Promise<number>
> = {
  open,
  list,
  read,
  search,
  init: async (context, words) => (await import('./commands/init.js')).init(context, words),
  build: async (context, words) => (await import('./commands/build.js')).build(context, words),
  check: async (context, words) => (await import('./commands/check.js')).check(context, words),
  completion: async (context, words) => (await import('./commands/completion.js')).completion(context, words),
  __complete: async (context, words) => (await import('./commands/completion.js')).complete(context, words),
};

export interface RunOptions {
  bundle: CompiledLibrary;
  program: Program;
  process: NodeJS.Process;
  err: SyncWriter;
}

/**
 * Runs the command in `process.argv` and returns the exit code.
 * @throws {UserError} for errors that the user can fix; anything else thrown is a bug
 */
export async function run({ bundle, program, process, err }: RunOptions): Promise<number> {
  const out = new SyncWriter(1);
  const sample = () => (program.own ? OWN_SAMPLE : createSample(bundle.articles));
  const argv = process.argv.slice(2);
  const parsed = parseArguments(argv, program, sample);
  if ('fault' in parsed) {
    const { usageError } = await import('./errors/usage-error.js');
    throw usageError(parsed.fault, programCommands(program), argv);
  }
  if (!('command' in parsed)) {
    out.write('print' in parsed ? parsed.print : (await import('./keys-help.js')).keysHelp(program.name));
    return 0;
  }
  const { name, words, options } = parsed.command;
  const runOptions = { bundle, program, process, out, err };
  // `doctor` detects everything itself, so that it can report errors that stop every other command.
  if (name === 'doctor') return (await import('./commands/doctor.js')).doctor(runOptions, options);
  const context = await createContext(options, runOptions);
  return COMMANDS[name](context, words);
}

type ContextOptions = Pick<Context, 'program' | 'process' | 'out'> & { bundle: Library; err: SyncWriter };

async function createContext(
  options: Context['options'],
  { bundle, program, process, out, err }: ContextOptions,
): Promise<Context> {
  const paths = pathsOf(program.folder, process);
  const terminal = await detectTerminal(process, options.color);
  const settings = resolveSettings(options, process, await readConfig(paths.config), terminal);
  const report = async (severity: Severity, text: string, hint?: string) =>
    err.write(await formatMessage({ severity, text, hint }, messageStyle(process, program.name)));
  const library = once(() => openLibrary(bundle, { settings, options, paths, program, terminal }));
  return {
    process,
    program,
    options,
    settings,
    terminal,
    paths,
    out,
    report,
    library,
  };
}

/** Opens the library at the first call and returns the same one afterwards. */
function once(open: () => Promise<OpenedLibrary>): () => Promise<OpenedLibrary> {
  let library: Promise<OpenedLibrary> | undefined;
  return () => {
    library ??= open();
    return library;
  };
}
