import { statSync } from 'node:fs';
import { describeError, errorCode } from '../util/errno.js';
import { UserError } from '../util/user-error.js';
import { readRegularFile } from './read-regular-file.js';

/** Largest config file: 1 MB. */
const MAX_SIZE = 1 << 20;
/** Deepest nesting of tables and lists: no setting needs more than three. */
const MAX_DEPTH = 10;

export interface ConfigFile {
  path: string;
  /** Kept to find the line of a key for error messages. */
  text: string;
  table: Record<string, unknown>;
}

/**
 * Reads the config file; undefined if there is none. Loads the TOML parser only if there is a file.
 * @throws {UserError} if it cannot be read, is not TOML or nests too deeply, with file and line.
 */
export async function readConfig(path: string): Promise<ConfigFile | undefined> {
  const text = readText(path);
  if (text === undefined) return undefined;
  const { parseToml, isTomlSyntaxError } = await import('./toml.js');
  try {
    const table = parseToml(text);
    if (nestsTooDeeply(table))
      throw new UserError(`${path}: tables are nested more than ${MAX_DEPTH} deep`, {
        hint: 'remove the tables, or rename the file to start without a config',
        code: 2,
      });
    return { path, text, table };
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
    return readRegularFile(path, MAX_SIZE).toString('utf8');
  } catch (error) {
    const code = errorCode(error);
    // The file of another user, as under sudo, or a home that is no folder: articles can be read without it.
    if (code === 'EACCES' || code === 'EPERM' || code === 'ENOTDIR') return undefined;
    throw new UserError(`cannot read the config file "${path}": ${describeError(error)}`, {
      hint: 'replace it with a text file, or remove it',
      cause: error,
    });
  }
}

/** Compares the tables level by level. A key of 5,000 dots is 5,000 tables, too deep for recursion. */
function nestsTooDeeply(table: object): boolean {
  let level: object[] = [table];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(each => Object.values(each).filter(isTableOrList));
  }
  return false;
}

function isTableOrList(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
