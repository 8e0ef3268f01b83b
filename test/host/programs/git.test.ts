import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommitDays } from '../../../src/host/programs/git.js';
import { parseToml } from '../../../src/host/toml.js';
import { openDocument, openSources } from '../../../src/library/source/open-source.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { PATH } = process.env;
const env = { PATH, HOME: '/nonexistent' };

function git(dir: string, args: string[], day = '2020-01-01'): void {
  const date = `${day}T23:30:00-08:00`;
  const author = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  };
  execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], {
    cwd: dir,
    env: { ...env, ...author, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    stdio: 'ignore',
  });
}

/** A repository with one commit for each set of files. */
function repository(...commits: [day: string, files: Record<string, string>][]): string {
  const dir = temporaryFolder();
  git(dir, ['init', '-q']);
  for (const [day, files] of commits) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(dir, path, '..'), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    git(dir, ['add', '.']);
    git(dir, ['commit', '-q', '-m', day], day);
  }
  return dir;
}

const two = () =>
  repository(
    ['2020-01-01', { 'docs/a.md': 'a', 'docs/ü b.md': 'b', 'docs/deep/-c.md': 'c', 'x.md': 'x' }],
    ['2021-02-03', { 'docs/a.md': 'changed', 'y.md': 'y' }],
  );

describe('readCommitDays', () => {
  it('returns the day of the last commit of each file below the folder, as the committer saw it', async () => {
    const { days, gap } = await readCommitDays(join(two(), 'docs'), env);
    expect(Object.fromEntries(days)).toEqual({
      'a.md': '2021-02-03',
      'ü b.md': '2020-01-01',
      'deep/-c.md': '2020-01-01',
    });
    expect(gap).toBeUndefined();
  });

  it('asks only for one file', async () => {
    const dir = two();
    const { days } = await readCommitDays(join(dir, 'docs'), env, { file: 'ü b.md' });
    expect(days.get('ü b.md')).toBe('2020-01-01');
    expect(days.has('deep/-c.md')).toBe(false);
    expect((await readCommitDays(dir, env, { file: '--all' })).days.size).toBe(0);
  });

  it('returns no days for a repository without commits', async () => {
    expect((await readCommitDays(repository(), env)).days.size).toBe(0);
  });

  it('says that git is not installed, also if only a relative folder of PATH has it', async () => {
    for (const path of ['', '.', 'bin:.', temporaryFolder()])
      await expect(readCommitDays(two(), { PATH: path })).rejects.toMatchObject({
        name: 'UserError',
        message: 'git is not installed',
        hint: 'install git, or leave out --dates git',
      });
  });

  it('says that a folder is in no repository', async () => {
    const dir = temporaryFolder();
    await expect(readCommitDays(dir, { ...env, GIT_DIR: join(two(), '.git') })).rejects.toMatchObject({
      name: 'UserError',
      message: `not in a git repository: "${dir}"`,
    });
  });

  it('says that a clone has only its last commits, and gives their files no day', async () => {
    const clone = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${two()}`, clone], { env, stdio: 'ignore' });
    const { days, gap } = await readCommitDays(clone, env);
    expect(days.size).toBe(0);
    expect(gap?.hint).toBe('to get all commits, run: git fetch --unshallow');
  });

  it('says that git log failed, as in a clone without trees', async () => {
    const clone = join(temporaryFolder(), 'clone');
    const source = two();
    execFileSync('git', ['-C', source, 'config', 'uploadpack.allowFilter', 'true'], { env });
    execFileSync('git', ['clone', '-q', '--filter=tree:0', '--no-checkout', `file://${source}`, clone], {
      env,
      stdio: 'ignore',
    });
    const { days, gap } = await readCommitDays(clone, env);
    expect(days.size).toBe(0);
    expect(gap?.reason).toMatch(/^git log failed: \w/);
  });

  it.skipIf(process.platform === 'win32')(
    'names the top folder of a repository of another user',
    async () => {
      const answer = "fatal: detected dubious ownership in repository at '/srv/my notes'";
      const bin = temporaryFolder({ git: `#!/bin/sh\necho "${answer}" >&2\nexit 128\n` });
      chmodSync(join(bin, 'git'), 0o755);
      await expect(readCommitDays('/srv/my notes/docs', { PATH: bin })).rejects.toMatchObject({
        message: 'git does not trust the owner of "/srv/my notes"',
        hint: "if you do, run: git config --global --add safe.directory '/srv/my notes'",
      });
    },
  );

  it('stops at the limits of size and time', async () => {
    const dir = two();
    const bySize = await readCommitDays(dir, env, { limits: { time: 60_000, size: 10 } });
    expect(bySize.gap?.reason).toMatch(/^git log was stopped after/);
    const slow = temporaryFolder();
    const log = '#!/bin/sh\ncase "$*" in *rev-parse*) echo false;; *) exec sleep 600;; esac\n';
    writeFileSync(join(slow, 'git'), log);
    chmodSync(join(slow, 'git'), 0o755);
    const byTime = await readCommitDays(
      dir,
      { PATH: `${slow}:${PATH}` },
      { limits: { time: 200, size: 1000 } },
    );
    expect(byTime).toMatchObject({ gap: { reason: 'git log was stopped after 0.2 s' } });
  });

  it('runs no program that the repository or the environment names', async () => {
    const dir = two();
    const marker = join(temporaryFolder(), 'ran');
    const script = join(temporaryFolder(), 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\n`);
    chmodSync(script, 0o755);
    const settings = {
      'core.fsmonitor': script, 'core.pager': script, 'pager.log': script, 'diff.external': script, 'log.showSignature': 'true',
      'gpg.program': script, 'gpg.ssh.program': script, 'gpg.x509.program': script, 'core.sshCommand': script, 'core.askPass': script,
      'core.editor': script, 'diff.x.textconv': script, 'diff.x.command': script, 'filter.x.clean': script, 'filter.x.smudge': script,
      'alias.log': `!${script}`, 'alias.rev-parse': `!${script}`, 'core.hooksPath': join(script, '..'), 'credential.helper': script,
    }; // biome-ignore format: a table
    for (const [name, value] of Object.entries(settings)) git(dir, ['config', name, value]);
    writeFileSync(join(dir, '.gitattributes'), '* diff=x filter=x\n');
    writeFileSync(join(dir, 'x.md'), 'edited\n');
    const hostile = {
      GIT_PAGER: script,
      GIT_EXTERNAL_DIFF: script,
      GIT_SSH_COMMAND: script,
      GIT_TRACE: marker,
    };
    const { days } = await readCommitDays(dir, { ...env, ...hostile, PAGER: script });
    expect(days.get('x.md')).toBe('2020-01-01');
    expect(existsSync(marker)).toBe(false);
  });
});

describe('a folder with the dates of git', () => {
  const commitDays = (folder: string, file?: string) => readCommitDays(folder, env, file ? { file } : {});

  it('dates the articles that have no date, and sorts by it', async () => {
    const dir = repository(
      ['2020-01-01', { 'old.md': '# Old', 'own.md': '---\ndate: 2020-06-01\n---\n# Own' }],
      ['2021-01-01', { 'new.md': '# New', 'own.md': '---\ndate: 2020-06-01\n---\n# Own again' }],
    );
    writeFileSync(join(dir, 'untracked.md'), '# Untracked');
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now: () => Date.now() + 60_000 };
    const dates = async (options: object) => {
      const { articles } = await openSources([dir], { parseToml, cache, ...options }).reload();
      return articles.map(({ path, date }) => [path, date]);
    };
    const dated = [
      ['new.md', '2021-01-01'],
      ['own.md', '2020-06-01'],
      ['old.md', '2020-01-01'],
      ['untracked.md', undefined],
    ];
    expect(await dates({ commitDays })).toEqual(dated);
    // The cache has no dates of git.
    expect(await dates({})).toEqual([
      ['own.md', '2020-06-01'], ['new.md', undefined], ['old.md', undefined], ['untracked.md', undefined],
    ]); // biome-ignore format: a table
    expect(await dates({ commitDays })).toEqual(dated);
    const { articles } = await openDocument({ file: join(dir, 'old.md') }, { parseToml, commitDays });
    expect(articles[0]?.date).toBe('2020-01-01');
  });

  it('keeps the object of an article that has not changed', async () => {
    const dir = repository(['2020-01-01', { 'a.md': '# A', 'b.md': '# B' }]);
    const cache = { dir: join(temporaryFolder(), 'cache'), version: '1', now: () => Date.now() + 60_000 };
    const library = openSources([dir], { parseToml, commitDays, cache });
    const before = await library.reload();
    writeFileSync(join(dir, 'b.md'), '# B, longer');
    const after = await library.reload();
    expect(after).not.toBe(before);
    expect(after.articles[0]).toBe(before.articles[0]);
  });

  it('fails like a missing folder if there is no repository', async () => {
    const dir = temporaryFolder({ 'a.md': '# A' });
    await expect(openSources([dir], { parseToml, commitDays }).reload()).rejects.toMatchObject({
      name: 'UserError',
    });
  });
});
