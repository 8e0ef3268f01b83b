import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceFile } from '../../src/host/replace-file.js';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const bytes = (...texts: string[]): Uint8Array[] => texts.map(text => Buffer.from(text));

test('replaceFile creates folder and file for the owner only, and replaces the file', async () => {
  const file = join(folder(), 'a/b/c');
  expect(await replaceFile(file, bytes('one'))).toBe(true);
  expect(await replaceFile(file, [Buffer.from([0, 255])])).toBe(true);
  expect([...readFileSync(file)]).toEqual([0, 255]);
  expect(readdirSync(join(file, '..'))).toEqual(['c']);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('replaceFile returns false if it fails, and leaves no temporary file', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'taken'), '');
  expect(await replaceFile(join(dir, 'taken/file'), bytes('x'))).toBe(false);
  expect(readdirSync(dir)).toEqual(['taken']);
});

test('replaceFile leaves one complete file after simultaneous writes', async () => {
  const file = join(folder(), 'c');
  const texts = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(100_000));
  expect(await Promise.all(texts.map(text => replaceFile(file, bytes(text))))).not.toContain(false);
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(join(file, '..'))).toEqual(['c']);
});

test('replaceFile writes all pieces or none', async () => {
  const dir = folder();
  const file = join(dir, 'a/c');
  expect(await replaceFile(file, bytes('one', '', 'two'))).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('onetwo');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  function* failing() {
    yield Buffer.from('three');
    throw new Error('no more');
  }
  expect(await replaceFile(file, failing())).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('onetwo');
  expect(await replaceFile(join(file, 'd'), bytes('x'))).toBe(false);
  expect(readdirSync(join(dir, 'a'))).toEqual(['c']);
});
