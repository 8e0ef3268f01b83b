import type { Terminal } from '../host/detect-terminal.js';
import type { Paths } from '../host/paths.js';
import type { SyncWriter } from '../host/sync-writer.js';
import type { Library } from '../library/library.js';
import type { Options } from './options.js';
import type { Program } from './program-info.js';
import type { Settings } from './resolve-settings.js';

/** What a command works with, gathered once. */
export interface Context {
  process: NodeJS.Process;
  program: Program;
  options: Options;
  settings: Settings;
  terminal: Terminal;
  paths: Paths;
  /** stdout: content alone. */
  out: SyncWriter;
  /** One line to stderr: a note or a warning. */
  warn(message: string): void;
  /** The library in use; opened once, at the first call. */
  library(): Promise<Library>;
}
