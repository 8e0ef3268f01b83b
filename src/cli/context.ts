import type { Terminal } from '../host/detect-terminal.js';
import type { Paths } from '../host/paths.js';
import type { SyncWriter } from '../host/sync-writer.js';
import type { Library } from '../library/library.js';
import type { Severity } from './errors/stderr-message.js';
import type { Options } from './options.js';
import type { Program } from './program-info.js';
import type { ResolvedSettings } from './resolve-settings.js';

/** A library that can be used now, and how it changes. */
export interface OpenedLibrary {
  library: Library;
  /** Libraries that replace it one after the other, while it is loading. The last is complete. Absent: it is complete. */
  updates?: AsyncGenerator<Library>;
  /** Loads it again; absent if it cannot change. */
  reload?: () => Promise<Library>;
  /** Cancels loading. */
  stop?: () => void;
}

/** Everything that a command works with. Created once per run. */
export interface Context {
  process: NodeJS.Process;
  program: Program;
  options: Options;
  settings: ResolvedSettings;
  terminal: Terminal;
  paths: Paths;
  /** stdout, for content only. */
  out: SyncWriter;
  /** Prints a message on stderr. The text is lower case, without a full stop; so is the hint. */
  report(severity: Severity, text: string, hint?: string): Promise<void>;
  /** Opens the library in use, at the first call only. */
  library(): Promise<OpenedLibrary>;
}
