import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFolder } from '../../../src/publish/build/replace-folder.js';
import { temporaryFolder } from '../../library/temporary.js';

const fill = (text: string) => async (stage: string) => writeFileSync(join(stage, 'index.json'), text);

describe('a folder that is replaced as a whole', () => {
  it('holds the new, and nothing is left beside it', async () => {
    const base = temporaryFolder({ 'out/index.json': 'old' });
    const out = join(base, 'out');
    await replaceFolder(out, ['index.json'], fill('new'));
    expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('new');
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('holds the old while the new is written', async () => {
    const out = join(temporaryFolder({ 'out/index.json': 'old' }), 'out');
    await replaceFolder(out, ['index.json'], async stage => {
      await fill('new')(stage);
      expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('old');
    });
  });

  it('keeps the old where the disk is full, and says so in one line', async () => {
    const base = temporaryFolder({ 'out/index.json': 'old' });
    const out = join(base, 'out');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const failure = replaceFolder(out, ['index.json'], async stage => {
      await fill('half')(stage);
      throw full;
    });
    await expect(failure).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('ENOSPC'),
    });
    expect(readFileSync(join(out, 'index.json'), 'utf8')).toBe('old');
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('lets a bug through as it is', async () => {
    const out = join(temporaryFolder(), 'out');
    const bug = new TypeError('a bug');
    await expect(replaceFolder(out, [], () => Promise.reject(bug))).rejects.toBe(bug);
    expect(existsSync(out)).toBe(false);
  });
});
