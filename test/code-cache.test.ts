import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCodeCache } from '../src/code-cache.js';
import { temporaryFolder } from './support/temporary-folder.js';

const BUNDLE =
  'exports.twice = value => value * 2; exports.name = __filename; exports.result = exports.twice(21);';

/** Loads the bundle of a folder through a new cache, and saves it. */
async function load(folder: string) {
  const cache = openCodeCache(join(folder, 'cache'));
  const loaded = cache?.load('./bundle.cjs', createRequire(join(folder, 'index.cjs')));
  await cache?.save();
  return loaded as { result: number; name: string };
}

const codeFile = (folder: string) => join(folder, 'cache/code.bin');

// Node 22 and later have a cache of their own.
describe.skipIf('enableCompileCache' in module)('a cache of one bundle', () => {
  it('loads a bundle, and saves its code once, for the user only', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': BUNDLE });
    expect(await load(folder)).toMatchObject({ result: 42, name: join(folder, 'bundle.cjs') });
    const { ino, mode } = statSync(codeFile(folder));
    expect([mode & 0o777, statSync(join(folder, 'cache')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(await load(folder)).toMatchObject({ result: 42 });
    expect(statSync(codeFile(folder)).ino).toBe(ino);
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

  it('reports an error of the bundle at its place in the file', async () => {
    const folder = temporaryFolder({ 'bundle.cjs': '  throw new Error("broken");' });
    const error = await load(folder).catch((thrown: Error) => thrown);
    expect((error as Error).stack).toContain(`${join(folder, 'bundle.cjs')}:1:9`);
  });
});

it('does not use a folder that other users can write', () => {
  const folder = temporaryFolder({ 'cache/code.bin': '' });
  chmodSync(join(folder, 'cache'), 0o770);
  expect(openCodeCache(join(folder, 'cache'))).toBeUndefined();
  expect(openCodeCache(codeFile(folder))).toBeUndefined();
  expect(existsSync(join(folder, 'cache/code.bin'))).toBe(true);
});
