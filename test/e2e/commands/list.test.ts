import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../program.mjs';
import { createCommandRunner, parseRecords } from './command-runner.js';

const { lectern } = createCommandRunner();

describe('list', () => {
  test('prints records of five fields in a pipe, newest first', async () => {
    const { stdout, code } = await lectern(['list']);
    const records = parseRecords(stdout);
    expect(code).toBe(0);
    expect(records.length).toBeGreaterThan(5);
    for (const record of records) {
      expect(record).toHaveLength(5);
      expect(record[3]).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(record[4]).toMatch(/^\d+$/);
    }
    const dates = records.map(record => record[3]);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(new Set(records.map(record => record[2])).size).toBeGreaterThanOrEqual(5);
  });

  test('prints the same without a command', async () => {
    expect((await lectern([])).stdout).toBe((await lectern(['list'])).stdout);
  });

  test('filters, sorts and limits', async () => {
    const records = parseRecords((await lectern(['list'])).stdout);
    const list = async (...args: string[]) => parseRecords((await lectern(['list', ...args])).stdout);
    const devops = await list('--category', 'devops', '--reverse');
    expect(devops).toEqual(records.filter(record => record[2] === 'DevOps').reverse());
    expect(devops.length).toBeGreaterThan(1);
    expect(await list('--tag', 'KUBERNETES', '--limit', '1')).toHaveLength(1);
    expect((await list('--sort', 'title'))[0]?.[0]).toBe('user-guide');
  });

  test.each([
    [
      ['--category', 'gardening'],
      'no article has the category "gardening"',
      'available categories: .*DevOps',
    ],
    [['--tag', 'a', '--tag', 'b'], 'no article has the tag "a" or "b"', 'available tags: accessibility, '],
    [['--tag', 'Kuberntes'], 'no article has the tag "Kuberntes"', 'did you mean "kubernetes"\\?'],
    [['--category', 'devops', '--tag', 'zzz'], 'no article has the tag "zzz"', 'available tags: '],
    [
      ['--category', 'devops', '--tag', 'guide'],
      'no article has both the category and the tag',
      'leave out --category or --tag',
    ],
  ])('fails for %j: %s', async (filters, message, hint) => {
    const { code, stdout, stderr } = await lectern(['list', ...filters]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^lectern: error: ${message}\n {2}hint: ${hint}`));
  });

  test('--json prints an empty array if no article matches', async () => {
    expect(await lectern(['list', '--category', 'gardening', '--json'])).toMatchObject({
      code: 1,
      stdout: '[]\n',
    });
  });

  test('--json prints one array of articles', async () => {
    const [first] = JSON.parse((await lectern(['list', '--json', '--sort', 'date', '--reverse'])).stdout);
    expect(first).toMatchObject({
      slug: 'kubernetes-in-production',
      title: 'Scaling Kubernetes in Production: Lessons Learned',
      date: '2024-12-15',
      category: 'DevOps',
      minutes: 8,
    });
  });

  test('opens a compiled library given by --library', async () => {
    const library = path.join(ROOT, 'dist/library');
    expect((await lectern(['list', '--library', library])).stdout).toBe((await lectern(['list'])).stdout);
    expect((await lectern(['read', 'kuber', '--library', library])).stdout).toContain('Scaling Kubernetes');
  });
});
