import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyToClipboard } from '../../../src/host/programs/clipboard.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Over ssh the system's clipboard belongs to the remote machine and is not used. */
const env = { SSH_CONNECTION: 'there', TERM: 'xterm' };
type Output = NodeJS.Process['stdout'];

test('copyToClipboard uses only the terminal over ssh', async () => {
  const file = join(temporaryFolder({}), 'out');
  const fd = openSync(file, 'w');
  expect(await copyToClipboard('a text', { env, stdout: { isTTY: true, fd } as Output })).toBe('terminal');
  closeSync(fd);
  expect(readFileSync(file, 'utf8')).toBe(`\u001b]52;c;${Buffer.from('a text').toString('base64')}\u0007`);
});

test('copyToClipboard returns none without clipboard and terminal', async () => {
  expect(await copyToClipboard('x', { env, stdout: { isTTY: false } as Output })).toBe('none');
});
