import type { PublicationInfo } from '../library/compiled/format.js';

/** The running program, named by its publication. */
export interface Program {
  /** Command name: `lectern`, `notes` for `@ann/notes`, or the name in `bin` if that differs. */
  name: string;
  /** Name of its state and cache folders: `ann-notes` for `@ann/notes`. */
  folder: string;
  version: string;
  description: string;
  /** True for Lectern itself, which has the commands for authors; false for a publication. */
  own: boolean;
}

export const OWN_NAME = 'lectern';

export function programInfo({ name, command, title, version }: PublicationInfo): Program {
  return {
    name: typeof command === 'string' && /^[\w.-]+$/.test(command) ? command : name.replace(/^@[^/]*\//, ''),
    folder: name.replace(/^@/, '').replaceAll('/', '-'),
    version: version ?? '0.0.0',
    own: name === OWN_NAME,
    description:
      name === OWN_NAME
        ? 'A terminal reader for articles.'
        : `${title ?? name}: articles to read in the terminal.`,
  };
}
