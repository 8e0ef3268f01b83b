import { expect, test } from 'vitest';
import { execa } from '../../../../scripts/patches/packages/start-program.mjs';

const node = process.execPath;

test('passes the input to the program and returns its output', async () => {
  const shout = `process.stdin.on('data', text => process.stdout.write(String(text).toUpperCase() + process.env.MORE))`;
  await expect(execa(node, ['-e', shout], { input: 'copied', env: { MORE: '!' } })).resolves.toEqual({
    stdout: 'COPIED!',
  });
});

test('rejects with ENOENT for a missing program', async () => {
  // The PATH of the user may have a folder that may not be entered; then the code is EACCES.
  const options = { input: 'x', env: { PATH: import.meta.dirname } };
  await expect(execa('lectern-has-no-such-program', options)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('rejects with exit code and stderr, even if the program does not read its input', async () => {
  const fail = `process.stderr.write('no display'); process.exitCode = 3;`;
  const failing = execa(node, ['-e', fail], { input: 'x'.repeat(1 << 20) });
  await expect(failing).rejects.toMatchObject({ exitCode: 3, stderr: 'no display' });
});
