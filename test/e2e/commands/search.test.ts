import { describe, expect, test } from 'vitest';
import { OWN_SAMPLE } from '../../../src/cli/arguments/examples.js';
import { createCommandRunner, parseRecords } from './command-runner.js';

const { lectern } = createCommandRunner();

describe('search', () => {
  test('prints records of slug#anchor, line, title, snippet', async () => {
    const [record = []] = parseRecords((await lectern(['search', 'noisy', 'neighbour'])).stdout);
    expect(record).toHaveLength(4);
    expect(record[0]).toMatch(/^requests-limits-and-the-noisy-neighbour(#[\w-]+)?$/);
    expect(record[1]).toMatch(/^\d+$/);
  });

  test('corrects a typo and reports the word it searched for', async () => {
    const { stdout, stderr, code } = await lectern(['search', 'kubernetse']);
    expect(code).toBe(0);
    expect(stdout).toContain('kubernetes-in-production');
    expect(stderr).toMatch(
      /^lectern: note: no article contains "kubernetse"; showing results for "kubernetes"/,
    );
  });

  test('searches similar words too if a typo is in another article', async () => {
    const { stdout, stderr } = await lectern(['search', 'kubernets', 'scalng']);
    expect(stdout).toMatch(/^kubernetes-in-production/);
    expect(stderr).toBe(
      'lectern: note: no article contains "scalng"; showing results for "scaling"\n' +
        'lectern: note: "kubernets" is rare here; also showing results for "kubernetes"\n',
    );
  });

  test('suggests fewer words if each word or a similar one occurs', async () => {
    const { stderr } = await lectern(['search', 'kubernetes', 'isolation', 'qeury', 'bidirectional']);
    expect(stderr).toContain('\n  hint: try fewer words\n');
  });

  test('corrects the typo that the help shows', async () => {
    const { stdout } = await lectern(['search', OWN_SAMPLE.typo ?? '']);
    expect(stdout).toMatch(/^kubernetes-in-production\t/);
  });

  test('exits 1 without results; --json prints an empty array', async () => {
    expect(await lectern(['search', 'zzqqxv'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'lectern: error: no results for "zzqqxv"\n  hint: no article contains "zzqqxv" or a similar word\n',
    });
    expect(await lectern(['search', 'zzqqxv', '--json'])).toMatchObject({ code: 1, stdout: '[]\n' });
  });

  test('applies --category and --limit', async () => {
    const { stdout } = await lectern(['search', 'the', '--category', 'devops', '--json']);
    const results: { category: string }[] = JSON.parse(stdout);
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map(({ category }) => category))).toEqual(new Set(['DevOps']));
    expect(parseRecords((await lectern(['search', 'the', '--limit', '3'])).stdout)).toHaveLength(3);
  });

  test.each([
    [['search', 'pod', '--category', 'nosuch'], 'available categories: '],
    [['search', 'category:nosuch', 'pod'], 'available categories: '],
    [['search', 'tag:nosuch'], 'available tags: '],
    [['search', 'author:zzzq'], 'available authors: '],
    [['search', '!only'], 'add a word to search for: no article is without "only"'],
    [['search', '--', '-only'], 'add a word to search for: no article is without "only"'],
    [['search', 'category:dev', 'zzzq'], 'no article contains "zzzq" or a similar word'],
  ])('%j fails with the hint: %s', async (args, hint) => {
    const { code, stderr } = await lectern(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lectern: error: no results for ".*"\n {2}hint: /);
    expect(stderr).toContain(`\n  hint: ${hint}`);
  });

  test('shows an unclosed quote as it was typed', async () => {
    const { stderr } = await lectern(['search', '"zzzq']);
    expect(stderr).toContain(`error: no results for '"zzzq'\n`);
  });

  test.each([
    [
      ['search', 'autor:ann'],
      'unknown search key "autor:"',
      'use author: (available keys: category:, tag:, title:, ',
    ],
    [
      ['search', '--json', 'pod', '-foo:bar'],
      'unknown option "-foo:bar"',
      'to exclude a word, run: lectern search -- pod',
    ],
    [
      ['search', '--json', '--', 'pod', '-foo:bar'],
      'unknown search key "foo:"',
      'available keys: category:, ',
    ],
    [
      ['search', 'pod', 'after:soon'],
      'invalid date for after: "soon"',
      'write the date as 2024, 2024-06 or ',
    ],
  ])('%j is wrong usage: %s', async (args, message, hint) => {
    const { code, stdout, stderr } = await lectern(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`lectern: error: ${message}\n  hint: ${hint}`);
  });

  test('filters by date, and excludes with a dash', async () => {
    const slugs = async (...words: string[]) =>
      parseRecords((await lectern(['search', '--', ...words])).stdout).map(
        ([target = '']) => target.split('#')[0],
      );
    const all = await slugs('retry');
    const excluded = await slugs('retry', '-budget');
    expect(excluded.length).toBeGreaterThan(0);
    expect(excluded.length).toBeLessThan(all.length);
    expect(await slugs('retry', '!budget')).toEqual(excluded);
    expect(
      [...(await slugs('retry', 'after:2026')), ...(await slugs('retry', 'before:2026'))].sort(),
    ).toEqual([...all].sort());
  });

  test('prints every result into a pipe, also with --limit 0', async () => {
    const all = parseRecords((await lectern(['search', 'the'])).stdout);
    expect(parseRecords((await lectern(['search', 'the', '--limit', '0'])).stdout)).toEqual(all);
  });
});
