import type { Publication } from '../library/compiled/format.js';

/** The running program, as its publication has named it. */
export interface Program {
  /** As it is typed: `lectern`, `notes` for `@ann/notes`, what `bin` says where that is another name. */
  name: string;
  /** As its folders are called: `ann-notes` for `@ann/notes`. */
  folder: string;
  version: string;
  description: string;
  /** Lectern itself, which serves authors too; not a publication made with it. */
  own: boolean;
}

export const OWN = 'lectern';

export function programOf({ name, command, title, version }: Publication): Program {
  return {
    name: typeof command === 'string' && /^[\w.-]+$/.test(command) ? command : name.replace(/^@[^/]*\//, ''),
    folder: name.replace(/^@/, '').replaceAll('/', '-'),
    version: version ?? '0.0.0',
    own: name === OWN,
    description:
      name === OWN
        ? 'A place to read in the terminal.'
        : `${title ?? name}: articles to read in the terminal.`,
  };
}
