import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFolder } from '../../../src/publish/build/replace-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const NAMES = { required: ['index.json'], optional: ['articles'] };
const fill = (text: string) => async (staging: string) => writeFileSync(join(staging, 'index.json'), text);

describe('replaceFolder', () => {
  it('replaces the folder and leaves no other folder beside it', async () => {
    const base = temporaryFolder({ 'out/index.json': 'old' });
    const out = join(base, 'out');
    await replaceFolder(out, NAMES, fill('new'));
    expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('new');
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('keeps the old folder while the new one is written', async () => {
    const out = join(temporaryFolder({ 'out/index.json': 'old' }), 'out');
    await replaceFolder(out, NAMES, async staging => {
      await fill('new')(staging);
      expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('old');
    });
  });

  it('keeps the old folder and reports the error if the disk is full', async () => {
    const base = temporaryFolder({ 'out/index.json': 'old' });
    const out = join(base, 'out');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const failure = replaceFolder(out, NAMES, async staging => {
      await fill('half')(staging);
      throw full;
    });
    await expect(failure).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('disk full'),
    });
    expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('old');
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('refuses a folder that has only names that are optional in a compiled library', async () => {
    const base = temporaryFolder({ 'out/articles/mine.md': '# Mine' });
    const out = join(base, 'out');
    await expect(replaceFolder(out, NAMES, fill('new'))).rejects.toMatchObject({
      name: 'UserError',
      message: `"${out}" is not a compiled library: it has no "index.json"`,
    });
    expect(readFileSync(join(out, 'articles/mine.md'), 'utf8')).toBe('# Mine');
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('rethrows other errors unchanged', async () => {
    const out = join(temporaryFolder(), 'out');
    const bug = new TypeError('a bug');
    await expect(replaceFolder(out, NAMES, () => Promise.reject(bug))).rejects.toBe(bug);
    expect(existsSync(out)).toBe(false);
  });
});
