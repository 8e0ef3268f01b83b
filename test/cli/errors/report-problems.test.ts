import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportArticleProblems, reportProblemCount } from '../../../src/cli/errors/report-problems.js';
import type { Options } from '../../../src/cli/options.js';
import { OWN_NAME } from '../../../src/cli/program-info.js';
import type { Article } from '../../../src/library/article.js';
import type { Problem } from '../../../src/library/problem.js';

const problem: Problem = {
  file: 'a.md',
  line: 1,
  level: 'error',
  rule: 'title',
  message: 'no title',
  hint: 'add one',
};

async function reported(
  problems: Problem[],
  library?: string[],
  command?: string,
  own = true,
  options: Options = {},
) {
  const messages: unknown[] = [];
  const program = { name: own ? OWN_NAME : 'my-blog', own } as Parameters<
    typeof reportProblemCount
  >[1]['program'];
  const report = async (...message: unknown[]) => void messages.push(message);
  await reportProblemCount(
    { problems },
    {
      report,
      program,
      options,
      settings: { library } as Parameters<typeof reportProblemCount>[1]['settings'],
    },
    command,
  );
  return messages;
}

test('reports the number of problems and the command that lists them', async () => {
  expect(await reported([])).toEqual([]);
  expect(await reported([problem], ['b'])).toEqual([
    [
      'warning',
      'loading the library found 1 problem in 1 file',
      'to show all problems, run: lectern check b',
    ],
  ]);
  expect(await reported([problem, problem, { ...problem, file: 'b.md' }], ['my notes', 'b'])).toEqual([
    [
      'warning',
      'loading the library found 3 problems in 2 files',
      "to show all problems, run: lectern check 'my notes' b",
    ],
  ]);
  expect(await reported([problem], ['b'], 'read a.md')).toEqual([
    ['warning', 'loading the library found 1 problem in 1 file', 'to show them, run: lectern read a.md'],
  ]);
});

test('names the options that determine which problems are found', async () => {
  const options: Options = { dates: 'git', drafts: true, follow: true };
  const hint = 'to show all problems, run: lectern check b --drafts --follow --dates git';
  expect(await reported([problem], ['b'], undefined, true, options)).toEqual([
    ['warning', 'loading the library found 1 problem in 1 file', hint],
  ]);
  expect((await reported([problem], ['b'], 'check c', true, { dates: 'git' }))[0]).toContain(
    'to show all problems, run: lectern check c --dates git',
  );
});

test('names the command of a publication, which has no `check`', async () => {
  const hints = async (...args: [string[]?, string?]) =>
    (await reported([problem], args[0], args[1], false)).map(message => (message as string[])[2]);
  expect(await hints(['b'])).toEqual(['to show all problems, run: npx lectern check b']);
  expect(await hints(['b'], 'read a.md')).toEqual(['to show them, run: my-blog read a.md']);
  expect(await hints()).toEqual(['install my-blog again']);
});

test('says nothing of files with equal names, which other tools allow', async () => {
  const duplicate: Problem = { ...problem, rule: 'duplicate-slug', level: 'warning' };
  expect(await reported([duplicate, duplicate])).toEqual([]);
  expect((await reported([duplicate, { ...duplicate, level: 'error' }]))[0]).toContain(
    'loading the library found 1 problem in 1 file',
  );
});

async function reportedOf(library: Parameters<typeof reportArticleProblems>[0], path: string) {
  const messages: unknown[] = [];
  const report = async (...message: unknown[]) => void messages.push(message);
  await reportArticleProblems(library, { path }, { report });
  return messages;
}

test('creates no articles of a library without problems', async () => {
  const library = {
    problems: [],
    get articles(): Article[] {
      throw new Error('all articles would be created');
    },
  };
  expect(await reportedOf(library, 'a.md')).toEqual([]);
});

test('reports the problems of a file that is opened through a link', async () => {
  const library = { problems: [{ ...problem, file: 'link.md' }], articles: [{ path: 'a.md' } as Article] };
  expect(await reportedOf(library, 'a.md')).toEqual([['warning', 'link.md:1: no title', 'add one']]);
});

test('reports the problems of an article, and not those of another with the same file name', async () => {
  const articles = ['a.md', 'sub/a.md', 'b.md'].map(path => ({ path }) as Article);
  const problems = [join('notes', 'a.md'), join('notes', 'sub', 'a.md')].map(file => ({ ...problem, file }));
  const reportedFor = (path: string) => reportedOf({ problems, articles }, path);
  expect(await reportedFor('a.md')).toEqual([['warning', `${join('notes', 'a.md')}:1: no title`, 'add one']]);
  expect(await reportedFor('sub/a.md')).toEqual([
    ['warning', `${join('notes', 'sub', 'a.md')}:1: no title`, 'add one'],
  ]);
  expect(await reportedFor('b.md')).toEqual([]);
});
