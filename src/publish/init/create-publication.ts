/**
 * Creates the folder of a new publication with its first files. Never overwrites a file.
 * Must not import `cli`: options and prompts come from the caller.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { realPath } from '../../host/real-path.js';
import { ARTICLE_ENDING } from '../../library/article.js';
import { sanitiseLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import { commandName, packageNameError, toPackageName } from '../package-name.js';
import type { Checkout, Repository } from '../repository.js';
import { gitignore, manifest, type PublicationDetails, program, readme } from './templates/package-files.js';
import { welcome } from './templates/welcome.js';
import { WORKFLOW_FILE, workflow } from './templates/workflow.js';
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
  /** The git checkout that the folder is in. */
  checkout?: Checkout | undefined;
  /** Default: the one of the checkout. */
  repository?: Repository | undefined;
  /** Version of Lectern that the publication depends on. */
  lectern: string;
  /** Date of the first article: `2024-12-15`. */
  today: string;
}

export interface CreatedPublication extends PublicationDetails {
  /** Paths of the files written, relative to `dir`. */
  files: string[];
  /** Paths of files that existed and were not changed: `README.md`, `.gitignore`. */
  kept: string[];
}

/** Files of which the author's own is used, if there is one. */
const OPTIONAL_FILES = ['README.md', '.gitignore'];

/** @throws {UserError} for a name that npm refuses, a file that exists, or a folder that cannot be written. */
export function createPublication(options: CreatePublicationOptions): CreatedPublication {
  const { dir } = options;
  const details = resolveDetails(options);
  const all = renderFiles(details, options);
  const kept = OPTIONAL_FILES.filter(path => existsSync(join(dir, path)));
  if (hasArticles(join(dir, 'articles'))) delete all[WELCOME];
  for (const path of kept) delete all[path];
  const files = Object.keys(all);
  refuseExisting(dir, files);
  writeFiles(dir, all);
  return { ...details, files, kept };
}

/** True if the folder has an article, at any depth. */
function hasArticles(folder: string): boolean {
  try {
    return readdirSync(folder, { recursive: true }).some(name => ARTICLE_ENDING.test(String(name)));
  } catch {
    return false;
  }
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
  refuseExisting(dir, ['package.json']);
  const name = toPackageName(basename(realPath(dir)));
  return {
    name: packageNameError(name) === undefined ? name : '',
    titleOf: chosen => titleFrom(commandName(chosen)),
  };
}

function resolveDetails(options: CreatePublicationOptions): PublicationDetails {
  const { dir, title, lectern, today, checkout, repository = checkout?.repository } = options;
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
  return {
    name,
    command,
    title: sanitiseLine(title ?? '') || titleFrom(command),
    ...(repository && { repository }),
    lectern,
    today,
  };
}

/** `field-notes` → `Field notes`. */
function titleFrom(command: string): string {
  const words = command.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Returns the text of every file by its path, in the order that `init` prints. */
function renderFiles(
  details: PublicationDetails,
  { dir, ci, checkout }: CreatePublicationOptions,
): Record<string, string> {
  // GitHub finds workflows only at the top of a repository.
  const top = checkout ? relative(resolve(dir), checkout.root).split(sep).join('/') : '';
  const folder = checkout ? relative(checkout.root, resolve(dir)).split(sep).join('/') : '';
  const workflowPath = `${top === '' ? '' : `${top}/`}.github/workflows/${WORKFLOW_FILE}`;
  return {
    'package.json': manifest(details),
    [`bin/${details.command}.js`]: program(),
    'README.md': readme(details),
    '.gitignore': gitignore(),
    [WELCOME]: welcome(details),
    ...(ci === 'github' && { [workflowPath]: workflow(folder) }),
  };
}
