import { expect, test } from 'vitest';
import { execa } from '../../../scripts/slim/start-program.mjs';

const node = process.execPath;

test('hands over its input and gives back what was printed', async () => {
  const shout = `process.stdin.on('data', text => process.stdout.write(String(text).toUpperCase() + process.env.MORE))`;
  await expect(execa(node, ['-e', shout], { input: 'copied', env: { MORE: '!' } })).resolves.toEqual({
    stdout: 'COPIED!',
  });
});

test('says which program is not there', async () => {
  await expect(execa('lectern-has-no-such-program', { input: 'x' })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

test('says how a program failed, even one that did not read', async () => {
  const fail = `process.stderr.write('no display'); process.exitCode = 3;`;
  const failing = execa(node, ['-e', fail], { input: 'x'.repeat(1 << 20) });
  await expect(failing).rejects.toMatchObject({ exitCode: 3, stderr: 'no display' });
});
