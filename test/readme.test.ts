/** Tests the README and the commands of the user guide: commands work, generated parts are current, links have targets. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateGeneratedParts } from '../scripts/docs/readme/generated-parts.mjs';
import { COMMANDS } from '../src/cli/arguments/definitions.js';
import { LECTERN, Machine, ROOT, run } from './e2e/program.mjs';
import { Terminal } from './e2e/terminal.mjs';
import { commandsOf, fences, kindOf } from './readme/commands.js';

const readme = textOf('README.md');
const commands = commandsOf(readme);
const ofKind = (kind: string) => commands.filter(command => kindOf(command) === kind);

/** Not every Windows has the shell that these commands need. */
const describeShell = describe.skipIf(process.platform === 'win32');

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

let machine: Machine;
let env: Record<string, string>;
let notes: string;

beforeAll(() => {
  machine = new Machine();
  const bin = path.join(machine.home, 'bin');
  mkdirSync(bin);
  if (process.platform !== 'win32') symlinkSync(path.join(ROOT, 'bin/lectern.js'), path.join(bin, 'lectern'));
  env = machine.env();
  env.PATH = `${bin}${path.delimiter}${path.dirname(process.execPath)}${path.delimiter}${env.PATH}`;
  notes = mkdtempSync(path.join(machine.home, 'notes-'));
  writeFileSync(path.join(notes, 'notes.md'), '# Notes\n\nBuy milk.\n');
});
afterAll(() => machine.remove());

describe('kindOf', () => {
  test.each(commands)('knows how to test: %s', command => {
    expect(kindOf(command)).not.toBe('unknown');
  });

  test('finds commands of every kind, and rejects unknown commands', () => {
    expect(ofKind('scripts')).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    expect(ofKind('interactive').length).toBeGreaterThanOrEqual(3);
    expect(ofKind('printing').length).toBeGreaterThanOrEqual(3);
    expect(['npm publish', 'lectern list | sh', 'npm ci && npm run surprise'].map(kindOf)).toEqual(
      Array(3).fill('unknown'),
    );
  });
});

describe('commands of the README', () => {
  test('npm start and npm test are scripts of package.json, and npm ci has a lock file', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    expect(scripts.start).toBe('node scripts/build.mjs && node bin/lectern.js');
    for (const step of ['build', 'types', 'lint', 'vitest run']) expect(scripts.test).toContain(step);
    expect(existsSync(path.join(ROOT, 'package-lock.json'))).toBe(true);
  });

  describeShell('printing commands', () => {
    test.each(ofKind('printing'))('prints plain text without errors: %s', async command => {
      const { code, stdout, stderr } = await run(['sh', '-c', command], { env, cwd: notes });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.trim()).not.toBe('');
      expect(stdout).not.toContain('\u001b');
    });
  });

  describeShell('commands that open the reader', () => {
    test.each(ofKind('interactive'))('opens the reader: %s', async command => {
      const line = command.replace(/\bnpx lectern\b/, 'lectern');
      const terminal = new Terminal(['sh', '-c', line], { env, cwd: notes });
      try {
        await terminal.waitFor(hasFirstFrame, 'the first frame');
        await quitReader(terminal);
        expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
        expect(terminal.alternate).toBe(false);
      } finally {
        terminal.kill();
      }
    });
  });
});

/** Skips commands that need another file, another program or the network. */
describeShell('commands of the user guide', () => {
  const guide = commandsOf(textOf('articles/user-guide.md'), 'bash');
  const printing = guide.filter(command => kindOf(command) === 'printing' && !command.startsWith('curl '));

  test('has at least six printing commands', () => expect(printing.length).toBeGreaterThanOrEqual(6));

  test.each(printing)('prints without errors: %s', async command => {
    const { code, stdout, stderr } = await run(['sh', '-c', command.replace(/ > \S+$/, '')], {
      env,
      cwd: notes,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim()).not.toBe('');
  });
});

/** True if the first frame is complete: the last row of the list and of the reader shows keys. */
function hasFirstFrame({ alternate, rows }: Terminal): boolean {
  return alternate && /q (?:quit|back)/.test(rows.at(-1) ?? '');
}

/** Presses `q` until the program ends: first leaves the article, then the list. */
async function quitReader(terminal: Terminal): Promise<void> {
  while (terminal.alternate && terminal.ended === undefined) {
    const shown = terminal.text;
    terminal.keys('q');
    await terminal.waitFor(
      ({ alternate, text, ended }) => ended !== undefined || !alternate || text !== shown,
    );
  }
}

describe('contents of the README', () => {
  test('has current tables of keys, options and fields (to update them, run: npm run tables)', async () => {
    expect(await updateGeneratedParts(readme)).toBe(readme);
  });

  test('lists all commands', () => {
    for (const { name } of COMMANDS) expect(readme).toMatch(new RegExp(`^\\| \`lectern ${name}\\b`, 'm'));
  });

  test('shows front matter that has no problems', async () => {
    const [matter = ''] = fences(readme, 'yaml');
    const file = path.join(notes, 'scaling.md');
    writeFileSync(file, `${matter}\n# Text\n\nA paragraph.\n`);
    const command = [...LECTERN, 'read', file, '--format', 'json'];
    const { code, stdout, stderr } = await run(command, { env, cwd: machine.home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Scaling Kubernetes in Production: Lessons Learned');
    expect(stdout).toContain('2024-12-15');
  });

  test('links only to existing files', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter(target => !existsSync(path.join(ROOT, target)))).toEqual([]);
  });
});

describe('published files', () => {
  const files = [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package-lock.json', '.npmrc'],
    ...readdirSync(path.join(ROOT, '.github'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  ];

  test.each(files)('has no registry and no local path: %s', file => {
    const text = textOf(file);
    // The registry that packages came from, and the path of this checkout.
    expect(text.match(/\bregistry\.\w[\w.-]*|"resolved"/g) ?? []).toEqual([]);
    for (const folder of [path.dirname(ROOT), path.resolve(ROOT), homedir()]) {
      if (folder !== path.parse(folder).root) expect(text).not.toContain(`${folder}${path.sep}`);
    }
    const absolute = [...text.matchAll(/(?<![\w.:~/@}-])\/(?!dev\/|\*)[a-z]+\/[\w./-]+/g)].map(
      ([match]) => match,
    );
    expect(file.endsWith('.md') ? absolute : []).toEqual([]);
  });
});
