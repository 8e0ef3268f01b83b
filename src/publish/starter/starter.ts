/**
 * A new publication: the files it starts with. It decides what stands in them, and never overwrites one; who asks for
 * a publication, and how, is not its business.
 */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../text/errors.js';
import { cleanLine } from '../../text/sanitise.js';
import { commandOf, faultOfName, nameFrom } from '../package-name.js';
import { gitignore, manifest, program, readme } from './package-files.js';
import { welcome } from './welcome.js';
import { workflow } from './workflow.js';

export interface StarterOptions {
  /** The folder, which may be there; nothing in it is overwritten. */
  dir: string;
  /** npm's name; default: made of the folder's. */
  name?: string;
  /** Default: made of the name. */
  title?: string;
  /** Write a workflow that checks, builds and publishes. */
  ci?: 'github';
  /** Version of Lectern, which the publication depends on. */
  lectern: string;
  /** Date of the first article: `2024-12-15`. */
  today: string;
}

/** What was settled for a new publication. */
export interface Starter {
  name: string;
  /** The name without its scope: what readers type, and what its program is called. */
  command: string;
  title: string;
  lectern: string;
  today: string;
}

export interface Started extends Starter {
  /** Paths of the files written, from `dir`. */
  files: string[];
}

/** @throws {UserError} for a name that npm refuses, a file that stands in the way, or a folder that cannot be written. */
export function startPublication(options: StarterOptions): Started {
  const { dir } = options;
  const starter = settle(options);
  const files = filesOf(starter, options.ci);
  const standing = Object.keys(files).find(path => existsSync(join(dir, path)));
  if (standing !== undefined) {
    throw new UserError(`${join(dir, standing)} is there already, and nothing is overwritten.`, {
      hint: 'Name another folder, or move the file away.',
    });
  }
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(dir, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx', mode: path.startsWith('bin/') ? 0o755 : 0o644 });
    }
  } catch (error) {
    const { code, path = dir } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`${path} cannot be written (${code}).`, {
      hint: 'Name another folder.',
      cause: error,
    });
  }
  return { ...starter, files: Object.keys(files) };
}

function settle({ dir, name: wanted, title, lectern, today }: StarterOptions): Starter {
  const name = wanted ?? nameFrom(basename(realOf(dir)));
  const fault = faultOfName(name);
  if (fault !== undefined) {
    throw new UserError(
      wanted === undefined
        ? `The folder’s name makes no name for a package: “${name}” ${fault}.`
        : `npm refuses the name “${name}”: it ${fault}.`,
      {
        hint: 'Name it with --name: lower-case letters, digits and dashes.',
        code: wanted === undefined ? 1 : 2,
      },
    );
  }
  const command = commandOf(name);
  return { name, command, title: cleanLine(title ?? '') || titleFrom(command), lectern, today };
}

/** `field-notes` → `Field notes`. */
function titleFrom(command: string): string {
  const words = command.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function realOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return resolve(dir);
  }
}

/** Every file by its path, in the order in which they are told. */
function filesOf(starter: Starter, ci: 'github' | undefined): Record<string, string> {
  return {
    'package.json': manifest(starter),
    [`bin/${starter.command}.js`]: program(),
    'README.md': readme(starter),
    '.gitignore': gitignore(),
    'articles/welcome.md': welcome(starter),
    ...(ci === 'github' && { '.github/workflows/articles.yml': workflow() }),
  };
}
