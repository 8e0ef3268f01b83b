import { readFileSync, statSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { UserError } from '../util/user-error.js';

export interface ConfigFile {
  path: string;
  /** Kept to find the line of a key for error messages. */
  text: string;
  table: Record<string, unknown>;
}

/**
 * Reads the config file; undefined if there is none. Loads the TOML parser only if there is a file.
 * @throws {UserError} if it cannot be read or is not TOML, with file and line.
 */
export async function readConfig(path: string): Promise<ConfigFile | undefined> {
  const text = readText(path);
  if (text === undefined) return undefined;
  const { parseToml, isTomlSyntaxError } = await import('./toml.js');
  try {
    return { path, text, table: parseToml(text) };
  } catch (error) {
    if (!isTomlSyntaxError(error)) throw error;
    throw new UserError(`${path}:${error.line}: ${error.message}`, {
      hint: 'fix the line, or rename the file to start without a config',
      code: 2,
    });
  }
}

function readText(path: string): string | undefined {
  try {
    // Most users have no config file, and an exception would add a millisecond to each start.
    if (!statSync(path, { throwIfNoEntry: false })) return undefined;
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    // The file of another user, as under sudo: articles can be read without it.
    if (code === 'EACCES' || code === 'EPERM') return undefined;
    throw new UserError(`cannot read the config file "${path}": ${describeError(error)}`, {
      hint: 'replace it by a text file, or remove it',
      cause: error,
    });
  }
}

/**
 * 1-based line that sets a key, for error messages: `width`, or `keys.list.down` for a key in a table. For a key inside
 * an inline table, the line of that table; 1 if the key is not found.
 */
export function lineOfKey({ text }: Pick<ConfigFile, 'text'>, key: string): number {
  let table = '';
  let parentLine = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const bare = line.replaceAll(/["'\s]/g, '');
    const [, header] = /^\[+([^\]]+)/.exec(bare) ?? [];
    if (header !== undefined) table = `${header}.`;
    const current = header ?? table + bare.replace(/[=#].*/, '');
    if (current === key) return index + 1;
    if (key.startsWith(`${current}.`)) parentLine ||= index + 1;
  }
  return parentLine || 1;
}
