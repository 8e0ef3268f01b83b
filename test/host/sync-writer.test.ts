import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SyncWriter } from '../../src/host/sync-writer.js';

test('SyncWriter writes everything in order', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'out');
  const fd = openSync(path, 'w');
  const out = new SyncWriter(fd);
  const text = 'é'.repeat(300_000);
  out.write(text);
  out.write('end\n');
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(`${text}end\n`);
});

test.skipIf(process.platform !== 'linux')('SyncWriter throws if the disk is full', () => {
  const fd = openSync('/dev/full', 'w');
  expect(() => new SyncWriter(fd).write('text')).toThrow(/disk full/);
  closeSync(fd);
});
