import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../util/user-error.js';

/** The config file as it was found: where, its text (to name lines by), and its table. */
export interface ConfigFile {
  path: string;
  text: string;
  table: Record<string, unknown>;
}

/**
 * Reads the config file; undefined where there is none. The TOML parser is loaded only when there is a file.
 * @throws {UserError} where it cannot be read or is not TOML, naming file and line.
 */
export async function readConfig(path: string): Promise<ConfigFile | undefined> {
  const text = textOf(path);
  if (text === undefined) return undefined;
  const { parseToml, isTomlFault } = await import('./toml.js');
  try {
    return { path, text, table: parseToml(text) };
  } catch (error) {
    if (!isTomlFault(error)) throw error;
    throw new UserError(`${path}:${error.line}: ${error.message}.`, {
      hint: 'Mend the line, or move the file away.',
      code: 2,
    });
  }
}

function textOf(path: string): string | undefined {
  try {
    // Asked first, for a file is seldom there and an exception takes a millisecond of each start.
    if (!statSync(path, { throwIfNoEntry: false })) return undefined;
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another user's, as under sudo: no reason not to read an article.
    if (code === 'EACCES' || code === 'EPERM') return undefined;
    throw new UserError(`${path} cannot be read (${code}).`, {
      hint: 'Make it readable, or move it away.',
      cause: error,
    });
  }
}

/**
 * 1-based line on which a key is set in the file, for an error that names it: `width`, or `keys.list.down` for one in a
 * table. Where it is set within something else, the line of that; 1 where it cannot be told.
 */
export function lineOfKey({ text }: Pick<ConfigFile, 'text'>, key: string): number {
  let table = '';
  let around = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const written = line.replaceAll(/["'\s]/g, '');
    const [, header] = /^\[+([^\]]+)/.exec(written) ?? [];
    if (header !== undefined) table = `${header}.`;
    const here = header ?? table + written.replace(/[=#].*/, '');
    if (here === key) return index + 1;
    if (key.startsWith(`${here}.`)) around ||= index + 1;
  }
  return around || 1;
}
