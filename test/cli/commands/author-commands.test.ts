/** The commands for authors, `init`, `build` and `check`: stdout, stderr and exit code. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsOf } from '../../../src/cli/arguments/definitions.js';
import { LECTERN, ROOT, run } from '../../e2e/program.mjs';
import { temporaryFolder } from '../../support/temporary-folder.js';

const GOOD = '---\ntitle: Good\n---\nText.\n';
const WARNS = '---\ntitle: Warns\n---\n[a](gone.md)\n';
const BAD = '---\ntitle: [\n---\nText.\n';

function lectern(cwd: string, ...args: string[]) {
  return run([...LECTERN, ...args], { env: { HOME: cwd, PATH: process.env.PATH ?? '' }, cwd });
}

function publication(articles: Record<string, string>): string {
  const entries = Object.entries(articles).map(([name, text]) => [`articles/${name}`, text]);
  return temporaryFolder({
    'package.json': '{ "name": "notes", "version": "1.2.3" }',
    ...Object.fromEntries(entries),
  });
}

test('commandsOf leaves out the commands for authors in a publication', () => {
  const names = (own: boolean) => commandsOf({ own }).map(({ name }) => name);
  expect(names(true).filter(name => !names(false).includes(name))).toEqual(['init', 'build', 'check']);
});

describe('init', () => {
  test('prints the files it wrote and reports the default names on stderr', async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await lectern(cwd, 'init', 'field-notes');
    expect(code).toBe(0);
    const files = stdout.trim().split('\n');
    expect(files).toHaveLength(5);
    expect(files.every(file => existsSync(path.join(cwd, file)))).toBe(true);
    expect(stderr).toBe(`lectern: note: package name is "field-notes"
  hint: to change it, use --name
lectern: note: title is "Field notes"
  hint: to change it, use --title
lectern: note: created 5 files
  hint: next, run: cd field-notes && npm install && npx lectern build && node bin/field-notes.js
`);
  });

  test('exits 2 for an invalid name or option, 1 if a file exists', async () => {
    const cwd = temporaryFolder();
    expect(await lectern(cwd, 'init', '--name', 'Not This')).toMatchObject({ code: 2, stdout: '' });
    expect(await lectern(cwd, 'init', '--name', 'this', '--title', 'This')).toMatchObject({ code: 0 });
    expect(await lectern(cwd, 'init', '--name', 'this')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^lectern: error: .*package\.json.* already exists\n/),
    });
    expect(await lectern(cwd, 'init', 'x', '--ci', 'elsewhere')).toMatchObject({ code: 2 });
  });

  test('refuses an empty name of a folder, and writes nothing', async () => {
    const cwd = temporaryFolder();
    expect(await lectern(cwd, 'init', '')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'lectern: error: folder name is empty\n  hint: to use the current folder, run: lectern init\n',
    });
    expect(existsSync(path.join(cwd, 'package.json'))).toBe(false);
  });

  test('prints the steps that only a person can do with --ci, and the files that it kept', async () => {
    const cwd = temporaryFolder({ 'README.md': 'mine' });
    const { code, stderr } = await lectern(cwd, 'init', '--name', 'notes', '--title', 'N', '--ci', 'github');
    expect(code).toBe(0);
    expect(stderr).toContain('"README.md" exists and was not changed');
    const steps = stderr.match(/step \d of 6 to publish from GitHub: \S+ \S+/g) ?? [];
    expect(steps.map(step => step.replace(/.*: /, ''))).toEqual([
      'add `repository`', 'commit package-lock.json;', 'publish the', 'name the', 'protect the', 'publish later',
    ]); // biome-ignore format: a list
    expect(stderr).toContain('https://www.npmjs.com/package/notes/access');
  });
});

describe('build', () => {
  test('reports what it built in one line, and prints nothing on stdout', async () => {
    const cwd = publication({ 'a.md': GOOD, 'b.md': WARNS });
    const { code, stdout, stderr } = await lectern(cwd, 'build');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^lectern: note: built 2 articles, 2 words, \d+ kB, \d+\.\d s\n$/);
    expect(existsSync(path.join(cwd, 'dist/library/index.json'))).toBe(true);
    expect(await lectern(cwd, 'build', '.', '--out', 'elsewhere')).toMatchObject({ code: 0 });
    expect(existsSync(path.join(cwd, 'elsewhere/index.json'))).toBe(true);
  });

  test('takes the days of the last commits with --dates git, and fails without a repository', async () => {
    const cwd = publication({ 'a.md': GOOD });
    expect(await lectern(cwd, 'build', '--dates', 'git')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lectern: error: not in a git repository'),
    });
    const user = ['-c', 'user.name=a', '-c', 'user.email=a@b.c'];
    const date = '2021-02-03T23:30:00-08:00';
    const env = { PATH: process.env.PATH, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      [...user, 'commit', '-qm', 'a'],
    ])
      execFileSync('git', args, { cwd, env });
    const index = path.join(cwd, 'dist/library/index.json');
    expect(await lectern(cwd, 'build', '--dates', 'git')).toMatchObject({ code: 0 });
    expect(readFileSync(index, 'utf8')).toContain('"date":"2021-02-03"');
    expect(await lectern(cwd, 'build')).toMatchObject({ code: 0 });
    expect(readFileSync(index, 'utf8')).not.toContain('"date"');
  });

  test('names the program after `bin`, also in the reader that it builds', async () => {
    const cwd = publication({ 'a.md': GOOD });
    const manifest = JSON.stringify({ name: '@ann/notes', bin: { ann: 'bin/ann.js' } });
    writeFileSync(path.join(cwd, 'package.json'), manifest);
    expect(await lectern(cwd, 'build')).toMatchObject({ code: 0 });
    const index = path.join(ROOT, 'dist/index.cjs');
    writeFileSync(
      path.join(cwd, 'ann.js'),
      `require(${JSON.stringify(index)}).reader({ library: __dirname + '/dist/library' });`,
    );
    const typed = (...args: string[]) =>
      run([process.execPath, 'ann.js', ...args], { env: { HOME: cwd, PATH: process.env.PATH ?? '' }, cwd });
    expect((await typed('--help')).stdout).toMatch(/^Usage: ann \[options\]/);
    expect((await typed('nope')).stderr).toBe(
      'ann: error: no article named "nope"\n  hint: to search for the word, run: ann search nope\n',
    );
    expect((await typed('doctor')).stdout).toMatch(/^- config: .*ann-notes.config\.toml/m);
  });

  test('follows links out of the folder only with --follow', async () => {
    const cwd = publication({ 'a.md': GOOD });
    symlinkSync(path.join(temporaryFolder({ 'b.md': GOOD }), 'b.md'), path.join(cwd, 'articles/b.md'));
    expect((await lectern(cwd, 'build')).stderr).toMatch(/--follow.*built 1 article,/s);
    expect((await lectern(cwd, 'build', '--follow')).stderr).toMatch(/^lectern: note: built 2 articles,/);
  });

  test('reports errors in articles and writes nothing', async () => {
    const cwd = publication({ 'a.md': GOOD, 'bad.md': BAD, 'list.md': GOOD });
    const { code, stderr } = await lectern(cwd, 'build');
    expect(code).toBe(1);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^lectern: error: articles.bad\.md:\d: /),
      expect.stringMatching(/^ {2}hint: /),
      expect.stringMatching(/^lectern: warning: articles.list\.md:1: slug "list" is the name of a command$/),
      expect.stringMatching(/^ {2}hint: /),
      'lectern: error: nothing was built: 1 error',
      '',
    ]);
    expect(existsSync(path.join(cwd, 'dist'))).toBe(false);
  });

  test('sets the levels of rules, and lists at most 20 problems', async () => {
    const untitled = Object.fromEntries(Array.from({ length: 25 }, (_, day) => [`${day}.md`, 'Text.\n']));
    const cwd = publication({ ...untitled, 'a.md': '# A\n' });
    const { code, stderr } = await lectern(cwd, 'build');
    expect(code).toBe(0);
    expect(stderr.match(/: warning: /g)).toHaveLength(20);
    expect(stderr).toMatch(/5 problems not shown\n {2}hint: to show all, run: npx lectern check\n.*built 26/);
    expect(await lectern(cwd, 'build', '--rule', 'title=off')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^lectern: note: built 26 articles,[^\n]*\n$/),
    });
    expect(await lectern(cwd, 'build', '--rule', 'title=error')).toMatchObject({ code: 1 });
  });

  test('applies the rules of check that it is given a level for', async () => {
    const cwd = publication({ 'a.md': WARNS });
    const error = await lectern(cwd, 'build', '--rule', 'broken-link=error');
    expect(error.code).toBe(1);
    expect(error.stderr.match(/gone\.md/g)).toHaveLength(1);
    expect(error.stderr).toMatch(/^lectern: error: articles.a\.md:4: .*"gone\.md"/);
    const warning = await lectern(cwd, 'build', '--rule', 'broken-link=warning', '--rule', 'alt-text=error');
    expect(warning).toMatchObject({ code: 0, stderr: expect.stringContaining('warning: articles') });
    expect((await lectern(cwd, 'build', '--rule', 'broken-link=off')).stderr).not.toContain('gone.md');
  });

  test('fails without a package.json', async () => {
    const cwd = temporaryFolder({ 'articles/a.md': GOOD });
    expect(await lectern(cwd, 'build')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npx lectern init'),
    });
  });
});

describe('check', () => {
  test('prints only the summary, on stderr, if there are no problems', async () => {
    expect(await lectern(publication({ 'a.md': GOOD }), 'check')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'lectern: note: no problems in 1 article\n',
    });
  });

  test('prints a line for each problem, and exits 1 on errors, with --strict on warnings', async () => {
    const cwd = publication({ 'a.md': WARNS });
    const { code, stdout, stderr } = await lectern(cwd, 'check');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'lectern: note: 1 warning in 1 article\n' });
    expect(stdout).toMatch(/^articles.a\.md:4:5: warning: .*"gone\.md".*; .* \[broken-link\]\n$/);
    expect(await lectern(cwd, 'check', '--strict')).toMatchObject({ code: 1 });
    expect(await lectern(cwd, 'check', '--strict', '--rule', 'broken-link=off')).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(await lectern(publication({ 'a.md': BAD }), 'check')).toMatchObject({ code: 1 });
    expect(await lectern(cwd, 'check', '--rule', 'nonsense=off')).toMatchObject({ code: 2 });
  });

  test('prints a table by rule above 30 problems, and each of them with --all', async () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `[a](gone${index}.md)\n\n`).join('');
    const head = '---\ntitle: A\n---\n';
    const cwd = publication({ 'a.md': head + links(30), 'b.md': `${head}### Three\n\n${links(3)}` });
    const { code, stdout, stderr } = await lectern(cwd, 'check');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'level    rule           count  files  to turn it off',
      'warning  broken-link       33      2  --rule broken-link=off',
      `    ${path.join('articles', 'a.md')}:4:5: link target not found: "gone0.md"`,
      'warning  heading-level      1      1  --rule heading-level=off',
      expect.stringContaining(`    ${path.join('articles', 'b.md')}:4:5: heading`),
      '',
    ]);
    expect(stderr).toBe(
      'lectern: note: 34 warnings in 2 articles\n  hint: to print each problem, run: npx lectern check --all\n',
    );
    execFileSync('git', ['init', '--quiet'], { cwd });
    const options = ['--drafts', '--dates', 'git', '--rule', 'heading-level=off'];
    expect((await lectern(cwd, 'check', ...options)).stderr).toContain(
      `run: npx lectern check ${options.join(' ')} --all\n`,
    );
    const all = await lectern(cwd, 'check', '--all');
    expect(all.stdout.startsWith(stdout)).toBe(true);
    expect(all.stdout.split('\n').filter(row => row.endsWith(']'))).toHaveLength(34);
    expect(all.stderr).toBe('lectern: note: 34 warnings in 2 articles\n');
    expect((await lectern(cwd, 'check', '--rule', 'broken-link=error')).stdout).toMatch(
      /\n\n.*gone0\.md.*\n/,
    );
    expect(JSON.parse((await lectern(cwd, 'check', '--json')).stdout)).toHaveLength(34);
  });

  test('prints one line for the files without a title in front matter, and each of them with --all', async () => {
    const plain = Array.from({ length: 35 }, (_, index) => [`a${index + 10}.md`, `# Title ${index}\n`]);
    const cwd = publication({ ...Object.fromEntries(plain), 'b.md': WARNS });
    const { stdout, stderr } = await lectern(cwd, 'check');
    const [first, second, ...others] = stdout.split('\n');
    expect(first).toMatch(
      /^articles.a10\.md:1: note: no `title:` .* is the title \(as in 34 other files\); .* \[title\]$/,
    );
    expect([second, ...others]).toEqual([expect.stringContaining('gone.md'), '']);
    expect(stderr).toBe(
      'lectern: note: 1 warning, 35 notes in 36 articles\n  hint: to print each problem, run: npx lectern check --all\n',
    );
    const all = (await lectern(cwd, 'check', '--all')).stdout;
    expect(all.split('\n').filter(row => row.endsWith('[title]'))).toHaveLength(35);
    expect(JSON.parse((await lectern(cwd, 'check', '--json')).stdout)).toHaveLength(36);
  });

  test('joins equal problems of a file', async () => {
    const cwd = publication({ 'a.md': '---\ntitle: A\n---\n[a](x.md) [b](x.md)\n\n[c](x.md)\n' });
    const { stdout, stderr } = await lectern(cwd, 'check');
    expect(stdout).toMatch(/^articles.a\.md:4:5: .*"x\.md" \(3 times, also in line 6\); [^\n]*\n$/);
    expect(stderr).toBe('lectern: note: 3 warnings in 1 article\n');
    const github = (await lectern(cwd, 'check', '--format', 'github')).stdout;
    expect(github).toContain('(3 times, also in line 6); ');
  });

  test('prints JSON', async () => {
    const { stdout } = await lectern(publication({ 'a.md': WARNS }), 'check', '--json');
    expect(JSON.parse(stdout)).toEqual([
      {
        file: path.join('articles', 'a.md'),
        line: 4,
        column: 5,
        level: 'warning',
        rule: 'broken-link',
        message: expect.any(String),
        hint: expect.any(String),
      },
    ]);
    expect(await lectern(publication({ 'a.md': GOOD }), 'check', '--json')).toMatchObject({
      code: 0,
      stdout: '[]\n',
    });
  });

  test('prints annotations for GitHub, with the text of articles escaped', async () => {
    const cwd = publication({ 'a,b:c.md': '---\ntitle: A\n---\n[100%](gone%0A::error::x.md)\n' });
    const { stdout } = await lectern(cwd, 'check', '--format', 'github');
    expect(stdout).toMatch(
      /^::warning file=articles\/a%2Cb%3Ac\.md,line=4,col=8,title=lectern%3A broken-link::[^\n]*"gone%250A::error/,
    );
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test('prints annotations with paths from the root of the repository', async () => {
    const cwd = publication({ 'a.md': WARNS });
    const env = { HOME: cwd, PATH: process.env.PATH ?? '', GITHUB_WORKSPACE: path.dirname(cwd) };
    const { stdout } = await run([...LECTERN, 'check', '--format', 'github'], { env, cwd });
    expect(stdout).toContain(`file=${path.basename(cwd)}/articles/a.md,`);
    const elsewhere = { ...env, GITHUB_WORKSPACE: path.join(cwd, 'elsewhere') };
    expect(
      (await run([...LECTERN, 'check', '--format', 'github'], { env: elsewhere, cwd })).stdout,
    ).toContain('file=articles/a.md,');
  });
});
