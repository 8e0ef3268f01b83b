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
    [['search', 'category:dev', 'zzzq'], 'no article contains "zzzq" or a similar word'],
  ])('%j fails with the hint: %s', async (args, hint) => {
    const { code, stderr } = await lectern(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lectern: error: no results for ".*"\n {2}hint: /);
    expect(stderr).toContain(`\n  hint: ${hint}`);
  });
});
