/** Pipes that break, are slow, are closed or lead to a full disk. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LECTERN, LECTERN_IN_SHELL, Machine, run } from './program.mjs';

const machine = new Machine();
const env = machine.env();
const big = path.join(machine.home, 'big.md');
const LAST = 'the very last words';

beforeAll(() => {
  const paragraph = 'It was a long article, and nobody had read it to its end. '.repeat(8);
  writeFileSync(big, `# Big\n\n${`${paragraph}\n\n`.repeat(6000)}${LAST}\n`);
});
afterAll(() => machine.remove());

const lectern = (args: string[], more: Record<string, string> = {}) =>
  run([...LECTERN, ...args], { env: { ...env, ...more } });

/** Runs a script of bash, in which `lectern` is a function. The exit code is that of its last command. */
function shell(script: string) {
  const command = `lectern() { ${LECTERN_IN_SHELL} "$@"; }; ${script}`;
  return run(['bash', '-c', command], { env: { ...env, BIG: big } });
}

describe('output into a pipe', () => {
  test('exits 0 if the pipe breaks', async () => {
    const child = spawn(LECTERN[0] ?? '', [LECTERN[1] ?? '', 'read', big], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', piece => {
      stderr += piece;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise(resolve => child.once('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('is complete if the pipe is read slowly', async () => {
    const child = spawn(LECTERN[0] ?? '', [LECTERN[1] ?? '', 'read', big], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
    child.stdout.setEncoding('utf8');
    // With this listener the test reads by itself; without it, Node discards the rest when the program exits.
    child.stdout.on('readable', () => {});
    for (let open = true; open; await setImmediate()) {
      text += child.stdout.read(4096) ?? child.stdout.read() ?? '';
      open = !child.stdout.readableEnded;
    }
    expect(await ended).toBe(0);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.trimEnd().endsWith(LAST)).toBe(true);
  });

  test.each([['list'], ['read', 'kubernetes'], ['search', 'kubernetes'], ['--help'], ['--version'], []])(
    'contains no control characters: %j',
    async (...args) => {
      const { code, stdout, stderr } = await lectern(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.length).toBeGreaterThan(3);
      expect(stdout).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    },
  );

  test('is the list without a command', async () => {
    const [bare, list] = await Promise.all([lectern([]), lectern(['list'])]);
    expect(bare.stdout).toBe(list.stdout);
  });

  test('is the same text with forced colour', async () => {
    const [plain, coloured] = await Promise.all([
      lectern(['read', 'kubernetes']),
      lectern(['read', 'kubernetes', '--color', 'always']),
    ]);
    expect(coloured.stdout).toContain('\u001b[');
    // Without colour, code and struck text have the author's marks, so rows break elsewhere.
    const words = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '').match(/[\p{L}\p{N}]+/gu);
    expect(words(coloured.stdout)).toEqual(words(plain.stdout));
  });
});

describe.skipIf(process.platform === 'win32')('in a shell, lectern', () => {
  test('prints the first row and no error: list | head -1', async () => {
    const { code, stdout, stderr } = await shell('set -o pipefail; lectern list | head -1');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });

  test('prints no error if a long article is cut: read | head -3', async () => {
    const { code, stderr } = await shell('set -o pipefail; lectern read "$BIG" | head -3');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('writes everything into a real pipe', async () => {
    const { stdout } = await shell('lectern read "$BIG" | (read -r first; cat) | tail -1');
    expect(stdout.trim()).toBe(LAST);
  });

  test('exits 0 with a closed stdout', async () => {
    const { code, stderr } = await shell('lectern list >&-');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.skipIf(!existsSync('/dev/full'))('prints the output if the warnings cannot be written', async () => {
    writeFileSync(path.join(machine.home, 'broken.md'), '---\ntitle: [\n---\n\ntext\n');
    const { code, stdout } = await shell('cd "$HOME"; lectern read broken.md 2> /dev/full');
    expect(stdout).toContain('\ntext\n');
    expect(code).toBe(0);
  });

  test.skipIf(!existsSync('/dev/full'))('reports a full disk', async () => {
    const { code, stderr } = await shell('lectern list > /dev/full');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lectern: error: .*(?:no space|full).*\n(?: {2}hint: .*\n)?$/i);
  });
});
