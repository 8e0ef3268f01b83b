/** Builds that fail or are killed keep the old library. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realPath } from '../../../src/host/real-path.js';
import { parseToml } from '../../../src/host/toml.js';
import { buildPublication } from '../../../src/publish/build/build.js';
import { replaceFolder } from '../../../src/publish/build/replace-folder.js';
import { createPublication } from '../../../src/publish/init/create-publication.js';
import { LECTERN } from '../../e2e/program.mjs';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function built(): Promise<{ dir: string; index: string }> {
  const dir = temporaryFolder();
  createPublication({ dir, name: 'notes', lectern: '1.0.0', today: '2024-12-15' });
  await buildPublication(dir, { parseToml });
  return { dir, index: readFileSync(path.join(dir, 'dist/library/index.json'), 'utf8') };
}

test.skipIf(process.platform === 'win32')('keeps the old library if the disk is full', async () => {
  const { dir, index } = await built();
  // With this limit, writing a file over 512 bytes fails with EFBIG. A full disk fails alike, with ENOSPC.
  const command = `ulimit -f 1; exec "$@"`;
  const { status, stderr } = spawnSync('sh', ['-c', command, 'sh', ...LECTERN, 'build', dir], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/cannot write "[^"]+": the file is too large/),
  });
  expect(readFileSync(path.join(dir, 'dist/library/index.json'), 'utf8')).toBe(index);
  expect(readdirSync(path.join(dir, 'dist'))).toEqual(['library']);
});

test.skipIf(process.platform === 'win32')(
  'keeps the old library if the folder is read-only',
  async ({ skip }) => {
    const { dir, index } = await built();
    // Only for the other user below: the umask may have denied access.
    spawnSync('chmod', ['-R', 'a+rX', dir]);
    chmodSync(path.join(dir, 'dist'), 0o555);
    // Root can write everywhere, so run as another user.
    const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const [node = '', ...bin] = LECTERN;
    // The other user cannot run a program in a closed folder, such as root's home.
    if (spawnSync(node, [...bin, '--version'], as).status !== 0) return skip();
    const { status, stderr } = spawnSync(node, [...bin, 'build', dir], { encoding: 'utf8', ...as });
    chmodSync(path.join(dir, 'dist'), 0o755);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/cannot write "[^"]+": permission denied; its old content is unchanged/),
    });
    expect(readFileSync(path.join(dir, 'dist/library/index.json'), 'utf8')).toBe(index);
  },
);

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'keeps the old library and leaves no other folder after %s',
  async signal => {
    const { dir, index } = await built();
    const text = `Words, ${'and words '.repeat(2000)}\n\n`.repeat(4);
    for (let each = 0; each < 150; each++)
      writeFileSync(path.join(dir, `articles/a-${each}.md`), `---\ntitle: A ${each}\n---\n${text}`);
    const [node = '', ...bin] = LECTERN;
    const child = spawn(node, [...bin, 'build', dir], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const watcher = watch(path.join(dir, 'dist'), (_event, name) => {
      if (name?.includes('.new-')) child.kill(signal);
    });
    expect(await ended).toEqual([null, signal]);
    watcher.close();
    expect(readFileSync(path.join(dir, 'dist/library/index.json'), 'utf8')).toBe(index);
    expect(readdirSync(path.join(dir, 'dist'))).toEqual(['library']);
  },
);

test('removes the folders of killed builds', async () => {
  const { dir } = await built();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const [dead, living] = [`library.new-${pid}`, `library.new-${process.ppid}`];
  for (const name of [dead, living, 'library.new-ideas']) mkdirSync(path.join(dir, 'dist', name));
  await buildPublication(dir, { parseToml });
  expect(readdirSync(path.join(dir, 'dist')).sort()).toEqual(['library', 'library.new-ideas', living].sort());
});

test('restores the old library of a build that was killed during the switch', async () => {
  const { dir, index } = await built();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const dist = path.join(dir, 'dist');
  renameSync(path.join(dist, 'library'), path.join(dist, `library.old-${pid}`));
  const failing = replaceFolder(path.join(dist, 'library'), { required: [], optional: [] }, () =>
    Promise.reject(new Error('no room')),
  );
  await expect(failing).rejects.toThrow('no room');
  expect(readdirSync(dist)).toEqual(['library']);
  expect(readFileSync(path.join(dist, 'library/index.json'), 'utf8')).toBe(index);
});

test('refuses an output folder below a file', async () => {
  const { dir } = await built();
  const out = path.join(dir, 'package.json/library');
  await expect(buildPublication(dir, { parseToml, out })).rejects.toMatchObject({ name: 'UserError' });
});

test('names the folder of the articles if there are none', async () => {
  const dir = temporaryFolder({ 'package.json': '{ "name": "notes" }' });
  await expect(buildPublication(dir, { parseToml })).rejects.toMatchObject({
    message: expect.stringContaining('articles'),
  });
  mkdirSync(path.join(dir, 'articles'));
  await expect(buildPublication(dir, { parseToml })).rejects.toMatchObject({
    message: expect.stringContaining('no articles in'),
  });
});

test('reports a slug that is a command, with its line', async () => {
  const dir = temporaryFolder({
    'package.json': '{ "name": "notes" }',
    'articles/a.md': '---\ntitle: A\nslug: list\n---\n',
    'articles/read.md': '---\ntitle: R\n---\n',
  });
  const { built, problems } = await buildPublication(dir, { parseToml, reserved: ['list', 'read'] });
  expect({ built, problems: problems.map(({ rule, line }) => `${line} ${rule}`) }).toEqual({
    built: true,
    problems: ['3 command-slug', '1 command-slug'],
  });
});

test.skipIf(process.platform === 'win32').each([
  ['articles', () => temporaryFolder({ 'secret.md': '---\ntitle: Secret\n---\nText.\n' })],
  ['dist', () => temporaryFolder()],
])('refuses %s that is a link out of the publication, unless it may follow links', async (name, outside) => {
  const { dir } = await built();
  const folder = outside();
  rmSync(path.join(dir, name), { recursive: true });
  symlinkSync(folder, path.join(dir, name));
  const before = readdirSync(folder);
  await expect(buildPublication(dir, { parseToml })).rejects.toMatchObject({
    name: 'UserError',
    message: `"${path.join(dir, name)}" is a link out of the publication, to "${realPath(folder)}"`,
    hint: 'to follow it, use --follow',
  });
  expect(readdirSync(folder)).toEqual(before);
  expect(await buildPublication(dir, { parseToml, follow: true })).toMatchObject({
    built: true,
    articles: 1,
  });
});

test.skipIf(process.platform === 'win32')(
  'follows a link to a publication, and links within it',
  async () => {
    const { dir } = await built();
    const link = path.join(temporaryFolder(), 'link');
    symlinkSync(dir, link);
    renameSync(path.join(dir, 'articles'), path.join(dir, 'texts'));
    symlinkSync('texts', path.join(dir, 'articles'));
    expect(await buildPublication(link, { parseToml })).toMatchObject({ built: true, articles: 1 });
  },
);
