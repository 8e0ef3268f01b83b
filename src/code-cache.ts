/**
 * V8's compiled code of the program, kept in the cache folder: a start that finds it does not compile again, which saves 3 to
 * 8 ms. Node 22 and later do this themselves. For Node 20, one file has the code of one bundle.
 */
import { readFileSync, statSync } from 'node:fs';
import module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Loads a bundle, and saves its compiled code later if that was not found. */
export interface CodeCache {
  load(bundle: string, require: NodeJS.Require): unknown;
  save(): Promise<void>;
}

/** A cache in `folder`, which only the user may be able to write: code in it is run. Undefined if others can. */
export function openCodeCache(folder: string): CodeCache | undefined {
  if (!isPrivate(folder)) return undefined;
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
  if (enableCompileCache === undefined) return new BundleCache(join(folder, 'code.bin'));
  enableCompileCache(folder);
  return { load: (bundle, require) => require(bundle), save: async () => {} };
}

/** True for a missing folder, and for one that no other user can write. */
function isPrivate(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return !stat || (stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0);
}

const WRAPPER = ['(function(exports,require,module,__filename,__dirname){', '\n})'] as const;

/** Bundles whose code is cached beside that of the loaded one: the interactive reader, whose first frame waits for it. */
const ALSO_CACHED = /^\.\/tui-/;

class BundleCache implements CodeCache {
  private readonly others = new Map<string, BundleCache>();
  private unsaved: { script: Script; source: Buffer } | undefined;

  constructor(private readonly file: string) {}

  load(bundle: string, require: NodeJS.Require): unknown {
    const path = require.resolve(bundle);
    const source = readFileSync(path);
    const cachedData = this.read(source);
    // Positions in stack traces are those in the bundle.
    const options = { filename: path, columnOffset: -WRAPPER[0].length, cachedData };
    const script = new Script(WRAPPER.join(source.toString()), options);
    if (cachedData === undefined || script.cachedDataRejected) this.unsaved = { script, source };
    const loaded = { exports: {}, loaded: true };
    // For the bundles that require this one.
    require.cache[path] = loaded as NodeJS.Module;
    const requireCached = Object.assign(
      (id: string) =>
        ALSO_CACHED.test(id) && !this.others.has(id) ? this.loadOther(id, requireCached) : require(id),
      require,
    );
    script.runInThisContext()(loaded.exports, requireCached, loaded, path, dirname(path));
    return loaded.exports;
  }

  private loadOther(bundle: string, require: NodeJS.Require): unknown {
    const cache = new BundleCache(join(dirname(this.file), `${basename(bundle, '.cjs')}.bin`));
    const exports = cache.load(bundle, require);
    this.others.set(bundle, cache);
    return exports;
  }

  /**
   * The compiled code of `source`. V8 compares only the length of the source, and runs damaged code. So the file also has
   * the source, and the code twice: comparing 400 kB takes less time than a checksum of 100 kB.
   */
  private read(source: Buffer): Buffer | undefined {
    if (!statSync(this.file, { throwIfNoEntry: false })?.isFile()) return undefined;
    const file = readFileSync(this.file);
    const middle = (file.length + source.length) / 2;
    const code = file.subarray(source.length, middle);
    const isWhole = file.subarray(0, source.length).equals(source) && code.equals(file.subarray(middle));
    return isWhole ? code : undefined;
  }

  /** Saves the functions that were compiled so far. Other commands compile theirs at each start. */
  async save(): Promise<void> {
    for (const cache of this.others.values()) await cache.save();
    if (this.unsaved === undefined) return;
    const { script, source } = this.unsaved;
    const code = script.createCachedData();
    const { replaceFile } = await import('./host/replace-file.js');
    await replaceFile(this.file, [source, code, code]);
  }
}
