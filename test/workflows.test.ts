/** Checks the workflows of this repository: what they run, and with which versions of actions. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { workflow } from '../src/publish/init/templates/workflow.js';
import { ROOT } from './e2e/program.mjs';

const FOLDER = path.join(ROOT, '.github/workflows');
const workflows = readdirSync(FOLDER);

test.each(workflows)('pins the actions of %s by commit', name => {
  const actions = [...readFileSync(path.join(FOLDER, name), 'utf8').matchAll(/uses: *(.*)/g)];
  expect(actions.length).toBeGreaterThan(0);
  for (const [, action] of actions) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d/);
});

test('uses the same versions of actions in all workflows, and in the one that `init` writes', () => {
  const texts = [workflow(''), ...workflows.map(name => readFileSync(path.join(FOLDER, name), 'utf8'))];
  const actions = texts.flatMap(text => [...text.matchAll(/uses: *(([^@]+)@.*)/g)]);
  const versions = new Set(actions.map(([, action]) => action));
  expect(versions.size).toBe(new Set(actions.map(([, , name]) => name)).size);
});

test.skipIf(process.platform === 'win32')('packs with the addresses of the repository that releases', () => {
  const [, command = ''] =
    /run: (npm pkg set .*)/.exec(readFileSync(path.join(FOLDER, 'release.yml'), 'utf8')) ?? [];
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  const env = {
    ...process.env,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'someone/articles',
  };
  execFileSync('bash', ['-ec', command], { cwd: folder, env });
  const { repository, bugs, homepage, name } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  expect(name).toBe('lectern');
  expect(repository).toEqual({ type: 'git', url: 'git+https://github.com/someone/articles.git' });
  expect(bugs).toEqual({ url: 'https://github.com/someone/articles/issues' });
  expect(homepage).toBe('https://github.com/someone/articles#readme');
});
