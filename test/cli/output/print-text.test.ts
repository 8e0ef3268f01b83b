import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/cli/context.js';
import { printText, type TextUse } from '../../../src/cli/output/print-text.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const ROWS = 5;
/** One row fewer than the screen has, because the prompt needs one. */
const SHORT = 'a\n'.repeat(ROWS - 1);
const LONG = 'a\n'.repeat(100);

interface Setup {
  options?: Context['options'];
  pager?: string;
  terminal?: Partial<Context['terminal']>;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
}

/** Prints a text row by row. Returns what was written, sent to the pager, reported and read. */
async function print(
  text: string,
  { options = {}, pager, terminal, env, platform = process.platform }: Setup = {},
) {
  const file = join(temporaryFolder(), 'paged');
  const written: string[] = [];
  const reports: unknown[] = [];
  const uses: TextUse[] = [];
  let read = 0;
  const context = {
    options,
    settings: { pager: pager ?? `cat > '${file}'` },
    terminal: { stdout: true, dumb: false, rows: ROWS, ...terminal },
    process: { platform, env: { PATH: process.env.PATH, ...env }, on: () => {}, off: () => {} },
    out: { closed: false, write: (chunk: string) => written.push(chunk) },
    report: async (...message: unknown[]) => reports.push(message),
  } as unknown as Context;
  await printText(context, function* (use) {
    uses.push(use);
    for (const row of text.match(/.*\n/g) ?? []) {
      read++;
      yield row;
    }
  });
  const paged = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return { written: written.join(''), paged, reports, uses, read };
}

describe.skipIf(process.platform === 'win32')('the pager', () => {
  it('gets a text that is longer than the screen, of which only a screen is read before', async () => {
    const { written, paged, uses, read } = await print(LONG);
    expect({ written, paged, uses }).toEqual({ written: '', paged: LONG, uses: ['trial', 'pager'] });
    expect(read).toBe(100 + ROWS);
  });

  it('does not get a text that fits on the screen, which is produced once', async () => {
    expect(await print(SHORT)).toMatchObject({ written: SHORT, paged: undefined, uses: ['trial'] });
    expect(await print(`${SHORT}a\n`)).toMatchObject({ written: '', paged: `${SHORT}a\n` });
  });

  it('gets any text with --pager', async () => {
    expect(await print(SHORT, { options: { pager: true } })).toMatchObject({ written: '', paged: SHORT });
  });

  it.each<[string, Setup]>([
    ['with --no-pager', { options: { pager: false } }],
    ['in a pipe, also with --pager', { options: { pager: true }, terminal: { stdout: false } }],
    ['on a dumb terminal', { terminal: { dumb: true } }],
    ['if its command is empty', { pager: ' ' }],
    ['if LECTERN_PAGER is empty', { env: { LECTERN_PAGER: '' } }],
  ])('gets no text %s', async (_, setup) => {
    expect(await print(LONG, setup)).toMatchObject({ written: LONG, paged: undefined, uses: ['last'] });
  });

  it('may end before it has read the text', async () => {
    const { written, reports } = await print(LONG.repeat(10_000), { pager: 'true' });
    expect({ written, reports }).toEqual({ written: '', reports: [] });
  });

  it('is replaced by the screen, with a warning, if it cannot be run', async () => {
    const { written, reports, uses } = await print(LONG, { pager: 'exec no-such-pager 2>/dev/null' });
    expect(written).toBe(LONG);
    expect(uses).toEqual(['trial', 'pager', 'last']);
    expect(reports).toEqual([
      [
        'warning',
        'cannot run pager "exec no-such-pager 2>/dev/null"',
        'set LECTERN_PAGER to another command, or use --no-pager',
      ],
    ]);
  });

  it('is replaced by the screen if the shell of Windows cannot run it', async () => {
    expect(await print(LONG, { pager: 'exit 1', platform: 'win32' })).toMatchObject({ written: LONG });
    expect(await print(LONG, { pager: 'exit 1' })).toMatchObject({ written: '' });
  });

  it.each([
    [{}, 'FRX utf-8'],
    [{ LESS: 'S', LESSCHARSET: 'latin1' }, 'S latin1'],
  ])('gets options for less with %j: %s', async (env, expected) => {
    const file = join(temporaryFolder(), 'options');
    await print(LONG, { pager: `echo "$LESS $LESSCHARSET" > '${file}'; cat > /dev/null`, env });
    expect(readFileSync(file, 'utf8')).toBe(`${expected}\n`);
  });
});
