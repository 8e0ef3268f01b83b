/** Completion in real shells: each loads its script and is asked for candidates. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LECTERN, Machine, ROOT, run } from './program.mjs';
import { Terminal } from './terminal.mjs';

const machine = new Machine();
const env: Record<string, string> = machine.env({ PS1: '$ ', HISTFILE: '' });
const at = (name: string) => path.join(machine.home, name);

const isThere = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const windows = process.platform === 'win32';

beforeAll(async () => {
  mkdirSync(at('bin'));
  mkdirSync(at('notes'));
  mkdirSync(at('drawer'));
  writeFileSync(at('notes/plain.md'), PLAIN);
  mkdirSync(at('hostile'));
  for (const [index, category] of HOSTILE.entries())
    writeFileSync(
      at(`hostile/${index}.md`),
      `---\ntitle: T${index}\ncategory: ${JSON.stringify(category)}\n---\nText.\n`,
    );
  if (!windows) {
    symlinkSync(path.join(ROOT, 'bin/lectern.js'), at('bin/lectern'));
    writeFileSync(at('notes/$(touch owned) `touch owned`.md'), '# Hostile\n');
  }
  env.PATH = [at('bin'), path.dirname(process.execPath), env.PATH].join(path.delimiter);
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { code, stdout } = await run([...LECTERN, 'completion', shell], { env, cwd: machine.home });
    expect(code).toBe(0);
    writeFileSync(at(`lectern.${shell}`), stdout);
  }
});
afterAll(() => machine.remove());

/** An article with a category of two words, a unique tag and two sections. */
const PLAIN = `---
title: Plain
category: Site Reliability
tags: [kept, quietly]
---
## How it began

## How it ended
`;

/** Categories that a shell would change or run if they were not quoted. */
const HOSTILE = [
  'q0 $(touch owned)',
  'q1 `touch owned',
  'q2 "double" $HOME',
  "q3 it's; touch owned",
  'q4 back\\slash \\" end\\',
  'q5 wow!! !0',
  'q6 & | > owned * ? [a] {b,c} ~ # (x)',
];

/** Command lines whose last word is completed, with expected and unexpected candidates. */
const CASES: [string, string[], string[]][] = [
  ['lectern ', ['list', 'doctor', 'user-guide'], ['--json']],
  ['lectern re', ['read'], ['list', 'user-guide']],
  ['lectern kuber', ['kubernetes-in-production'], ['read']],
  ['lectern --th', ['--theme'], ['--toc']],
  ['lectern --version', ['--version'], []],
  ['lectern --theme ', ['dark', 'mono'], ['list']],
  ['lectern read kuber', ['kubernetes-in-production'], ['user-guide']],
  ['lectern -w 60 read us', ['user-guide'], []],
  ['lectern read --format ', ['markdown', 'json'], ['github', 'user-guide']],
  ['lectern check --format ', ['text', 'github'], ['markdown']],
  ['lectern list --s', ['--sort'], ['--section']],
  ['lectern --library notes read p', ['plain'], []],
  ['lectern completion ', ['bash', 'powershell'], ['user-guide']],
  ['lectern --library notes list --tag ', ['kept', 'quietly'], ['kubernetes', 'plain']],
  ['lectern --library=notes list --tag k', ['kept'], ['quietly']],
  ['lectern list --tag Kube', ['kubernetes'], ['writing']],
  ['lectern search --category dev', ['DevOps'], ['Writing']],
  ['lectern list --sort ', ['date', 'category'], ['user-guide']],
  ['lectern read --links ', ['inline', 'notes'], ['user-guide', 'notes/']],
  ['lectern read kuber --section sto', ['storage'], ['networking']],
  ['lectern --library notes read plain --section ', ['how-it-began', 'how-it-ended'], ['plain']],
  ['lectern read kuber#sto', ['kuber#storage'], ['storage']],
  ['lectern --library notes plain#', ['plain#how-it-began', 'plain#how-it-ended'], ['plain', 'list']],
  ['lectern check --rule broken', ['broken-link=', 'broken-anchor='], ['title=', 'error']],
  ['lectern check --rule title=', ['title=error', 'title=off'], ['title=']],
  ['lectern check --rule title=w', ['title=warning'], ['title=error']],
  ['lectern --color=al', ['--color=always'], ['always']],
  ['lectern help ', ['search', 'doctor', 'keys'], ['help', 'user-guide']],
  ['lectern he', ['help'], ['user-guide']],
  ['lectern --con', ['--continue'], []],
  ['lectern list --', ['--theme', '--drafts', '--sort'], ['--continue', '--no-history']],
  ['lectern init --', ['--name', '--ci'], ['--theme', '--drafts', '--continue']],
  ['lectern check --', ['--strict', '--drafts'], ['--theme', '--library']],
  ['lectern read dra', ['drawer/'], []],
  ['lectern --library dra', ['drawer/'], []],
];

function expectCandidates(candidates: string[], wanted: string[], unwanted: string[]): void {
  expect(candidates).toEqual(expect.arrayContaining(wanted));
  expect(candidates.filter(candidate => unwanted.includes(candidate))).toEqual([]);
}

describe.skipIf(windows || !isThere('bash'))('bash', () => {
  /** Calls the function of the script. Bash completes files and folders itself: tested with a real Tab below. */
  async function complete(typed: string): Promise<string[]> {
    const words = typed.split(' ');
    const script = `source lectern.bash; COMP_WORDBREAKS=' '; COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
      _lectern lectern; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = await run(['bash', '--norc', '-uc', script], { env, cwd: machine.home });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  }

  test.each(CASES.filter(([, wanted]) => !wanted.includes('drawer/')))(
    'completes %j',
    async (typed, wanted, unwanted) => expectCandidates(await complete(typed), wanted, unwanted),
  );

  test('quotes a name that contains a command, and does not run it', async () => {
    const [slug = ''] = await complete('lectern --library notes read $');
    expect(slug).toMatch(/^\\\$\\\(touch/);
    expect(spawnSync('ls', [machine.home]).stdout.toString()).not.toContain('owned');
  });

  test.each([
    ['lectern li\t', 'lectern list'],
    ['lectern --color=al\t', 'lectern --color=always'],
    ['lectern help k\t', 'lectern help keys'],
    ['lectern read dra\t', 'lectern read drawer/'],
    ['lectern --library dra\t', 'lectern --library drawer/'],
    ['lectern read kuber\t', 'lectern read kubernetes-in-production'],
    ['lectern check dra\t', 'lectern check drawer/'],
    ['lectern read kuber#sto\t', 'lectern read kuber#storage'],
    ['lectern read kuber --section=sto\t', 'lectern read kuber --section=storage'],
    ['lectern check --rule title=w\t', 'lectern check --rule title=warning'],
    ['lectern check --rule=title=w\t', 'lectern check --rule=title=warning'],
    ['lectern check --rule alt\t', 'lectern check --rule alt-text='],
    ['lectern --library=notes list --category site\t', 'list --category Site\\ Reliability'],
    ['lectern --library notes list --category "Site R\t', 'list --category "Site Reliability"'],
  ])('Tab completes %j', (typed, shown) =>
    pressesTab(['bash', '--norc'], 'source lectern.bash', typed, shown),
  );
});

describe.skipIf(windows)('hostile names', () => {
  const shells: [shell: string[], load: string][] = [
    [['bash', '--norc'], 'source lectern.bash'],
    [['zsh', '-f'], 'autoload -U compinit; compinit -u -D; source ./lectern.zsh'],
  ];
  const cases = shells
    .filter(([[shell = '']]) => isThere(shell))
    .flatMap(([shell, load]) =>
      HOSTILE.flatMap(name => ['', '"', "'"].map(quote => ({ shell, load, name, quote }))),
    );

  // The shell itself prints the word. So its quotes must give the word unchanged.
  test.each(cases)(
    '$shell.0 keeps $name after the quotation mark <$quote>',
    async ({ shell, load, name, quote }) => {
      const terminal = new Terminal(shell, { env, cwd: machine.home });
      try {
        terminal.keys(`${load}; echo load''ed\r`);
        await terminal.waitFor(isLoaded, 'the script to be loaded');
        terminal.keys(`lectern --library hostile list --category ${quote}${name.slice(0, 2)}\t`);
        const [word = ''] = /[a-z]{3,}/.exec(name) ?? [];
        await terminal.waitFor(({ text }) => text.includes(word), 'the candidate');
        terminal.keys("\u0001printf '<%s>\\n' \r");
        await terminal.waitFor(({ rows }) => rows.includes(`<${name}>`), `<${name}>`);
      } finally {
        terminal.kill();
      }
      expect(spawnSync('ls', [machine.home]).stdout.toString()).not.toContain('owned');
    },
  );
});

describe.skipIf(windows || !isThere('zsh'))('zsh', () => {
  const load = 'autoload -U compinit; compinit -u -D; source ./lectern.zsh';
  test.each([
    ['lectern li\t', 'lectern list'],
    ['lectern --th\t', 'lectern --theme'],
    ['lectern help se\t', 'lectern help search'],
    ['lectern help k\t', 'lectern help keys'],
    ['lectern --theme mo\t', 'lectern --theme mono'],
    ['lectern --color=al\t', 'lectern --color=always'],
    ['lectern kuber\t', 'lectern kubernetes-in-production'],
    ['lectern read kuber\t', 'lectern read kubernetes-in-production'],
    ['lectern -w 60 read us\t', 'lectern -w 60 read user-guide'],
    ['lectern read user-guide kuber\t', 'lectern read user-guide kubernetes-in-production'],
    ['lectern read --format mark\t', 'lectern read --format markdown'],
    ['lectern check --format git\t', 'lectern check --format github'],
    ['lectern --library notes read pl\t', 'lectern --library notes read plain'],
    ['lectern --library notes read \\$\t', 'lectern --library notes read \\$\\(touch'],
    ['lectern completion power\t', 'lectern completion powershell'],
    ['lectern read dra\t', 'lectern read drawer/'],
    ['lectern --library dra\t', 'lectern --library drawer/'],
    ['lectern check dra\t', 'lectern check drawer/'],
    ['lectern --library notes list --tag qui\t', 'list --tag quietly'],
    ['lectern --library=notes list --category=site\t', 'list --category=Site\\ Reliability'],
    ['lectern list --category dev\t', 'lectern list --category DevOps'],
    ['lectern list --sort cat\t', 'lectern list --sort category'],
    ['lectern read --links in\t', 'lectern read --links inline'],
    ['lectern read kuber --section sto\t', 'lectern read kuber --section storage'],
    ['lectern read kuber#sto\t', 'lectern read kuber#storage'],
    ['lectern kuber#sto\t', 'lectern kuber#storage'],
    ['lectern check --rule alt\t', 'lectern check --rule alt-text='],
    ['lectern check --rule title=w\t', 'lectern check --rule title=warning'],
    ['lectern check --rule=title=w\t', 'lectern check --rule=title=warning'],
  ])('Tab completes %j', (typed, shown) => pressesTab(['zsh', '-f'], load, typed, shown));
});

describe.skipIf(windows || !isThere('fish'))('fish', () => {
  async function complete(typed: string): Promise<string[]> {
    const script = `source lectern.fish; complete -C '${typed}'`;
    const { stdout, stderr } = await run(['fish', '--no-config', '-c', script], { env, cwd: machine.home });
    expect(stderr).toBe('');
    return stdout
      .trim()
      .split('\n')
      .map(row => row.split('\t')[0] ?? '');
  }

  test.each(CASES)('completes %j', async (typed, wanted, unwanted) =>
    expectCandidates(await complete(typed), wanted, unwanted),
  );
});

const pwsh = isThere('pwsh');
describe.skipIf(!pwsh)('PowerShell', () => {
  async function complete(typed: string): Promise<string[]> {
    const script = `. ./lectern.ps1; (TabExpansion2 '${typed}' ${typed.length}).CompletionMatches | % ListItemText`;
    writeFileSync(at('lectern.ps1'), (await run([...LECTERN, 'completion', 'powershell'], { env })).stdout);
    const { stdout, stderr } = await run(['pwsh', '-NoProfile', '-Command', script], {
      env,
      cwd: machine.home,
    });
    expect(stderr).toBe('');
    return stdout.trim().split(/\r?\n/);
  }

  test.each(CASES.filter(([, wanted]) => !wanted.includes('drawer/')))(
    'completes %j',
    async (typed, wanted, unwanted) => expectCandidates(await complete(typed), wanted, unwanted),
  );
});

test.skipIf(windows).each(['bash', 'zsh'].filter(isThere))(
  'the line for the profile of %s in the help is sufficient',
  async shell => {
    const { stdout } = await run([...LECTERN, 'completion', '--help'], { env });
    const line = stdout.split('\n').find(row => row.includes(`completion ${shell})`));
    const [typed = ''] = /eval "\S.*?\)"/.exec(line ?? '') ?? [];
    const load = shell === 'zsh' ? `autoload -U compinit; compinit -u -D; ${typed}` : typed;
    await pressesTab(
      shell === 'zsh' ? ['zsh', '-f'] : ['bash', '--norc'],
      load,
      'lectern li\t',
      'lectern list',
    );
  },
);

/** True if the shell shows its next prompt after the script is loaded. */
function isLoaded({ rows }: Terminal): boolean {
  const loaded = rows.indexOf('loaded');
  return loaded >= 0 && (rows[loaded + 1] ?? '').trim() !== '';
}

/** Types into an interactive shell and waits for the completed text. */
async function pressesTab(shell: string[], load: string, typed: string, shown: string): Promise<void> {
  const terminal = new Terminal(shell, { env, cwd: machine.home });
  try {
    terminal.keys(`${load}; echo load''ed\r`);
    await terminal.waitFor(isLoaded, 'the script to be loaded');
    terminal.keys(typed);
    await terminal.waitFor(({ text }) => text.includes(shown), shown);
  } finally {
    terminal.kill();
  }
}
