/**
 * The files of a compiled library: each is read when it is asked for, and what it holds is trusted, for checking it would cost
 * every reader time. Whoever fails over what they hold asks `damage` whether it is the files' fault.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../util/user-error.js';
import { BODIES_FILE, INDEX_FILE } from './format.js';

/** Whether `build` made a folder. */
export function isCompiled(dir: string): boolean {
  return [INDEX_FILE, BODIES_FILE].every(file => existsSync(join(dir, file)));
}

/** What tells a file from one that was changed: the first 64 bits of its SHA-256. Only who builds, or fails, loads the means. */
export async function checksum(content: string | Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(content).digest('base64url').slice(0, 11);
}

/** The index is there, so it was built once. */
const AGAIN = 'Build it again, or install it again.';

export class CompiledFiles {
  /** By name, what each file that was read should sum up to. */
  private readonly sums = new Map<string, string>();

  constructor(private readonly dir: string) {}

  /**
   * The file's bytes; `sum`: `sumOf` of them when it was built, where that is known.
   * @throws {UserError} where it cannot be read.
   */
  bytes(name: string, sum?: string): Buffer {
    const file = join(this.dir, name);
    if (sum !== undefined) this.sums.set(name, sum);
    try {
      return readFileSync(file);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UserError(`The compiled library cannot be read: ${file} (${code}).`, {
        hint: name === INDEX_FILE ? 'Build it: npx lectern build' : AGAIN,
        cause: error,
      });
    }
  }

  /**
   * What `decode` makes of the file; undefined says that it is not sound.
   * @throws {UserError} where it cannot be read, or is not sound.
   */
  decoded<T>(name: string, decode: (bytes: Buffer) => T | undefined, sum?: string): T {
    const bytes = this.bytes(name, sum);
    let value: T | undefined;
    try {
      value = decode(bytes);
    } catch (error) {
      throw this.damaged(name, error);
    }
    if (value === undefined) throw this.damaged(name);
    return value;
  }

  /** What to say of the first file among those read that is not as it was built; undefined where all are. */
  async damage(cause: unknown): Promise<UserError | undefined> {
    for (const [name, sum] of this.sums) {
      if ((await this.sumNow(name)) !== sum) return this.damaged(name, cause);
    }
    return undefined;
  }

  private async sumNow(name: string): Promise<string | undefined> {
    try {
      return await checksum(this.bytes(name));
    } catch {
      // It was there a moment ago.
      return undefined;
    }
  }

  /** What to say of a file that is not sound. */
  damaged(name: string, cause?: unknown): UserError {
    return new UserError(`The compiled library is damaged: ${join(this.dir, name)}.`, {
      hint: AGAIN,
      cause,
    });
  }
}
