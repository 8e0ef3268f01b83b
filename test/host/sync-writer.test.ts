import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SyncWriter } from '../../src/host/sync-writer.js';

test('writes whole and in order', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'out');
  const fd = openSync(path, 'w');
  const out = new SyncWriter(fd);
  const text = 'é'.repeat(300_000);
  out.write(text);
  out.write('end\n');
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(`${text}end\n`);
});

test.skipIf(process.platform !== 'linux')('a full disk is said, not passed over', () => {
  const fd = openSync('/dev/full', 'w');
  expect(() => new SyncWriter(fd).write('text')).toThrow(/no space is left/);
  closeSync(fd);
});
