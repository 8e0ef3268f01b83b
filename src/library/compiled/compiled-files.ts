/**
 * The files of a compiled library. Each is read when it is asked for, and is not trusted: a folder from anywhere may look
 * compiled. Decoders check the content; after another error `findDamage` tells whether a changed file may have caused it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFileStart, readRegularFile } from '../../host/read-regular-file.js';
import { describeError } from '../../util/errno.js';
import { UserError } from '../../util/user-error.js';
import { BODIES_FILE, INDEX_FILE } from './format.js';

/** Start of every index, of any version, and of all bodies. */
const INDEX_START = /^\s{0,8}\{\s{0,8}"format"\s{0,8}:\s{0,8}"\d+\.\d+"/;
const BODIES_START = /^\{"starts":\[/;

/**
 * True for a folder that `build` made: a folder of Markdown may have files of the same names. An index that cannot be read,
 * such as a pipe, is judged by the bodies beside it.
 */
export function isCompiled(dir: string): boolean {
  const [index, bodies] = [join(dir, INDEX_FILE), join(dir, BODIES_FILE)];
  if (!existsSync(index) || !existsSync(bodies)) return false;
  const start = startOf(index);
  return start === undefined ? BODIES_START.test(startOf(bodies) ?? '') : INDEX_START.test(start);
}

/** The first characters of a regular file; undefined if it cannot be read. */
function startOf(file: string): string | undefined {
  try {
    return readFileStart(file, 64).toString('latin1');
  } catch {
    return undefined;
  }
}

/** The first 64 bits of the SHA-256, to detect changed files. Loads `node:crypto` on demand: only builds and failures need it. */
export async function checksum(content: string | Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(content).digest('base64url').slice(0, 11);
}

/** Size of a JSON file from which its objects are counted, and how many it may have. A list of a byte takes 70 bytes of memory. */
const MIN_COUNTED = 1 << 22;
const MAX_OBJECTS = 1 << 22;

function hasTooManyObjects(json: Buffer): boolean {
  if (json.length < MIN_COUNTED) return false;
  let count = 0;
  for (let at = 0; at < json.length; at++) if (json[at] === 0x5b || json[at] === 0x7b) count++;
  return count > MAX_OBJECTS;
}

/** Hint for a library of which the index, at least, exists. */
const REBUILD = 'build or install it again';

export class CompiledFiles {
  /** Expected checksums of the files that were read, by name. */
  private readonly checksums = new Map<string, string>();

  constructor(private readonly dir: string) {}

  /**
   * The file's bytes.
   * @param expected `checksum` of the file when it was built, if known
   * @throws {UserError} if it cannot be read, is not a regular file, is larger than 256 MB, or would take gigabytes to parse
   */
  read(name: string, expected?: string): Buffer {
    const file = join(this.dir, name);
    if (expected !== undefined) this.checksums.set(name, expected);
    let bytes: Buffer;
    try {
      bytes = readRegularFile(file);
    } catch (error) {
      throw new UserError(`cannot read "${file}" of the compiled library: ${describeError(error)}`, {
        hint: name === INDEX_FILE ? 'build it with: npx lectern build' : REBUILD,
        cause: error,
      });
    }
    if (name.endsWith('.json') && hasTooManyObjects(bytes)) throw this.damageError(name);
    return bytes;
  }

  /**
   * The value that `decode` returns for the file; undefined means that the file is damaged.
   * @throws {UserError} if it cannot be read, or is damaged
   */
  readDecoded<T>(name: string, decode: (bytes: Buffer) => T | undefined, expected?: string): T {
    const bytes = this.read(name, expected);
    let value: T | undefined;
    try {
      value = decode(bytes);
    } catch (error) {
      throw this.damageError(name, error);
    }
    if (value === undefined) throw this.damageError(name);
    return value;
  }

  /** An error for the first file read so far that has changed since it was built; undefined if none has. */
  async findDamage(cause: unknown): Promise<UserError | undefined> {
    for (const [name, expected] of this.checksums) {
      if ((await this.currentChecksum(name)) !== expected) return this.damageError(name, cause);
    }
    return undefined;
  }

  private async currentChecksum(name: string): Promise<string | undefined> {
    try {
      return await checksum(this.read(name));
    } catch {
      // Removed since it was read.
      return undefined;
    }
  }

  damageError(name: string, cause?: unknown): UserError {
    return new UserError(`compiled library is damaged: "${join(this.dir, name)}"`, {
      hint: REBUILD,
      cause,
    });
  }
}
