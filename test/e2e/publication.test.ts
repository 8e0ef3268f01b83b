/**
 * A publication from an empty folder to its readers. Runs every command of the guide in one shell, then installs the packed
 * publication with only Node and npm, an empty home and no registry.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fences } from '../readme/commands.js';
import { npm, offline, type Packed, pack } from './package.mjs';
import { Machine, ROOT, run } from './program.mjs';
import { serve } from './registry.mjs';
import { Terminal } from './terminal.mjs';

const machine = new Machine();
const env = machine.env();
const guide = readFileSync(path.join(ROOT, 'articles/publishing-your-articles.md'), 'utf8');
const own = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const author = path.join(machine.home, 'author');
const written = (file: string) => readFileSync(path.join(author, 'field-notes', file), 'utf8');
let packed: Packed;

beforeAll(async () => {
  packed = await pack(machine.home, env);
  mkdirSync(author);
});
afterAll(() => machine.remove());

/** Windows may not have the shell of the guide's commands. */
describe.skipIf(process.platform === 'win32')('a publication', () => {
  test('is created by the commands of the guide', async () => {
    const registry = await serve(own, packed.tarball);
    try {
      const script = fences(guide, 'bash').join('');
      expect(script).toMatch(/init.*build.*check.*npm pack.*npx --yes/s);
      const npmEnv = {
        ...env,
        npm_config_registry: registry.url,
        npm_config_yes: 'true',
        npm_config_audit: 'false',
      };
      const bin = path.dirname(process.execPath);
      const { code, stdout, stderr } = await run(['sh', '-euc', script], {
        env: { ...npmEnv, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
        cwd: author,
      });
      expect({ code, stderr }).toMatchObject({ code: 0 });
      // Printed once by the checkout and once by the packed publication.
      expect(stdout.match(/^welcome\tWelcome to Field notes\t/gm)).toHaveLength(2);
    } finally {
      registry.close();
    }
  });

  test('has the files that the guide shows', () => {
    const [, tree = ''] = /```text\n(field-notes\/\n[\s\S]*?)```/.exec(guide) ?? [];
    const shown = tree.match(/[\w.-]+\.(?:json|md|js)|\.gitignore/g) ?? [];
    const files = readdirSync(path.join(author, 'field-notes'), { recursive: true }).map(String);
    for (const file of shown) expect(files.map(each => path.basename(each))).toContain(file);
    expect(shown).toHaveLength(5);
    const [manifest = ''] = fences(guide, 'json');
    const { dependencies, ...rest } = JSON.parse(manifest);
    expect(JSON.parse(written('package.json'))).toEqual({
      ...rest,
      dependencies: { lectern: `^${own.version}` },
    });
    expect(Object.keys(dependencies)).toEqual(['lectern']);
    expect(fences(guide, 'javascript')).toContain(written('bin/field-notes.js'));
  });

  describe('installed by a reader', () => {
    const reader = path.join(machine.home, 'reader');
    const program = [process.execPath, path.join(reader, 'node_modules/field-notes/bin/field-notes.js')];
    const tarball = path.join(author, 'field-notes/field-notes-1.0.0.tgz');

    test('adds two packages without install scripts', async () => {
      mkdirSync(reader);
      writeFileSync(path.join(reader, 'package.json'), '{ "private": true }');
      const { code, stderr } = await run(offline(['install', packed.tarball, tarball]), { env, cwd: reader });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const names = readdirSync(path.join(reader, 'node_modules')).filter(name => !name.startsWith('.'));
      expect(names).toEqual(['field-notes', 'lectern']);
      for (const name of names) {
        const { scripts = {} } = JSON.parse(
          readFileSync(path.join(reader, 'node_modules', name, 'package.json'), 'utf8'),
        );
        expect(Object.keys(scripts).filter(script => /^(pre|post)?install$/.test(script))).toEqual([]);
      }
    });

    test('is smaller than three times its Markdown', () => {
      const markdown = statSync(path.join(author, 'field-notes/articles/welcome.md')).size;
      expect(statSync(tarball).size).toBeLessThan(3 * markdown);
    });

    test('prints under its own name', async () => {
      const list = await run([...program, 'list'], { env, cwd: reader });
      expect(list).toMatchObject({ code: 0, stderr: '' });
      expect(list.stdout).toMatch(/^welcome\tWelcome to Field notes\tAbout\t\d{4}-\d\d-\d\d\t1\n$/);
      expect(await run([...program, 'read', 'wel'], { env, cwd: reader })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Welcome to Field notes\n/),
      });
      expect(await run([...program, 'search', 'licence'], { env, cwd: reader })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^welcome#publish\t/),
      });
      const help = await run([...program, '--help'], { env, cwd: reader });
      expect(help.stdout).toContain('Usage: field-notes ');
      expect(help.stdout).not.toMatch(/^ {2}(?:init|build|check)\b/m);
      const { stdout } = await run([...program, 'doctor'], { env, cwd: reader });
      expect(stdout).toContain(`## field-notes 1.0.0\n\n- Lectern: ${own.version}\n`);
      expect(await run([...program, '--version'], { env, cwd: reader })).toMatchObject({ stdout: '1.0.0\n' });
    });

    test('has help examples that work', async () => {
      const bin = path.join(reader, 'node_modules/.bin');
      const shell = {
        ...env,
        PATH: [bin, path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
      };
      const tried = [];
      for (const command of ['list', 'read', 'search']) {
        const { stdout } = await run([...program, command, '--help'], { env, cwd: reader });
        const [, rows = ''] = stdout.split('Examples:\n');
        // Two spaces start the explanation; notes.md is the reader's own file.
        const lines = rows.split('\n').map(row => row.trim().split(/ {2,}/)[0] ?? '');
        tried.push(...lines.filter(line => line !== '' && !line.includes('notes.md')));
      }
      expect(tried.length).toBeGreaterThan(4);
      for (const line of tried) {
        const { code, stdout } = await run(['sh', '-c', line], { env: shell, cwd: reader });
        expect({ line, code, printed: stdout !== '' }).toEqual({ line, code: 0, printed: true });
      }
    });

    test('does not mention Lectern in help, completions and errors', async () => {
      const pages = [
        ['--help'],
        ...['list', 'read', 'search', 'completion', 'doctor'].map(name => [name, '--help']),
      ];
      const scripts = ['bash', 'zsh', 'fish', 'powershell'].map(shell => ['completion', shell]);
      const faults = [['nope'], ['a', 'b'], ['read', 'nope'], ['read', 'wel#nope'], ['help', 'nope'], ['search', 'zzzqqq'], ['list', '--category', 'no'], ['list', '--sort', 'no'], ['-w', 'x'], ['--library', 'gone'], ['--continue'], ['--frob'], ['read', 'https://example.com']]; // biome-ignore format: a listing
      for (const args of [...pages, ...scripts, ...faults]) {
        const { stdout, stderr } = await run([...program, ...args], { env, cwd: reader });
        expect([args, ...`${stdout}${stderr}`.split('\n').filter(row => /lectern|kuber/i.test(row))]).toEqual(
          [args],
        );
        expect(stderr).not.toMatch(/\n {4}at /);
      }
    });

    test('has no commands for authors', async () => {
      for (const command of ['init', 'build', 'check']) {
        const { code, stderr } = await run([...program, command], { env, cwd: reader });
        expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`"${command}"`) });
        expect(stderr).not.toContain('lectern');
      }
      expect(readdirSync(reader).sort()).toEqual(['node_modules', 'package-lock.json', 'package.json']);
    });

    test('opens the reader and saves its history in a folder of its own', async () => {
      const terminal = new Terminal(program, { env, cwd: reader, columns: 80, rows: 24 });
      try {
        await terminal.waitFor(
          ({ text }) => text.includes('Welcome to Field notes') && text.includes('q quit'),
        );
        terminal.keys('\r');
        await terminal.waitFor(({ text }) => text.includes('You are reading the first article'));
        terminal.keys('\u0003');
        expect(await terminal.exit()).toMatchObject({ code: 130 });
      } finally {
        terminal.kill();
      }
      const files = readdirSync(machine.home, { recursive: true }).map(String);
      expect(files.filter(file => /(?:state|data|appdata).*lectern/i.test(file))).toEqual([]);
      expect(files.some(file => /state.*field-notes/.test(file))).toBe(true);
    });

    test('is run by npx in a pipe and on a terminal', async () => {
      const stranger = new Machine();
      try {
        const quiet = { offline: 'true', registry: 'http://127.0.0.1:9/', audit: 'false', fund: 'false' };
        const settings = Object.entries(quiet).map(([key, value]) => [`npm_config_${key}`, value]);
        const bare = stranger.env(Object.fromEntries(settings));
        const cwd = path.join(stranger.home, 'desk');
        mkdirSync(cwd);
        const packages = [packed.tarball, tarball].map(file => `--package=${file}`);
        const npx = [...npm(), 'exec', '--yes', '--update-notifier=false', ...packages, '--', 'field-notes'];
        expect(await run([...npx, 'list'], { env: bare, cwd })).toMatchObject({
          code: 0,
          stdout: expect.stringMatching(/^welcome\tWelcome to Field notes\t/),
        });
        const terminal = new Terminal(npx, { env: bare, cwd, columns: 80, rows: 24 });
        await terminal.waitFor(
          ({ text }) => text.includes('Welcome to Field notes') && text.includes('q quit'),
        );
        terminal.keys('q');
        expect(await terminal.exit()).toMatchObject({ code: 0 });
        expect(readdirSync(cwd)).toEqual([]);
      } finally {
        stranger.remove();
      }
    });

    test('can be called from an ES module', async () => {
      const call = `import { reader } from 'lectern'; reader({ library: 'node_modules/field-notes/dist/library' });`;
      const command = [process.execPath, '--input-type=module', '-e', call, 'field-notes', 'list'];
      expect(await run(command, { env, cwd: reader })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^welcome\t/),
      });
    });

    test('reports a library that is missing, truncated or of a later version', async () => {
      const library = path.join(reader, 'node_modules/field-notes/dist/library');
      const index = path.join(library, 'index.json');
      const text = readFileSync(index, 'utf8');
      const list = async (command: string[]) =>
        (await run([...command, 'list'], { env, cwd: reader })).stderr;
      writeFileSync(index, text.slice(0, 100));
      expect(await list(program)).toMatch(/is damaged: ".*index\.json"\s+hint: build or install it again/);
      writeFileSync(index, text.replace('"format":"1.', '"format":"2.'));
      expect(await list(program)).toMatch(
        /later version of Lectern: .*\s+hint: upgrade with: npm install lectern@latest/,
      );
      rmSync(library, { recursive: true });
      expect(await list(program)).toMatch(/cannot read .*\s+hint: build it with: npx lectern build/);
    });
  });
});
