import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.js';
import { createCommandRunner } from './command-runner.js';

const { lectern } = createCommandRunner();

describe('read', () => {
  test('prints no line wider than --width and no trailing spaces', async () => {
    const { stdout: markdown } = await lectern(['read', 'kuber#storage', '--format', 'markdown']);
    const prose = markdown.replaceAll(/^```.*?^```$/gms, '');
    const args = ['read', '-', '-w', '40', '--links', 'none'];
    const lines = (await lectern(args, prose)).stdout.split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(40);
    expect(lines.filter(line => /[ \t]$/.test(line))).toEqual([]);
  });

  test('prints the pre-rendered text as if it were rendered now', async () => {
    const read = async (...args: string[]) => (await lectern(['read', 'documents', ...args])).stdout;
    expect(await read()).toBe(await read('-w', '80'));
    expect(await read()).toBe(await read('--library', resolve('articles')));
  });

  test('prints one section by anchor, by --section and by a part of its heading', async () => {
    const section = (await lectern(['read', 'kuber#storage'])).stdout;
    expect(section).toMatch(/^Storage\n/);
    expect(section).not.toContain('HPA');
    expect((await lectern(['read', 'kuber', '--section', 'STORAGE'])).stdout).toBe(section);
    expect((await lectern(['read', 'kuber', '--section', 'stor'])).stdout).toBe(section);
  });

  test('fails with the available sections if there is no such section', async () => {
    const { code, stderr, stdout } = await lectern(['read', 'kuber#gardening']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^lectern: error: no section "gardening" in kubernetes-in-production\n {2}hint: available sections: .*#storage/,
    );
  });

  test('fails with the matching sections if the name is ambiguous', async () => {
    const { code, stderr } = await lectern(
      ['read', '-', '--section', 'part'],
      '# T\n\n## Part one\n\n## Part two\n',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('error: section "part" is ambiguous in ');
    expect(stderr).toContain('\n  hint: matching sections: #part-one, #part-two\n');
  });

  test('--toc prints the headings with their anchors', async () => {
    expect((await lectern(['read', 'kuber', '--toc'])).stdout).toMatch(
      /^ {2}.*#leaving-is-harder-than-arriving$/m,
    );
  });

  test('--toc --format json prints only the headings', async () => {
    const { stdout } = await lectern(['read', 'kuber', '--toc', '--format', 'json']);
    const headings: { anchor: string }[] = JSON.parse(stdout);
    expect(headings.map(({ anchor }) => anchor)).toContain('storage');
    expect(headings[0]).toEqual({
      level: 2,
      text: expect.any(String),
      anchor: expect.any(String),
      line: expect.any(Number),
    });
  });

  test('refuses --toc with --format markdown', async () => {
    expect(await lectern(['read', 'kuber', '--toc', '--format', 'markdown'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'lectern: error: --toc cannot be combined with --format markdown\n  hint: use --format text or --format json\n',
    });
  });

  test('prints the other articles if one is missing, and exits 1', async () => {
    const { code, stdout, stderr } = await lectern(['read', 'kuber', 'no-such', 'user-guide']);
    expect(code).toBe(1);
    expect(stdout).toContain('Scaling Kubernetes');
    expect(stdout).toContain('A user guide to Lectern');
    expect(stderr).toMatch(/^lectern: error: no article named "no-such"\n/);
  });

  test('exits with the largest code of several errors', async () => {
    expect(await lectern(['read', '', 'no-such'])).toMatchObject({ code: 2 });
    expect(await lectern(['read', 'no-such', ''])).toMatchObject({ code: 2 });
    expect(await lectern(['read', 'no-such', 'no-other'])).toMatchObject({ code: 1 });
  });

  test('--format markdown keeps the line numbers of search results', async () => {
    const [row = ''] = (await lectern(['search', 'WaitForFirstConsumer'])).stdout.split('\n');
    const [name = '', line = ''] = row.split('\t');
    const { stdout } = await lectern(['read', name.split('#')[0] ?? '', '--format', 'markdown']);
    expect(stdout.split('\n')[Number(line) - 1]).toContain('WaitForFirstConsumer');
  });

  test('--format json prints metadata, headings, text and Markdown', async () => {
    const article = JSON.parse((await lectern(['read', 'kuber', '--format', 'json'])).stdout);
    expect(article).toMatchObject({ slug: 'kubernetes-in-production', category: 'DevOps' });
    expect(article.headings[0]).toMatchObject({ text: 'Resource management', anchor: 'resource-management' });
    expect(article.markdown).toMatch(/^---\ntitle:/);
    expect(article.text).toContain('A small cluster forgives everything.');
  });

  test('--section --format json prints only the Markdown of the section', async () => {
    const json = async (...args: string[]) =>
      JSON.parse((await lectern(['read', 'kuber', '--format', 'json', ...args])).stdout);
    const { markdown, headings } = await json('--section', 'storage');
    expect(headings).toHaveLength(1);
    expect(markdown).toMatch(/^## Storage\n/);
    expect(markdown.match(/^## /gm)).toHaveLength(1);
    expect((await json()).markdown.length).toBeGreaterThan(2 * markdown.length);
  });

  test('separates articles by a rule in text and by a line break in JSON', async () => {
    const { stdout } = await lectern(['read', 'kuber', 'user-guide', '-w', '50']);
    expect(stdout.split('\n').filter(row => row === '═'.repeat(50))).toHaveLength(1);
    const ascii = await lectern(['read', 'kuber', 'user-guide', '--ascii']);
    expect(ascii.stdout.split('\n').filter(row => row === '='.repeat(80))).toHaveLength(1);
    const lines = (await lectern(['read', 'kuber', 'user-guide', '--format', 'json'])).stdout.split('\n');
    expect(lines.map(line => line && JSON.parse(line).slug)).toEqual([
      'kubernetes-in-production',
      'user-guide',
      '',
    ]);
  });

  test('prints standard input with its front matter', async () => {
    const { stdout } = await lectern(['read', '-'], '---\ntitle: A note\n---\nIt is **short**.\n');
    expect(stdout).toBe('A note\n1 min\n\nIt is short.\n');
  });

  test('prints standard input without a title block if it has no title', async () => {
    expect((await lectern(['read', '-'], 'a\n')).stdout).toBe('a\n');
    expect((await lectern(['read', '-'], '')).stdout).toBe('');
    expect((await lectern(['read', '-'], '# T\n\na\n')).stdout).toBe('T\n1 min\n\na\n');
  });

  test('prints the same text with forced colour, in which styles replace backticks and tildes', async () => {
    const plain = (await lectern(['read', 'kuber'])).stdout;
    const coloured = (await lectern(['read', 'kuber', '--color', 'always'])).stdout;
    expect(coloured).not.toBe(plain);
    expect(plain).toContain('`LimitRange`');
    expect(coloured).toContain('mLimitRange');
    expect(wordsOf(coloured)).toEqual(wordsOf(plain));
  });

  test.each(['kuber', 'what-a-retry'])('--ascii draws %s with ASCII characters only', async name => {
    expect((await lectern(['read', name, '--ascii'])).stdout).not.toMatch(/[·│─┄•↩“”]/);
  });
});

/** Words of an output in alphabetical order: marks change the widths of rows and of table columns. */
function wordsOf(output: string): string[] {
  const text = output.replaceAll(/\u001b\[[\d;]*m|[`~]/g, '').replaceAll(/[─═┄┼│↪]/g, ' ');
  return text.split(/[\s-]+/).sort();
}
