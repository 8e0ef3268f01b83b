/**
 * Creates the folder of a new publication with its first files. Never overwrites a file.
 * Must not import `cli`: options and prompts come from the caller.
 */
import { basename } from 'node:path';
import { realPath } from '../../host/real-path.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import { commandName, packageNameError, toPackageName } from '../package-name.js';
import { gitignore, manifest, type PublicationDetails, program, readme } from './templates/package-files.js';
import { welcome } from './templates/welcome.js';
import { workflow } from './templates/workflow.js';
import { refuseExisting, writeFiles } from './write-files.js';

const WELCOME = 'articles/welcome.md';

export interface CreatePublicationOptions {
  /** The folder; it may exist. */
  dir: string;
  /** Name of the npm package; default: derived from the name of the folder. */
  name?: string;
  /** Default: derived from the name. */
  title?: string;
  /** Write a workflow that checks, builds and publishes. */
  ci?: 'github';
  /** Version of Lectern that the publication depends on. */
  lectern: string;
  /** Date of the first article: `2024-12-15`. */
  today: string;
}

export interface CreatedPublication extends PublicationDetails {
  /** Paths of the files written, relative to `dir`. */
  files: string[];
}

/** @throws {UserError} for a name that npm refuses, a file that exists, or a folder that cannot be written. */
export function createPublication(options: CreatePublicationOptions): CreatedPublication {
  const { dir } = options;
  const details = resolveDetails(options);
  const files = renderFiles(details, options.ci);
  refuseExisting(dir, Object.keys(files));
  writeFiles(dir, files);
  return { ...details, files: Object.keys(files) };
}

/** Default names for a publication in a folder. */
export interface NameSuggestion {
  /** Derived from the name of the folder; empty if that gives no valid name. */
  name: string;
  /** Returns the default title for a name. */
  titleOf: (name: string) => string;
}

/** Suggests names for a prompt. Throws a `UserError` before the prompt if a file exists that every publication has. */
export function suggestNames(dir: string): NameSuggestion {
  refuseExisting(dir, ['package.json', 'README.md', '.gitignore', WELCOME]);
  const name = toPackageName(basename(realPath(dir)));
  return {
    name: packageNameError(name) === undefined ? name : '',
    titleOf: chosen => titleFrom(commandName(chosen)),
  };
}

function resolveDetails(options: CreatePublicationOptions): PublicationDetails {
  const { dir, title, lectern, today } = options;
  const name = options.name ?? toPackageName(basename(realPath(dir)));
  const error = packageNameError(name);
  if (error !== undefined) {
    const isDerived = options.name === undefined;
    throw new UserError(
      isDerived
        ? `cannot derive a package name from the folder name: "${name}" ${error}`
        : `invalid package name: "${sanitiseLine(name)}" ${error}`,
      { hint: 'use --name with lower-case letters, digits and dashes', code: isDerived ? 1 : 2 },
    );
  }
  const command = commandName(name);
  return { name, command, title: sanitiseLine(title ?? '') || titleFrom(command), lectern, today };
}

/** `field-notes` → `Field notes`. */
function titleFrom(command: string): string {
  const words = command.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Returns the text of every file by its path, in the order that `init` prints. */
function renderFiles(details: PublicationDetails, ci: 'github' | undefined): Record<string, string> {
  return {
    'package.json': manifest(details),
    [`bin/${details.command}.js`]: program(),
    'README.md': readme(details),
    '.gitignore': gitignore(),
    [WELCOME]: welcome(details),
    ...(ci === 'github' && { '.github/workflows/articles.yml': workflow() }),
  };
}
