/** The commands as a script meets them: what stands on stdout and stderr, and the exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../src/cli/arguments/definitions.js';
import { filled, OWN_SAMPLE } from '../../src/cli/arguments/examples.js';
import { LECTERN, Machine, ROOT, run } from './program.mjs';

const machine = new Machine();
afterAll(() => machine.remove());

const lectern = (args: string[], input = '', env: Record<string, string> = {}) =>
  run([...LECTERN, ...args], { env: machine.env(env), cwd: machine.home, input });

describe('list', () => {
  test('in a pipe is five fields a row, newest first', async () => {
    const { stdout, code } = await lectern(['list']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map(row => row.split('\t'));
    expect(code).toBe(0);
    expect(rows.length).toBeGreaterThanOrEqual(14);
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row[3]).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row[4]).toMatch(/^\d+$/);
    }
    const dates = rows.map(row => row[3]);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(new Set(rows.map(row => row[2])).size).toBeGreaterThanOrEqual(5);
  });

  test('bare lectern in a pipe is the same', async () => {
    expect((await lectern([])).stdout).toBe((await lectern(['list'])).stdout);
  });

  test('selects, sorts, limits', async () => {
    const slugs = async (...args: string[]) =>
      (await lectern(['list', ...args])).stdout
        .trimEnd()
        .split('\n')
        .map(row => row.split('\t')[0]);
    expect(await slugs('--category', 'devops', '--reverse')).toEqual([
      'kubernetes-in-production',
      'requests-limits-and-the-noisy-neighbour',
    ]);
    expect(await slugs('--tag', 'KUBERNETES', '--limit', '1')).toHaveLength(1);
    expect((await slugs('--sort', 'title'))[0]).toBe('user-guide');
  });

  test('nothing selected: exit 1, the categories there are; --json is an empty array', async () => {
    const none = await lectern(['list', '--category', 'gardening']);
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('DevOps');
    expect(await lectern(['list', '--category', 'gardening', '--json'])).toMatchObject({
      code: 1,
      stdout: '[]\n',
    });
  });

  test('--json is one array of articles', async () => {
    const [first] = JSON.parse((await lectern(['list', '--json', '--sort', 'date', '--reverse'])).stdout);
    expect(first).toMatchObject({
      slug: 'kubernetes-in-production',
      title: 'Scaling Kubernetes in Production: Lessons Learned',
      date: '2024-12-15',
      category: 'DevOps',
      image: 'https://example.com/kubernetes.jpg',
      minutes: 8,
    });
  });
});

describe('read', () => {
  test('sets text no wider than asked for', async () => {
    const { stdout } = await lectern(['read', 'how-wide', '-w', '40', '--links', 'none']);
    expect(stdout).toContain('How wide is a character?');
    expect(stdout).not.toMatch(/[ \t]$/m);
  });

  test('what was set when it was compiled is what is set now', async () => {
    const lines = async (...args: string[]) => (await lectern(['read', 'documents', ...args])).stdout;
    expect(await lines()).toBe(await lines('-w', '80'));
    const anew = (await lines('--color', 'always')).replaceAll(/\u001b\[[\d;]*m/g, '');
    expect(await lines()).toBe(anew);
  });

  test('one section, by anchor, by --section, by a part of its text', async () => {
    const section = (await lectern(['read', 'kuber#storage'])).stdout;
    expect(section).toMatch(/^Storage\n/);
    expect(section).not.toContain('HPA');
    expect((await lectern(['read', 'kuber', '--section', 'STORAGE'])).stdout).toBe(section);
    expect((await lectern(['read', 'kuber', '--section', 'stor'])).stdout).toBe(section);
  });

  test('no such section: exit 1, and those there are', async () => {
    const { code, stderr, stdout } = await lectern(['read', 'kuber#gardening']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('#storage');
  });

  test('--toc is the headings with their anchors', async () => {
    expect((await lectern(['read', 'kuber', '--toc'])).stdout).toMatch(
      /^ {2}.*#leaving-is-harder-than-arriving$/m,
    );
  });

  test('several articles, one of them missing: the others are printed, exit 1', async () => {
    const { code, stdout, stderr } = await lectern(['read', 'kuber', 'no-such', 'user-guide']);
    expect(code).toBe(1);
    expect(stdout).toContain('Scaling Kubernetes');
    expect(stdout).toContain('A user guide to Lectern');
    expect(stderr).toContain('no-such');
  });

  test('--format markdown keeps the line numbers that search gives', async () => {
    const [row = ''] = (await lectern(['search', 'WaitForFirstConsumer'])).stdout.split('\n');
    const [name = '', line = ''] = row.split('\t');
    const { stdout } = await lectern(['read', name.split('#')[0] ?? '', '--format', 'markdown']);
    expect(stdout.split('\n')[Number(line) - 1]).toContain('WaitForFirstConsumer');
  });

  test('--format json has metadata, headings, text and Markdown', async () => {
    const article = JSON.parse((await lectern(['read', 'kuber', '--format', 'json'])).stdout);
    expect(article).toMatchObject({ slug: 'kubernetes-in-production', category: 'DevOps' });
    expect(article.headings[0]).toMatchObject({ text: 'Resource management', anchor: 'resource-management' });
    expect(article.markdown).toMatch(/^---\ntitle:/);
    expect(article.text).toContain('A small cluster forgives everything.');
  });

  test('standard input, with front matter', async () => {
    const { stdout } = await lectern(['read', '-'], '---\ntitle: A note\n---\nIt is **short**.\n');
    expect(stdout).toBe('A note\n1 min\n\nIt is short.\n');
  });

  test('forced colour in a pipe is the same text', async () => {
    const plain = (await lectern(['read', 'kuber'])).stdout;
    const coloured = (await lectern(['read', 'kuber', '--color', 'always'])).stdout;
    expect(coloured).not.toBe(plain);
    expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });
});

describe('what is taken of an article', () => {
  const json = async (...args: string[]) => JSON.parse((await lectern(['read', ...args])).stdout);

  test('--toc --format json is the headings alone', async () => {
    const headings: { anchor: string }[] = await json('kuber', '--toc', '--format', 'json');
    expect(headings.map(({ anchor }) => anchor)).toContain('storage');
    expect(headings[0]).toEqual({
      level: 2,
      text: expect.any(String),
      anchor: expect.any(String),
      line: expect.any(Number),
    });
    expect(await lectern(['read', 'kuber', '--toc', '--format', 'markdown'])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  test('--section --format json has the Markdown of the section, no more', async () => {
    const { markdown, headings } = await json('kuber', '--section', 'storage', '--format', 'json');
    expect(headings).toHaveLength(1);
    expect(markdown).toMatch(/^## Storage\n/);
    expect(markdown.match(/^## /gm)).toHaveLength(1);
    expect((await json('kuber', '--format', 'json')).markdown.length).toBeGreaterThan(2 * markdown.length);
  });

  test('several articles: a row that no article has between two as text, nothing as JSON', async () => {
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

  test('standard input has no head that its author did not write', async () => {
    expect((await lectern(['read', '-'], 'a\n')).stdout).toBe('a\n');
    expect((await lectern(['read', '-'], '')).stdout).toBe('');
    expect((await lectern(['read', '-'], '# T\n\na\n')).stdout).toBe('T\n1 min\n\na\n');
  });
});

describe('search', () => {
  test('a row is slug#anchor, line, title, snippet', async () => {
    const [row = ''] = (await lectern(['search', 'noisy', 'neighbour'])).stdout.split('\n');
    const fields = row.split('\t');
    expect(fields).toHaveLength(4);
    expect(fields[0]).toMatch(/^requests-limits-and-the-noisy-neighbour(#[\w-]+)?$/);
    expect(fields[1]).toMatch(/^\d+$/);
  });

  test('forgives a typo, and says what it searched for', async () => {
    const { stdout, code } = await lectern(['search', 'kubernetse']);
    expect(code).toBe(0);
    expect(stdout).toContain('kubernetes-in-production');
  });

  test('nothing found: exit 1; --json prints an empty array', async () => {
    expect(await lectern(['search', 'zzqqxv'])).toMatchObject({ code: 1, stdout: '' });
    expect(await lectern(['search', 'zzqqxv', '--json'])).toMatchObject({ code: 1, stdout: '[]\n' });
  });

  test('--category and --limit hold', async () => {
    const { stdout } = await lectern(['search', 'the', '--category', 'devops', '--json']);
    const hits: { category: string }[] = JSON.parse(stdout);
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ category }) => category))).toEqual(new Set(['DevOps']));
    expect((await lectern(['search', 'the', '--limit', '3'])).stdout.trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('bad input', () => {
  const file = (name: string) => path.join(machine.home, 'notes', name);
  beforeAll(() => {
    mkdirSync(path.join(machine.home, 'notes'), { recursive: true });
    mkdirSync(path.join(machine.home, 'empty'));
    writeFileSync(file('good.md'), '---\ntitle: Good\n---\nText.\n');
    writeFileSync(file('broken.md'), '---\ntitle: "Open\n---\nStill readable.\n');
    writeFileSync(file('empty.md'), '');
    writeFileSync(file('nul.md'), 'a\0b\n');
    writeFileSync(file('latin1.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]));
    writeFileSync(file('bom-crlf.md'), '\ufeff---\r\ntitle: Windows\r\n---\r\nOne\r\ntwo\r\n');
    writeFileSync(file('long-line.md'), 'word '.repeat(2_000_000));
    writeFileSync(
      file('escapes.md'),
      '# \u001b]0;owned\u0007Title\n\n\u001b[2J&#27;[31m\u202ered\u009b31m\n',
    );
    writeFileSync(
      file('binary.md'),
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)),
    );
  });

  test.each([
    [['read', 'no-such-article'], 1, /no article “no-such-article”/],
    [['read', 'kubernets-in-production'], 1, /Did you mean kubernetes-in-production/],
    [['list', '--library', 'nowhere'], 1, /nowhere.*not there/],
    [['list', '--library', 'empty'], 1, /no articles/],
    [['--width', 'abc', 'list'], 2, /--width/],
    [['list', '--limit', '-1'], 2, /--limit/],
    [['--no-such-option'], 2, /--no-such-option/],
    [['--continue'], 2, /--continue/],
    [['read', 'https://example.com/a.md'], 1, /the network is never used/],
  ])('%j: one line, exit %i', async (args, code, message) => {
    const result = await lectern(args);
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(message);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a broken file among good ones: the good ones listed, a warning with file and line, exit 0', async () => {
    const { code, stdout, stderr } = await lectern(['list', '--library', 'notes']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^good\tGood\t/m);
    expect(stdout).toMatch(/^broken\t/m);
    expect(stderr).toMatch(/^lectern: .*broken\.md:\d+: /m);
  });

  test.each(['good', 'broken', 'empty', 'nul', 'latin1', 'bom-crlf', 'long-line', 'escapes', 'binary'])(
    '%s.md is readable or a problem, and no control byte is printed',
    async name => {
      const { code, stdout, stderr } = await lectern(['read', `notes/${name}.md`]);
      expect([0, 1]).toContain(code);
      expect(stdout + stderr).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
      expect(stderr).not.toContain('bug');
    },
  );

  test('what is shown of them', async () => {
    expect((await lectern(['read', 'notes/bom-crlf.md'])).stdout).toBe(
      'Windows\nnotes · 1 min\n\nOne two\n'.replace('notes · ', ''),
    );
    expect((await lectern(['read', 'notes/escapes.md'])).stdout).toContain('<U+202E>red<U+009B>31m');
    expect((await lectern(['read', 'notes/broken.md'])).stdout).toContain('Still readable.');
    // One article's own problems, and for a search a line for all.
    expect((await lectern(['read', 'good', '--library', 'notes'])).stderr).toBe('');
    expect(
      (await lectern(['search', 'text', '--library', 'notes'])).stderr.trimEnd().split('\n'),
    ).toHaveLength(1);
  });
});

test('what is said holds no control character, whatever was typed', async () => {
  const hostile = ['a\u001b[31mred', 'b\u001b]0;t\u0007'];
  for (const args of [
    hostile,
    ['read', ...hostile],
    ['search', ...hostile],
    ['list', '--library', hostile[0] ?? ''],
  ]) {
    const { stdout, stderr } = await lectern(args);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test('--ascii draws with ASCII alone', async () => {
  for (const args of [
    ['read', 'kuber', '--ascii'],
    ['read', 'what-a-retry', '--ascii'],
  ]) {
    expect((await lectern(args)).stdout).not.toMatch(/[·│─┄•↩“”]/);
  }
});

test('several words that name nothing suggest a search, in one line', async () => {
  const { code, stdout, stderr } = await lectern(['two', 'words']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'lectern: There is no article “two”. To find the words in the articles: lectern search two words\n',
  );
});

test.each<[string[], number, string]>([
  [['lis'], 1, 'Did you mean lectern list, '],
  [['lsit'], 1, 'Did you mean lectern list?'],
  [['serach', 'pod memory'], 1, "Did you mean lectern search 'pod memory'?"],
  [['raed', 'kuber'], 1, 'Did you mean lectern read kuber?'],
  [['version'], 1, 'Did you mean lectern --version?'],
  [['help', 'serach'], 2, 'Did you mean lectern help search?'],
  [['kuber', '--toc'], 2, 'lectern read kuber --toc'],
  [['kubr'], 1, 'Did you mean kubernetes-in-production?'],
  [[''], 2, 'An empty name names nothing.'],
  [['file:///tmp/x.md'], 1, 'Name the file by its path: /tmp/x.md'],
  [['search', 'pod', '--category', 'nosuch'], 1, 'There are the categories Accessibility, '],
  [['search', 'category:nosuch', 'pod'], 1, 'There are the categories Accessibility, '],
  [['search', 'tag:nosuch'], 1, 'There are the tags accessibility, '],
  [['search', 'category:dev', 'zzzq'], 1, '“zzzq” is in no article'],
  [['list', '--limit', '0'], 2, 'a whole number from 1'],
  [['search', 'pod', '--limit', '0'], 2, 'a whole number from 1'],
])('%j: what was meant, in the name of the program', async (args, code, said) => {
  const result = await lectern(args);
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(/^lectern: .*\n$/);
  expect(result.stderr).toContain(said);
});

describe('files and drafts that are not named as they are called', () => {
  const at = (...names: string[]) => path.join(machine.home, 'near', ...names);
  const near = (args: string[]) => run([...LECTERN, ...args], { env: machine.env(), cwd: at() });
  beforeAll(() => {
    mkdirSync(at('sub'), { recursive: true });
    writeFileSync(at('notes.md'), '# Notes\n');
    writeFileSync(at('sub', 'today.markdown'), '# Today\n');
    writeFileSync(at('plan.md'), '---\ntitle: Plan\ndraft: true\n---\nSecret.\n');
  });

  test.each<[string[], string]>([
    [['nope.md'], 'There is no file “nope.md”. Check its name'],
    [['sub', 'today'], '“sub” is a folder, not an article. Did you mean lectern today --library sub?'],
    [['NOTES.MD'], 'There is no file “NOTES.MD”. Did you mean notes.md?'],
    [['nope.md', 'notes.md'], 'There is no file “nope.md”. Check its name'],
    [['ntoes'], 'There is no article “ntoes”. Did you mean notes.md?'],
    [['sub/tody.md'], 'Did you mean sub/today.markdown?'],
    [['--library', '.', 'plan'], '“plan” is a draft. To see drafts too, add --drafts.'],
    [['check', 'none.md'], '“none.md” is not there. Check its name.'],
    [['/dev/zero'], '“/dev/zero” is a pipe, a socket or a device, not a file. Name a file of Markdown'],
  ])('%j: %s', async (args, said) => {
    const result = await near(args);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toContain(`lectern: ${said}`.replace('lectern: Did', 'Did'));
  });

  test('a draft is read where drafts are asked for', async () => {
    expect((await near(['--library', '.', '--drafts', 'plan'])).stdout).toContain('Secret.');
  });
});

test('a library that build made is opened, by who publishes it', async () => {
  const library = path.join(ROOT, 'dist/library');
  expect((await lectern(['list', '--library', library])).stdout).toBe((await lectern(['list'])).stdout);
  expect((await lectern(['read', 'kuber', '--library', library])).stdout).toContain('Scaling Kubernetes');
});

test.each(
  [PROGRAM, ...COMMANDS]
    .filter(({ name }) => ['', 'list', 'read', 'search', 'doctor'].includes(name))
    .flatMap(command => filled(command, 'lectern', OWN_SAMPLE))
    .filter(([line]) => !line.includes('less')),
)('the example “%s” does something: %s', async line => {
  const cwd = path.join(machine.home, 'examples');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(path.join(cwd, 'notes.md'), '# Notes\n');
  const script = `lectern() { ${LECTERN.map(word => `'${word}'`).join(' ')} "$@"; }; ${line}`;
  const { code, stdout } = await run(['sh', '-c', script], { env: machine.env(), cwd });
  expect(code).toBe(0);
  expect(stdout).not.toBe('');
});

test('a slip that the help shows is forgiven', async () => {
  const { stdout } = await lectern(['search', OWN_SAMPLE.slip ?? '']);
  expect(stdout).toMatch(/^kubernetes-in-production\t/);
});

test('help is a command, and has a page on the keys', async () => {
  const { code, stdout } = await lectern(['help', 'keys']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}reader\.page-down +space f pgdn ctrl\+f +a page down$/m);
  expect((await lectern(['help', 'read'])).stdout).toBe((await lectern(['read', '--help'])).stdout);
});

test('TERM=dumb, and a config that cannot be understood', async () => {
  expect((await lectern([], '', { TERM: 'dumb' })).code).toBe(0);
  const config = path.join(machine.home, 'config', 'lectern');
  mkdirSync(config, { recursive: true });
  writeFileSync(path.join(config, 'config.toml'), 'width = 60\ncolour = "red"\n');
  const { code, stderr } = await lectern(['list']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/config\.toml:2: there is no setting colour/);
  writeFileSync(path.join(config, 'config.toml'), '');
});
