/**
 * V8's compiled code of the program, kept in the cache folder: a start that finds it does not compile again. Node 22 and later
 * do this themselves. For Node 20, each command has a folder with one file for each bundle that it loads.
 */
import { closeSync, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Script } from 'node:vm';

/** Loads bundles, and saves their compiled code later if that was not found. */
export interface CodeCache {
  /** @param path of the bundle, with a slash before its name */
  load(path: string, require: NodeJS.Require): unknown;
  /** False if there is code to save. */
  readonly isSaved: boolean;
  save(): Promise<void>;
}

/**
 * A cache in `folder`, which only the user may be able to write: code in it is run. Undefined if others can, or if it is a link.
 * @param command name of the code to load: functions that other commands use are not part of it
 */
export function openCodeCache(folder: string, command: string): CodeCache | undefined {
  const ofCommand = `${folder}/${command}`;
  const parent = folder.slice(0, folder.lastIndexOf('/'));
  // Windows does not tell the owner of a folder.
  if (!process.getuid || ![parent, folder, ofCommand].every(isPrivate)) return undefined;
  // `module.constructor` is the class that `node:module` exports. Importing that takes 0.5 ms.
  const { enableCompileCache } = module.constructor as { enableCompileCache?: (folder: string) => unknown };
  if (enableCompileCache === undefined) return new BundleCache(ofCommand);
  enableCompileCache(folder);
  return { load: (path, require) => require(path), isSaved: true, save: async () => {} };
}

/** True for a missing folder, and for one that no other user can write. False for one in a folder that must not be entered. */
function isPrivate(folder: string): boolean {
  try {
    const stat = lstatSync(folder, { throwIfNoEntry: false });
    return !stat || (stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** Twice as large as the largest bundle with its code. Memory that is not written to is not used. */
const BUFFER_SIZE = 1 << 21;

const WRAPPER = ['(function(exports,require,module,__filename,__dirname){', '\n})'] as const;

function setBytecodeFlag(flag: string): void {
  (require('node:v8') as typeof import('node:v8')).setFlagsFromString(flag);
}

interface LoadedBundle {
  module: { exports: unknown; loaded: true };
  script: Script;
  /** The wrapped source, in Latin-1: the string that V8 keeps too. */
  text: string;
}

class BundleCache implements CodeCache {
  private readonly bundles = new Map<string, LoadedBundle>();
  isSaved = true;
  /** The files that were read last. */
  private buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);

  constructor(private readonly folder: string) {}

  load(path: string, require: NodeJS.Require): unknown {
    const known = this.bundles.get(path);
    if (known) return known.module.exports;
    const source = this.readFile(path, 0);
    const saved = this.readSaved(path, source);
    const text = saved?.text ?? Buffer.from(WRAPPER.join(source.toString())).toString('latin1');
    // Positions in stack traces are those in the bundle.
    const options = { filename: path, columnOffset: -WRAPPER[0].length, cachedData: saved?.code };
    // Node 22 and later do not need this module.
    const { Script } = require('node:vm') as typeof import('node:vm');
    const script = new Script(text, options);
    if (saved === undefined || script.cachedDataRejected) this.saveLater();
    const module = { exports: {}, loaded: true } as const;
    this.bundles.set(path, { module, script, text });
    // So that the bundle that `save` imports finds the bundles that are loaded already.
    require.cache[path] = module as unknown as NodeJS.Module;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const requireCached = (id: string) =>
      id.startsWith('./') ? this.load(folder + id.slice(1), require) : require(id);
    script.runInThisContext()(module.exports, requireCached, module, path, folder);
    return module.exports;
  }

  /**
   * The wrapped `source` and its compiled code. V8 compares only the length of the source, and runs damaged code. So the file
   * also has the source, and the code twice: comparing 400 kB takes less time than a checksum of 100 kB.
   */
  private readSaved(path: string, source: Buffer): { text: string; code: Buffer } | undefined {
    const saved = this.readSavedFile(this.fileOf(path), source.length);
    if (saved === undefined) return undefined;
    const [start, end] = WRAPPER;
    const from = start.length;
    const to = from + source.length;
    const length = to + end.length;
    const middle = (saved.length + length) / 2;
    const code = saved.subarray(length, middle);
    const isWhole =
      saved.toString('latin1', 0, from) === start &&
      saved.subarray(from, to).equals(source) &&
      saved.toString('latin1', to, length) === end &&
      code.equals(saved.subarray(middle));
    return isWhole ? { text: saved.toString('latin1', 0, length), code } : undefined;
  }

  /** Undefined if there is no such file, or it cannot be read. */
  private readSavedFile(file: string, at: number): Buffer | undefined {
    try {
      return statSync(file, { throwIfNoEntry: false })?.isFile() ? this.readFile(file, at) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Reads a file into the buffer that all files share, from `at` on: buffers of their own take 6 MB more memory. */
  private readFile(file: string, at: number): Buffer {
    const descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    const end = at + size;
    const bytes = end > BUFFER_SIZE ? Buffer.allocUnsafeSlow(size) : this.buffer.subarray(at, end);
    const length = readSync(descriptor, bytes, 0, size, 0);
    closeSync(descriptor);
    return bytes.subarray(0, length);
  }

  private fileOf(path: string): string {
    return `${this.folder}${path.slice(path.lastIndexOf('/'))}.bin`;
  }

  /**
   * Lets `save` write. Until then, V8 must keep the code of functions that have not run since some garbage collections: a session
   * of half a minute would lose the code of the start. The flag is set later, because it would delay the first frame.
   */
  private saveLater(): void {
    if (!this.isSaved) return;
    this.isSaved = false;
    setImmediate(() => {
      if (!this.isSaved) setBytecodeFlag('--no-flush-bytecode');
    });
  }

  /** Saves the functions that were compiled so far, of all bundles. */
  async save(): Promise<void> {
    this.isSaved = true;
    const { replaceFile } = await import('./host/replace-file.js');
    // Code is only accepted by a process with the same flags.
    setBytecodeFlag('--flush-bytecode');
    for (const [path, { script, text }] of this.bundles) {
      const code = script.createCachedData();
      await replaceFile(this.fileOf(path), [Buffer.from(text, 'latin1'), code, code]);
    }
  }
}
