/**
 * A new publication: the files it starts with. It decides what stands in them, and never overwrites one; who asks for
 * a publication, and how, is not its business.
 */
import { basename } from 'node:path';
import { realOf } from '../../host/real-path.js';
import { cleanLine } from '../../text/sanitise.js';
import { UserError } from '../../util/user-error.js';
import { commandOf, faultOfName, nameFrom } from '../package-name.js';
import type { Starter } from './settled.js';
import { gitignore, manifest, program, readme } from './templates/package-files.js';
import { welcome } from './templates/welcome.js';
import { workflow } from './templates/workflow.js';
import { refuseStanding, writeFiles } from './write-files.js';

const WELCOME = 'articles/welcome.md';

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

export interface Started extends Starter {
  /** Paths of the files written, from `dir`. */
  files: string[];
}

/** @throws {UserError} for a name that npm refuses, a file that stands in the way, or a folder that cannot be written. */
export function startPublication(options: StarterOptions): Started {
  const { dir } = options;
  const starter = settle(options);
  const files = filesOf(starter, options.ci);
  refuseStanding(dir, Object.keys(files));
  writeFiles(dir, files);
  return { ...starter, files: Object.keys(files) };
}

/** What a publication in a folder is called where its author names nothing. */
export interface Suggestion {
  /** Made of the folder's; empty where none can be. */
  name: string;
  /** The title that goes with a name. */
  titleOf: (name: string) => string;
}

/** @throws {UserError} where a file stands in the way, whatever the name is going to be. */
export function suggestFor(dir: string): Suggestion {
  refuseStanding(dir, ['package.json', 'README.md', '.gitignore', WELCOME]);
  const name = nameFrom(basename(realOf(dir)));
  return {
    name: faultOfName(name) === undefined ? name : '',
    titleOf: wanted => titleFrom(commandOf(wanted)),
  };
}

function settle({ dir, name: wanted, title, lectern, today }: StarterOptions): Starter {
  const name = wanted ?? nameFrom(basename(realOf(dir)));
  const fault = faultOfName(name);
  if (fault !== undefined) {
    throw new UserError(
      wanted === undefined
        ? `The folder’s name makes no name for a package: “${name}” ${fault}.`
        : `npm refuses the name “${cleanLine(name)}”: it ${fault}.`,
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

/** Every file by its path, in the order in which they are told. */
function filesOf(starter: Starter, ci: 'github' | undefined): Record<string, string> {
  return {
    'package.json': manifest(starter),
    [`bin/${starter.command}.js`]: program(),
    'README.md': readme(starter),
    '.gitignore': gitignore(),
    [WELCOME]: welcome(starter),
    ...(ci === 'github' && { '.github/workflows/articles.yml': workflow() }),
  };
}
