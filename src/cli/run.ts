/**
 * The command line: argv → one command → text on stdout. It settles what holds for this run and hands each command
 * a context. It owns options, output formats and exit codes; it must not know how articles are parsed, set or found,
 * nor how the reader draws.
 */
import { readConfig } from '../host/config.js';
import { detectTerminal } from '../host/detect-terminal.js';
import { pathsOf } from '../host/paths.js';
import { SyncWriter } from '../host/sync-writer.js';
import type { CompiledLibrary } from '../library/compiled/open-compiled.js';
import type { Library } from '../library/library.js';
import { OWN_SAMPLE, sampleOf } from './arguments/examples.js';
import { offeredBy } from './arguments/offered.js';
import { parseArguments } from './arguments/parse.js';
import { list } from './commands/list.js';
import { open } from './commands/open.js';
import { read } from './commands/read.js';
import { search } from './commands/search.js';
import type { Context } from './context.js';
import { columnsOfStderr, said } from './errors/stderr-message.js';
import { openLibrary } from './open-library.js';
import type { Command } from './options.js';
import type { Program } from './program-info.js';
import { settle } from './resolve-settings.js';

/** Setting text stands behind doors: what prints records, or the version, starts without it. */
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
};

export interface Running {
  bundle: CompiledLibrary;
  program: Program;
  process: NodeJS.Process;
  err: SyncWriter;
}

/**
 * Runs what `process.argv` asks for and returns the exit code.
 * @throws {UserError} for what the user can mend; anything else that is thrown is a bug.
 */
export async function run({ bundle, program, process, err }: Running): Promise<number> {
  const out = new SyncWriter(1);
  const sample = () => (program.own ? OWN_SAMPLE : sampleOf(bundle.articles));
  const argv = process.argv.slice(2);
  const asked = parseArguments(argv, program, sample);
  if ('fault' in asked) {
    const { wrongUsage } = await import('./errors/usage-error.js');
    throw wrongUsage(asked.fault, offeredBy(program), argv);
  }
  if (!('command' in asked)) {
    out.write('print' in asked ? asked.print : (await import('./keys-help.js')).helpOnKeys(program.name));
    return 0;
  }
  const { name, words, options } = asked.command;
  const given = { bundle, program, process, out, err };
  // It looks for itself, to tell of what stops every other command.
  if (name === 'doctor') return (await import('./commands/doctor.js')).doctor(given, options);
  const context = await gather(options, given);
  return COMMANDS[name](context, words);
}

type Given = Pick<Context, 'program' | 'process' | 'out'> & { bundle: Library; err: SyncWriter };

/** The context of a command: what was detected, what was asked for, and the library, not opened yet. */
async function gather(
  options: Context['options'],
  { bundle, program, process, out, err }: Given,
): Promise<Context> {
  const paths = pathsOf(program.folder, process);
  const terminal = await detectTerminal(process, options.color);
  const settings = settle(options, process, await readConfig(paths.config), terminal);
  const warn = (message: string) => err.write(said(message, program.name, columnsOfStderr(process)));
  const opened = once(() => openLibrary(bundle, { settings, options, paths, program, terminal }));
  return {
    process,
    program,
    options,
    settings,
    terminal,
    paths,
    out,
    warn,
    library: opened,
  };
}

/** Makes the library at the first call and hands out the same one after that. */
function once(make: () => Promise<Library>): () => Promise<Library> {
  let made: Promise<Library> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
