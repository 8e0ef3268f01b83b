import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCodeCache } from '../src/code-cache.js';
import { temporaryFolder } from './support/temporary-folder.js';

const BUNDLE =
  'exports.twice = value => value * 2; exports.name = __filename; exports.result = exports.twice(21);';

/** Loads the bundle of a folder through a new cache, calls `use` with its exports, and saves it. */
async function load(folder: string, command = 'list', use: (loaded: Loaded) => void = () => {}) {
  const cache = openCodeCache(join(folder, 'cache'), command);
  const loaded = cache?.load(join(folder, 'bundle.cjs'), createRequire(join(folder, 'index.cjs'))) as Loaded;
  use(loaded);
  if (cache?.isSaved === false) await cache.save();
  return loaded;
}

const collectGarbage: () => void = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
})();

type Loaded = { result: number; name: string; loadOther: () => number };

const codeFile = (folder: string, name = 'list/bundle.cjs') => join(folder, `cache/${name}.bin`);

const windows = process.platform === 'win32';

// Node 22 and later have a cache of their own.
describe.skipIf('enableCompileCache' in module || windows)('the cache of a command', () => {
  it('loads a bundle, and saves its code once, for the user only', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
    expect(await load(folder)).toMatchObject({ result: 42, name: join(folder, 'bundle.cjs') });
    const { ino, mode } = statSync(codeFile(folder));
    expect([mode & 0o777, statSync(join(folder, 'cache')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(await load(folder)).toMatchObject({ result: 42 });
    expect(statSync(codeFile(folder)).ino).toBe(ino);
  });

  it('saves the code of functions that did not run before collections of garbage', async () => {
    const sizes: number[] = [];
    for (const collections of [0, 5]) {
      // Drops such code at each collection, and not only after several.
      if (collections > 0) setFlagsFromString('--stress-flush-code');
      const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
      const cache = openCodeCache(join(folder, 'cache'), 'list');
      cache?.load(join(folder, 'bundle.cjs'), createRequire(join(folder, 'index.cjs')));
      await new Promise(resolve => setImmediate(resolve));
      for (let count = 0; count < collections; count++) collectGarbage();
      setFlagsFromString('--no-stress-flush-code');
      if (cache?.isSaved === false) await cache.save();
      sizes.push(statSync(codeFile(folder)).size);
    }
    expect(sizes[1]).toBe(sizes[0]);
  });

  it('compiles a bundle again that changed without changing its length', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
    await load(folder);
    writeFileSync(join(folder, 'bundle.cjs'), BUNDLE.replace('* 2', '* 3'));
    expect(await load(folder)).toMatchObject({ result: 63 });
    expect(await load(folder)).toMatchObject({ result: 63 });
  });

  it('replaces damaged code', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
    await load(folder);
    const whole = readFileSync(codeFile(folder));
    const damaged = [Buffer.alloc(0), Buffer.alloc(whole.length), whole.subarray(1), whole.subarray(0, 50)];
    for (let at = 0; at < whole.length; at += 97) {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 0x55;
      damaged.push(copy);
    }
    for (const bytes of damaged) {
      writeFileSync(codeFile(folder), bytes);
      expect(await load(folder)).toMatchObject({ result: 42 });
      expect(readFileSync(codeFile(folder)).equals(bytes)).toBe(false);
    }
  });

  it('replaces code that cannot be read', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE, 'cache/list/other.bin': '' });
    symlinkSync('bundle.cjs.bin', codeFile(folder));
    expect(await load(folder)).toMatchObject({ result: 42 });
    expect(statSync(codeFile(folder)).isFile()).toBe(true);
  });

  it('saves the code of bundles that a bundle requires', async () => {
    const folder = temporaryFolder({
      'bundle.cjs':
        'exports.loadOther = () => require("./other.cjs").twice() + require("node:path").sep.length;',
      'other.cjs': 'exports.bundle = require("./bundle.cjs"); exports.twice = () => 42;',
    });
    const use = (loaded: Loaded) => expect(loaded.loadOther()).toBe(43);
    await load(folder);
    const first = statSync(codeFile(folder));
    await load(folder, 'list', use);
    const [second, other] = [statSync(codeFile(folder)), statSync(codeFile(folder, 'list/other.cjs'))];
    // It has the code of the function that was compiled meanwhile.
    expect(second.size).toBeGreaterThan(first.size);
    await load(folder, 'list', use);
    expect([statSync(codeFile(folder)).ino, statSync(codeFile(folder, 'list/other.cjs')).ino]).toEqual([
      second.ino,
      other.ino,
    ]);
  });

  it('registers a bundle for the bundles that are loaded without it', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
    const loaded = await load(folder);
    expect(createRequire(join(folder, 'index.cjs'))('./bundle.cjs')).toBe(loaded);
  });

  it('saves only the functions that the command has called', async () => {
    const body = Array.from({ length: 100 }, (_, at) => `value += ${at} * value;`).join('');
    const folder = temporaryFolder({
      'bundle.cjs': `exports.loadOther = value => { ${body} return value; };`,
    });
    await load(folder, 'list');
    await load(folder, 'search', ({ loadOther }) => loadOther());
    expect(statSync(codeFile(folder, 'search/bundle.cjs')).size).toBeGreaterThan(
      statSync(codeFile(folder)).size + 1000,
    );
  });

  it('reports an error of the bundle at its place in the file', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': '  throw new Error("broken");' });
    const error = await load(folder).catch((thrown: Error) => thrown);
    expect((error as Error).stack).toContain(`${join(folder, 'bundle.cjs')}:1:9`);
  });
});

it.skipIf(windows)('does not use a folder that other users can write, or can replace', () => {
  const folder = temporaryFolder({ 'cache/list/bundle.cjs.bin': '' });
  expect(openCodeCache(join(folder, 'cache'), 'list')).toBeDefined();
  for (const name of ['.', 'cache', 'cache/list']) {
    chmodSync(join(folder, name), 0o770);
    expect(openCodeCache(join(folder, 'cache'), 'list')).toBeUndefined();
    chmodSync(join(folder, name), 0o700);
  }
  expect(openCodeCache(codeFile(folder), 'list')).toBeUndefined();
  expect(existsSync(codeFile(folder))).toBe(true);
});

it('does not use a folder of which the system gives no information', () => {
  // As in the home folder of another user, which only root may enter.
  const name = 'x'.repeat(300);
  expect(openCodeCache(join(temporaryFolder(), name, 'code'), 'list')).toBeUndefined();
});

it('is not created where the system tells no owner of a folder, as on Windows', () => {
  const { getuid } = process;
  onTestFinished(() => void Object.assign(process, { getuid }));
  Object.assign(process, { getuid: undefined });
  expect(openCodeCache(join(temporaryFolder(), 'cache'), 'list')).toBeUndefined();
});

it.skipIf(windows)('does not use a folder that is a link', () => {
  const folder = temporaryFolder({ 'clone/list/bundle.cjs.bin': '', 'cache/x': '' });
  symlinkSync(join(folder, 'clone'), join(folder, 'linked'));
  symlinkSync(join(folder, 'clone/list'), join(folder, 'cache/list'));
  expect(openCodeCache(join(folder, 'linked'), 'list')).toBeUndefined();
  expect(openCodeCache(join(folder, 'cache'), 'list')).toBeUndefined();
  expect(openCodeCache(join(folder, 'cache'), 'read')).toBeDefined();
});

it('does not use a folder that cannot be examined', () => {
  const folder = temporaryFolder({ home: '' });
  expect(openCodeCache(join(folder, 'home/.cache/lectern/code'), 'list')).toBeUndefined();
});
