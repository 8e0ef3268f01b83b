import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copy } from '../../../src/host/programs/clipboard.js';
import type { World } from '../../../src/tui/effects/effect-context.js';
import { outside } from '../../../src/tui/effects/external-programs.js';
import { temporaryFolder } from '../../library/temporary.js';

/** Over ssh the system's clipboard is another machine's, and left alone. */
const env = { SSH_CONNECTION: 'there', TERM: 'xterm' };
type Output = NodeJS.Process['stdout'];

test('over ssh a text goes through the terminal alone', async () => {
  const file = join(temporaryFolder({}), 'out');
  const fd = openSync(file, 'w');
  expect(await copy('a text', { env, stdout: { isTTY: true, fd } as Output })).toMatch(/^Copied, if /);
  closeSync(fd);
  expect(readFileSync(file, 'utf8')).toBe(`\u001b]52;c;${Buffer.from('a text').toString('base64')}\u0007`);
});

test('how it was copied is said first, for what was may be longer than a row', async () => {
  const said: unknown[] = [];
  const process = { env, stdout: { isTTY: false } };
  const world = { setup: { process }, dispatch: (action: unknown) => said.push(action) };
  await outside(world as unknown as World).copy({ type: 'copy', text: 'x', what: 'the link a#b' });
  expect(said).toEqual([{ type: 'told', text: 'There is no clipboard for: the link a#b', error: false }]);
});
