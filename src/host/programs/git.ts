/**
 * Asks git for the day of the last commit of each file. Read-only: runs no hook, filter, signature check or pager of the
 * repository, takes no lock, and never uses the network.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { quotePath, shellWord, shorten } from '../../text/quote.js';
import { UserError } from '../../util/user-error.js';

export interface CommitDays {
  /** `2024-12-15`, by the path of the file below the folder, with `/` as separator. */
  days: ReadonlyMap<string, string>;
  /** Why the days of some files are missing. */
  gap?: { reason: string; hint: string };
}

interface GitLimits {
  /** Milliseconds. */
  time: number;
  /** Bytes of output. */
  size: number;
}

/** The history of Node.js, with 45,000 commits, takes 4 s and 12 MB. */
const LIMITS: GitLimits = { time: 30_000, size: 1 << 26 };

/** Settings of the repository that could run a program, and those that change the output. */
const SAFE_OPTIONS = [
  '--no-pager', '--no-optional-locks', '--no-replace-objects', '--literal-pathspecs',
  '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.bareRepository=explicit', '-c', 'protocol.allow=never',
]; // biome-ignore format: a table

const LOG = [
  'log', '-z', '--format=%x01%cs %p', '--name-only', '--relative', '--no-renames', '--no-ext-diff', '--no-textconv',
  '--no-show-signature', '--no-mailmap', '--no-decorate', '--no-color', '--ignore-submodules=all',
]; // biome-ignore format: a table

/**
 * The days of the last commits in a folder, or of one file in it.
 * @throws {UserError} if git is not installed, or the folder is not in a repository that git reads
 */
export async function readCommitDays(
  folder: string,
  env: NodeJS.ProcessEnv,
  { file, limits = LIMITS }: { file?: string; limits?: GitLimits } = {},
): Promise<CommitDays> {
  const git = findGit(env);
  if (git === undefined)
    throw new UserError('git is not installed', { hint: 'install git, or leave out --dates git' });
  const run = (args: readonly string[], onOutput: (text: string) => void) =>
    runGit(git, ['-C', folder, ...SAFE_OPTIONS, ...args], safeEnvironment(env), limits, onOutput);
  let isShallow = false;
  const probe = await run(['rev-parse', '--is-shallow-repository'], text => {
    isShallow ||= text.includes('true');
  });
  if (probe.code !== 0) throw repositoryError(folder, probe.errors);
  const collector = new DayCollector(isShallow);
  const selected = file === undefined ? ['--', '.'] : ['--max-count=1', '--', file];
  const log = await run([...LOG, ...selected], text => collector.add(text));
  collector.end();
  const gap = gapAfter(log) ?? (collector.hasGap ? SHALLOW : undefined);
  return { days: collector.days, ...(gap && { gap }) };
}

/** Why `git log` gave not all commits. Undefined if it did, or if there are none yet. */
function gapAfter({ code, errors, stopped }: GitResult): CommitDays['gap'] {
  if (stopped) return { reason: `git log was stopped after ${stopped}`, hint: 'name a smaller folder' };
  if (code === 0 || errors.includes('does not have any commits yet')) return undefined;
  // A clone without trees, or a damaged repository.
  const [, reason = `exit code ${code}`] = /^fatal: (.+)/m.exec(errors) ?? [];
  return { reason: `git log failed: ${shorten(reason, 200)}`, hint: 'clone the repository again, whole' };
}

const SHALLOW = {
  reason: 'the clone has only the last commits',
  hint: 'to get all commits, run: git fetch --unshallow',
};

function repositoryError(folder: string, errors: string): UserError {
  // Git trusts a repository by its top folder.
  const [, top] = /dubious ownership in repository at '(.+)'/.exec(errors) ?? [];
  if (top !== undefined)
    return new UserError(`git does not trust the owner of ${quotePath(top)}`, {
      hint: `if you do, run: git config --global --add safe.directory ${shellWord(top)}`,
    });
  return new UserError(`not in a git repository: ${quotePath(folder)}`, { hint: 'leave out --dates git' });
}

/** The path of git, from folders of `PATH` that do not depend on the working directory. */
function findGit({ PATH, Path }: NodeJS.ProcessEnv): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const folders = (PATH ?? Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.map(folder => join(folder, name)).find(path => existsSync(path));
}

/** Without the variables of git, which could name another repository, a program or a file to write. */
function safeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const safe = Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/i.test(name)));
  return {
    ...safe,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

interface GitResult {
  code: number | null;
  /** Start of the text on stderr. */
  errors: string;
  /** The limit that was reached. */
  stopped?: string;
}

function runGit(
  git: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limits: GitLimits,
  onOutput: (text: string) => void,
): Promise<GitResult> {
  return new Promise(resolve => {
    const child = spawn(git, args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const result: GitResult = { code: null, errors: '' };
    const stop = (limit: string) => {
      result.stopped ??= limit;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop(`${limits.time / 1000} s`), limits.time);
    let size = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      size += text.length;
      if (size > limits.size) stop(`${limits.size >> 20} MB`);
      else onOutput(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (result.errors.length < 10_000) result.errors += text;
    });
    const finish = (code: number | null) => {
      clearTimeout(timer);
      resolve({ ...result, code });
    };
    child.once('error', () => finish(null)).once('close', finish);
  });
}

/** Reads the output of `LOG`: a line of each commit with its day and parents, then the names of its files, newest first. */
class DayCollector {
  readonly days = new Map<string, string>();
  /** True if a commit was left out because its files may be older. */
  hasGap = false;
  readonly #isShallow: boolean;
  #day: string | undefined;
  #rest = '';

  constructor(isShallow: boolean) {
    this.#isShallow = isShallow;
  }

  add(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#addPart(part);
  }

  end(): void {
    this.#addPart(this.#rest);
    this.#rest = '';
  }

  #addPart(part: string): void {
    const [, day, parents] = COMMIT.exec(part) ?? [];
    if (day !== undefined) {
      // The first commit of a shallow clone seems to have added every file.
      const isBoundary = this.#isShallow && parents === '';
      this.hasGap ||= isBoundary;
      this.#day = isBoundary ? undefined : day;
      return;
    }
    const name = part.startsWith('\n') ? part.slice(1) : part;
    if (name !== '' && this.#day !== undefined && !this.days.has(name)) this.days.set(name, this.#day);
  }
}

const COMMIT = /^\n?\u0001(\d{4}-\d\d-\d\d) ([\da-f ]*)\n?$/;
