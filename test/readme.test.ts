/** The README, and the user guide's commands: what it tells to type works, what is made from the program is current, and what it points at is there. */
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
import { upToDate } from '../scripts/readme/parts.mjs';
import { COMMANDS } from '../src/cli/arguments/definitions.js';
import { LECTERN, Machine, ROOT, run } from './e2e/program.mjs';
import { Terminal } from './e2e/terminal.mjs';
import { commandsOf, fences, kindOf } from './readme/commands.js';

const readme = textOf('README.md');
const commands = commandsOf(readme);
const ofKind = (kind: string) => commands.filter(command => kindOf(command) === kind);

/** The shell of these lines is not on every Windows. */
const shell = describe.skipIf(process.platform === 'win32');

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

describe('every command is one that a test tries', () => {
  test.each(commands)('%s', command => {
    expect(kindOf(command)).not.toBe('unknown');
  });

  test('and each kind is there', () => {
    expect(ofKind('scripts')).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    expect(ofKind('interactive').length).toBeGreaterThanOrEqual(3);
    expect(ofKind('printing').length).toBeGreaterThanOrEqual(3);
    expect(['npm publish', 'lectern list | sh', 'npm ci && npm run surprise'].map(kindOf)).toEqual(
      Array(3).fill('unknown'),
    );
  });
});

describe('commands', () => {
  test('npm ci && npm start, npm ci && npm test: package.json has the scripts, and a lock file for ci', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    expect(scripts.start).toBe('node scripts/build.mjs && node bin/lectern.js');
    for (const step of ['build', 'types', 'lint', 'vitest run']) expect(scripts.test).toContain(step);
    expect(existsSync(path.join(ROOT, 'package-lock.json'))).toBe(true);
  });

  shell('that print', () => {
    test.each(ofKind('printing'))('%s', async command => {
      const { code, stdout, stderr } = await run(['sh', '-c', command], { env, cwd: notes });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.trim()).not.toBe('');
      expect(stdout).not.toContain('\u001b');
    });
  });

  shell('that open the reader', () => {
    test.each(ofKind('interactive'))('%s', async command => {
      const line = command.replace(/\bnpx lectern\b/, 'lectern');
      const terminal = new Terminal(['sh', '-c', line], { env, cwd: notes });
      try {
        await terminal.waitFor(firstFrame, 'the first frame');
        await leave(terminal);
        expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
        expect(terminal.alternate).toBe(false);
      } finally {
        terminal.kill();
      }
    });
  });
});

/** Those that need a file, another program or the network are left to their reader. */
shell('commands of the user guide', () => {
  const guide = commandsOf(textOf('articles/user-guide.md'), 'bash');
  const printing = guide.filter(command => kindOf(command) === 'printing' && !command.startsWith('curl '));

  test('are there', () => expect(printing.length).toBeGreaterThanOrEqual(6));

  test.each(printing)('%s', async command => {
    const { code, stdout, stderr } = await run(['sh', '-c', command.replace(/ > \S+$/, '')], {
      env,
      cwd: notes,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim()).not.toBe('');
  });
});

/** The last row of both screens has keys in it. */
function firstFrame({ alternate, rows }: Terminal): boolean {
  return alternate && /q quit|t contents/.test(rows.at(-1) ?? '');
}

/** `q` until it is over: out of the article, then out of the list. */
async function leave(terminal: Terminal): Promise<void> {
  while (terminal.alternate && terminal.ended === undefined) {
    const shown = terminal.text;
    terminal.keys('q');
    await terminal.waitFor(
      ({ alternate, text, ended }) => ended !== undefined || !alternate || text !== shown,
    );
  }
}

describe('what it says', () => {
  test('of keys and options is what the program has (npm run tables)', async () => {
    expect(await upToDate(readme)).toBe(readme);
  });

  test('of commands names all of them', () => {
    for (const { name } of COMMANDS) expect(readme).toMatch(new RegExp(`^\\| \`lectern ${name}\\b`, 'm'));
  });

  test('of front matter is front matter without a problem', async () => {
    const [matter = ''] = fences(readme, 'yaml');
    const file = path.join(notes, 'scaling.md');
    writeFileSync(file, `${matter}\n# Text\n\nA paragraph.\n`);
    const command = [...LECTERN, 'read', file, '--format', 'json'];
    const { code, stdout, stderr } = await run(command, { env, cwd: machine.home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Scaling Kubernetes in Production: Lessons Learned');
    expect(stdout).toContain('2024-12-15');
  });

  test('leads to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter(target => !existsSync(path.join(ROOT, target)))).toEqual([]);
  });
});

describe('nothing in it, or beside it, belongs to one machine', () => {
  const files = [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package-lock.json', '.npmrc'],
    ...readdirSync(path.join(ROOT, '.github'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  ];

  test.each(files)('%s', file => {
    const text = textOf(file);
    // Where the packages came from, and where this checkout stands.
    expect(text.match(/\bregistry\.\w[\w.-]*|"resolved"/g) ?? []).toEqual([]);
    for (const place of [path.dirname(ROOT), path.resolve(ROOT), homedir()]) {
      if (place !== path.parse(place).root) expect(text).not.toContain(`${place}${path.sep}`);
    }
    const absolute = [...text.matchAll(/(?<![\w.:~/@}-])\/(?!dev\/|\*)[a-z]+\/[\w./-]+/g)].map(
      ([found]) => found,
    );
    expect(file.endsWith('.md') ? absolute : []).toEqual([]);
  });
});
