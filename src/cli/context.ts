import type { Output } from '../host/output.js';
import type { Paths } from '../host/paths.js';
import type { Terminal } from '../host/terminal.js';
import type { Library } from '../library/library.js';
import type { Options } from './command.js';
import type { Program } from './program.js';
import type { Settings } from './settings.js';

/** What a command works with, gathered once. */
export interface Context {
  process: NodeJS.Process;
  program: Program;
  options: Options;
  settings: Settings;
  terminal: Terminal;
  paths: Paths;
  /** stdout: content alone. */
  out: Output;
  /** One line to stderr: a note or a warning. */
  warn(message: string): void;
  /** The library in use; opened once, at the first call. */
  library(): Promise<Library>;
}
