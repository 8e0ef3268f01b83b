import { expect, it } from 'vitest';
import { formatError } from '../../../src/cli/errors/format-error.js';
import { UserError } from '../../../src/util/user-error.js';
import { HOSTILE_TEXT, hasControls } from '../../support/mutate.js';

const style = { program: 'lectern' };

it.each([
  new UserError(`no such file: ${HOSTILE_TEXT}`, { hint: HOSTILE_TEXT }),
  new Error(HOSTILE_TEXT),
  HOSTILE_TEXT,
])('prints no control characters of an error, nor of its stack', async error => {
  const { text } = await formatError(error, style, { LECTERN_DEBUG: '1' });
  expect(hasControls(text)).toBe(false);
  if (error instanceof Error) expect(text).toMatch(/^ {4}at /m);
});

it('prints the stack of an error of the user only for debugging', async () => {
  const error = new UserError('no such file', { hint: 'check its name' });
  const { text } = await formatError(error, style, {});
  expect(text).toBe('lectern: error: no such file\n  hint: check its name\n');
  const debug = await formatError(error, style, { LECTERN_DEBUG: '1' });
  expect(debug.text.startsWith(`${text}UserError: no such file\n    at `)).toBe(true);
});
