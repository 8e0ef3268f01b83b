import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { buildPublication } from '../../../src/publish/build/build.js';
import { check } from '../../../src/publish/check/check.js';
import {
  type CreatePublicationOptions,
  createPublication,
} from '../../../src/publish/init/create-publication.js';
import { readPublication } from '../../../src/publish/publication.js';
import { findCheckout } from '../../../src/publish/repository.js';
import { LECTERN, ROOT } from '../../e2e/program.mjs';
import { fences } from '../../readme/commands.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

function start(options: Partial<CreatePublicationOptions> & { dir: string }) {
  return createPublication({ lectern: '1.2.3', today: '2024-12-15', ...options });
}

describe('createPublication', () => {
  it('says that a file is no folder', () => {
    const dir = join(temporaryFolder({ 'hi.md': 'x' }), 'hi.md');
    expect(() => start({ dir })).toThrow(`not a folder: "${dir}"`);
  });

  // With `recursive: true`, `mkdir` of Node 20 never returns there.
  it.runIf(process.platform === 'linux')('refuses a folder in which none can be created', () => {
    expect(() => start({ dir: '/proc/x/y', name: 'x' })).toThrow(/^cannot write "\/proc\/x/);
  });

  it('creates five files', () => {
    const dir = join(temporaryFolder(), 'Field Notes');
    const files = ['package.json', 'bin/field-notes.js', 'README.md', '.gitignore', 'articles/welcome.md'];
    expect(start({ dir })).toMatchObject({ name: 'field-notes', title: 'Field notes', files });
    const written = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(row => row.isFile());
    expect(written).toHaveLength(5);
    expect(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))).toMatchObject({
      name: 'field-notes',
      bin: { 'field-notes': 'bin/field-notes.js' },
      files: ['bin', 'dist'],
      scripts: { check: 'lectern check', build: 'lectern build', prepack: 'lectern build' },
      dependencies: { lectern: '^1.2.3' },
    });
    for (const file of ['README.md', 'articles/welcome.md']) {
      const commands = readFileSync(join(dir, file), 'utf8').match(/npx field-notes\S*/g);
      expect(new Set(commands)).toEqual(new Set(['npx field-notes@latest']));
    }
    // The umask may deny the other bits.
    if (process.platform !== 'win32')
      expect(statSync(join(dir, 'bin/field-notes.js')).mode & 0o100).toBe(0o100);
  });

  it('names the command without the scope of the package', () => {
    const dir = temporaryFolder();
    start({ dir, name: '@ann/notes', title: 'Ann’s “notes”: all' });
    const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: '@ann/notes',
      title: 'Ann’s “notes”: all',
      bin: { notes: 'bin/notes.js' },
    });
  });

  it.each(['Plain', 'With "quotes" and a \\', 'Colon: #hash', '日本語'])(
    'creates a publication titled %s without diagnostics that builds',
    async title => {
      const dir = temporaryFolder();
      start({ dir, name: 'notes', title, ci: 'github' });
      expect(await check([dir], { parseToml, reserved: [] })).toEqual({ articles: 1, diagnostics: [] });
      expect(await buildPublication(dir, { parseToml })).toMatchObject({
        built: true,
        articles: 1,
        problems: [],
      });
      const index = JSON.parse(readFileSync(join(dir, 'dist/library/index.json'), 'utf8'));
      expect(index).toMatchObject({
        publication: { name: 'notes', title, version: '1.0.0' },
        articles: [{ slug: 'welcome', title: `Welcome to ${title}`, date: '2024-12-15' }],
      });
    },
  );

  it('passes publint', async () => {
    const dir = temporaryFolder();
    start({ dir, name: '@ann/notes' });
    const { messages } = await publint({ pkgDir: dir, strict: true, pack: false });
    expect(messages).toEqual([]);
  });

  it('creates a workflow with ci: github', () => {
    const dir = temporaryFolder();
    expect(start({ dir, name: 'notes', ci: 'github' }).files).toContain('.github/workflows/articles.yml');
    const workflow = readFileSync(join(dir, '.github/workflows/articles.yml'), 'utf8');
    for (const step of ['lectern check --format github', 'npm pack', '--provenance --access public'])
      expect(workflow).toContain(step);
    const [pack = '', publish = ''] = workflow.split(/^ {2}publish:$/m);
    // The job with an identity runs no code of the package or its dependencies.
    expect(pack).not.toMatch(/id-token|secrets\./);
    expect(publish).toContain('id-token: write');
    expect(publish).toContain('environment: npm');
    expect(publish.match(/- run: .*/g)).toEqual([
      '- run: npm publish ./*.tgz --ignore-scripts --provenance --access public',
    ]);
    expect(publish).not.toContain('checkout');
    for (const [, action = ''] of workflow.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$/);
  });

  it('puts the workflow and the repository of a checkout where GitHub and npm look for them', () => {
    const root = temporaryFolder({
      '.git/config':
        '[core]\n[remote "origin"]\n\turl = https://ann:token@github.com/ann/site.git\n\tfetch = x\n',
    });
    const dir = join(root, 'texts/notes');
    const { files, repository } = start({
      dir,
      name: '@ann/notes',
      ci: 'github',
      checkout: findCheckout(dir),
    });
    expect(files).toContain('../../.github/workflows/articles.yml');
    const workflow = readFileSync(join(root, '.github/workflows/articles.yml'), 'utf8');
    expect(workflow).toContain('defaults: { run: { working-directory: "texts/notes" } }');
    expect(repository).toEqual({ url: 'https://github.com/ann/site', directory: 'texts/notes' });
    const manifest = readFileSync(join(dir, 'package.json'), 'utf8');
    expect(manifest).not.toContain('token');
    expect(JSON.parse(manifest)).toMatchObject({
      homepage: 'https://github.com/ann/site/tree/HEAD/texts/notes#readme',
      repository: { type: 'git', url: 'git+https://github.com/ann/site.git', directory: 'texts/notes' },
      publishConfig: { access: 'public' },
    });
    expect(readPublication(dir)).toMatchObject({
      filesUrl: 'https://github.com/ann/site/blob/HEAD/texts/notes/articles/',
    });
  });

  it('creates the workflow that the publishing guide shows', () => {
    const dir = temporaryFolder();
    start({ dir, name: 'notes', ci: 'github' });
    const guide = readFileSync(join(ROOT, 'articles/publishing-your-articles.md'), 'utf8');
    const shown = fences(guide, 'yaml').filter(text => text.includes('jobs:'));
    expect(shown).toEqual([readFileSync(join(dir, '.github/workflows/articles.yml'), 'utf8')]);
  });

  it('refuses an existing file and overwrites nothing', () => {
    const dir = temporaryFolder({ 'bin/notes.js': 'mine' });
    expect(() => start({ dir, name: 'notes' })).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('notes.js') }),
    );
    expect(readdirSync(dir)).toEqual(['bin']);
    expect(readFileSync(join(dir, 'bin/notes.js'), 'utf8')).toBe('mine');
  });

  it('keeps a README, a .gitignore and articles', async () => {
    const mine = { 'README.md': 'mine', '.gitignore': 'mine', 'articles/2024/a.md': '# Mine\n' };
    const dir = temporaryFolder(mine);
    const { files, kept } = start({ dir, name: 'notes' });
    expect({ files, kept }).toEqual({
      files: ['package.json', 'bin/notes.js'],
      kept: ['README.md', '.gitignore'],
    });
    for (const [path, text] of Object.entries(mine)) expect(readFileSync(join(dir, path), 'utf8')).toBe(text);
    expect(await buildPublication(dir, { parseToml })).toMatchObject({ built: true, articles: 1 });
  });

  it.skipIf(process.platform === 'win32')('removes all files if one cannot be written', () => {
    const dir = temporaryFolder({ 'mine.txt': 'mine' });
    // With this limit, writing a file over 512 bytes fails with EFBIG. A full disk fails alike, with ENOSPC.
    const command = ['-c', 'ulimit -f 1; exec "$@"', 'sh', ...LECTERN, 'init', dir, '--name', 'notes'];
    const { status, stderr } = spawnSync('sh', command, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/cannot write "[^"]+": the file is too large/),
    });
    expect(readdirSync(dir)).toEqual(['mine.txt']);
  });

  it('refuses a name that npm refuses', () => {
    const dir = temporaryFolder();
    expect(() => start({ dir, name: 'My Notes' })).toThrow(
      expect.objectContaining({ name: 'UserError', code: 2 }),
    );
    expect(() => start({ dir: join(dir, '日本語') })).toThrow(
      expect.objectContaining({ name: 'UserError', hint: expect.stringContaining('--name') }),
    );
    expect(readdirSync(dir)).toEqual([]);
  });

  it('refuses a path that is a file', () => {
    const dir = join(temporaryFolder({ file: '' }), 'file');
    expect(() => start({ dir, name: 'notes' })).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});
