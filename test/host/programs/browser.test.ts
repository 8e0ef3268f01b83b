import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import open from 'open';
import { afterEach, expect, test, vi } from 'vitest';
import { openFile, openImage } from '../../../src/host/programs/browser.js';

vi.mock('open', () => ({
  default: vi.fn(async () => ({
    once: (event: string, listener: () => void) => event === 'spawn' && listener(),
  })),
}));

const folder = mkdtempSync(join(tmpdir(), 'lectern-image-'));
afterEach(() => vi.mocked(open).mockClear());

test('opens an image file with the program of the system for it', async () => {
  const path = join(folder, 'chart.png');
  writeFileSync(path, '');
  await openImage(path);
  expect(open).toHaveBeenCalledWith(path);
});

test.each(['missing.png', '.'])('does not open %s, which is no file', async name => {
  await expect(openImage(join(folder, name))).rejects.toThrow('no such image');
  expect(open).not.toHaveBeenCalled();
});

test('opens another file, and names it if it is missing', async () => {
  const path = join(folder, 'paper.pdf');
  await expect(openFile(path)).rejects.toThrow(`no such file: ${path}`);
  writeFileSync(path, '');
  await openFile(path);
  expect(open).toHaveBeenCalledWith(path);
});

test('names the image if there is no viewer', async () => {
  const path = join(folder, 'photo.png');
  writeFileSync(path, '');
  vi.mocked(open).mockRejectedValueOnce(new Error('spawn xdg-open ENOENT'));
  await expect(openImage(path)).rejects.toThrow(`cannot start an image viewer for ${path}`);
  rmSync(folder, { recursive: true });
});
