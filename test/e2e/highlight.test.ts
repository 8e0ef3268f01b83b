/** Syntax highlighting in the program that ships: in a pipe, and in the reader by a worker. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine, run } from './program.mjs';
import { createReaderSession } from './reader-session.js';

const FENCE = '```js\nconst answer = 42;\n```\n';
const STYLED_KEYWORD = /\u001b\[[\d;]*mconst\u001b/;
/** Take minutes without a deadline. */
const HOSTILE = {
  markdown: '[a]('.repeat(8_000),
  xml: '<script>'.repeat(4_000),
  c: 'foo bar baz\n'.repeat(2_700),
};

/** The fence of a language, and one that can be highlighted after it. */
function article(language: keyof typeof HOSTILE): string {
  return `\`\`\`${language}\n${HOSTILE[language]}\n\`\`\`\n\n${FENCE}`;
}

describe('read', () => {
  const machine = new Machine();
  afterAll(() => machine.remove());
  const read = (text: string, env: Record<string, string> = {}) => {
    const file = path.join(machine.home, 'a.md');
    writeFileSync(file, text);
    return run([...LECTERN, 'read', file, '--color', 'always'], { env: machine.env(env) });
  };

  test.each(['markdown', 'xml', 'c'] as const)('prints hostile %s plain and ends', async language => {
    const { code, stdout } = await read(article(language));
    expect(code).toBe(0);
    const [first = ''] = HOSTILE[language].split('\n');
    expect(stdout).toContain(`    ${first}\n`);
    // Coloured or plain: the document's time may be used up.
    expect(stdout.replace(/\u001b\[[\d;]*m/g, '')).toContain('const answer = 42;');
  });

  test('colours ordinary code', async () => {
    expect((await read(FENCE)).stdout).toMatch(STYLED_KEYWORD);
  });

  test('loads no worker threads', async () => {
    const probe = path.join(machine.home, 'probe.cjs');
    writeFileSync(
      probe,
      `process.on('exit', () => process.stderr.write(String(process.moduleLoadList.includes('NativeModule worker_threads'))));`,
    );
    const { stderr } = await read(FENCE, { NODE_OPTIONS: `--require ${JSON.stringify(probe)}` });
    expect(stderr).toBe('false');
  });
});

describe('the reader', () => {
  const here = createReaderSession(() => LECTERN);

  test('colours code after it was shown, and exits while the worker is waiting', async () => {
    writeFileSync(path.join(here.home, 'a.md'), FENCE);
    const terminal = here.open({ args: ['a.md'], env: { TERM: 'xterm-256color' } });
    await terminal.waitFor(({ text }) => text.includes('const answer'));
    // The frame writer writes a row again if its colours have changed.
    await terminal.waitFor(({ raw }) => STYLED_KEYWORD.test(raw));
    terminal.keys('\u0003');
    expect(await terminal.exit()).toMatchObject({ code: 130 });
  });

  test('handles keys and exits while hostile code is being highlighted', async () => {
    writeFileSync(path.join(here.home, 'a.md'), article('xml'));
    const terminal = here.open({ args: ['a.md'], env: { TERM: 'xterm-256color' } });
    await terminal.waitFor(({ text }) => text.includes('<script>'));
    terminal.keys('?');
    await terminal.waitFor(({ text }) => text.includes('a line down'));
    terminal.keys('\u0003');
    expect(await terminal.exit()).toMatchObject({ code: 130 });
  });
});
