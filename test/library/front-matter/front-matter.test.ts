import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { hasArticleKey } from '../../../src/library/front-matter/fields.js';
import { readFrontMatter } from '../../../src/library/front-matter/front-matter.js';

const read = (source: string) => readFrontMatter(source, { parseToml, hasArticleKey: hasArticleKey });
const bodyOf = (source: string) => source.slice(read(source).bodyAt);

describe('readFrontMatter of valid front matter', () => {
  it.each([
    ['YAML', '---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML with an engine name', '---yaml\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML that ends with `...`', '---\ntitle: A\ntags: [x, y]\n...\nBody\n'],
    ['YAML with CRLF', '---\r\ntitle: A\r\ntags: [x, y]\r\n---\r\nBody\n'],
    ['YAML after a blank line', '\n---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML after a line of blanks', ' \t\r\n---\r\ntitle: A\r\ntags: [x, y]\r\n---\r\nBody\n'],
    ['TOML after a blank line', '\n+++\ntitle = "A"\ntags = ["x", "y"]\n+++\nBody\n'],
    ['TOML', '+++\ntitle = "A"\ntags = ["x", "y"]\n+++\nBody\n'],
    ['TOML between `---`', '---toml\ntitle = "A"\ntags = ["x", "y"]\n---\nBody\n'],
    ['JSON', '---json\n{"title": "A", "tags": ["x", "y"]}\n---\nBody\n'],
    ['JSON with blanks around the engine name', '--- JSON \n{"title": "A", "tags": ["x", "y"]}\n---\nBody\n'],
    ['JSON between semicolons', ';;;\n{"title": "A", "tags": ["x", "y"]}\n;;;\nBody\n'],
    ['a JSON object', '{\n"title": "A", "tags": ["x", "y"]\n}\nBody\n'],
  ])('reads %s', (_name, source) => {
    const matter = read(source);
    expect(matter.data).toEqual({ title: 'A', tags: ['x', 'y'] });
    expect(matter.faults).toEqual([]);
    expect(bodyOf(source)).toBe('Body\n');
    expect(source.split('\n')[matter.bodyLine - 1]).toBe('Body');
  });

  it.each(['---\rtitle: A\r---\r\rBody\r', ' \r---\rtitle: A\r---\rBody\r', '{\r"title": "A"\r}\rBody\r'])(
    'reads %j, whose lines end in carriage returns',
    source => {
      const matter = read(source);
      expect(matter).toMatchObject({ data: { title: 'A' }, faults: [] });
      expect(bodyOf(source).trim()).toBe('Body');
      expect(
        source
          .split('\r')
          .slice(matter.bodyLine - 1)
          .join('')
          .trim(),
      ).toBe('Body');
    },
  );

  it('reports unclosed front matter whose lines end in carriage returns', () => {
    expect(read('---\rtitle: A\r\rBody\r').faults).toMatchObject([{ message: 'front matter is not closed' }]);
  });

  it('ends only at a delimiter, not at a line that starts with one', () => {
    expect(read('---\ntitle: A\ntext: |\n  ---\n  more\nlast: b\n---\nBody').data).toEqual({
      title: 'A',
      text: '---\nmore\n',
      last: 'b',
    });
  });

  it('keeps scalars as text, except those that convert back to the same text', () => {
    const { data } = read(
      '---\ntitle: 1.10\ndate: 2024-12-15\nn: 8\nf: 1.5\nyes: yes\non: true\nnull: ~\nid: 007\nhex: 0x1F\ninf: .inf\n---\n',
    );
    expect(data).toEqual({
      title: '1.10', date: '2024-12-15', n: 8, f: 1.5, yes: 'yes', on: true, null: null, id: '007', hex: '0x1F', inf: '.inf',
    }); // biome-ignore format: a row
  });

  it('removes control characters from YAML escapes', () => {
    const { data } = read('---\ntitle: "a\\e[31m\\x9bb"\n---\n');
    expect(JSON.stringify(data)).not.toMatch(/\\u001b|\\u009b|\u009b/);
    expect(data.title).toContain('␛[31m');
  });

  it('returns fresh data and faults for a text read before', () => {
    const broken = '---\ntitle: [\n---\nBody';
    expect(read(broken).faults).toEqual(read(broken).faults);
    expect(read(broken).faults).toHaveLength(1);
    const sound = '---\ntags: [a]\n---\n';
    const first = read(sound).data.tags;
    expect(read(sound).data.tags).not.toBe(first);
  });
});

describe('readFrontMatter of other text', () => {
  it.each([
    ['', 0],
    ['constructor', 0],
    ['---', 0],
    ['---\n', 0],
    ['----\ntitle: A\n----\n', 0],
    ['---\n\nProse of one paragraph.\n\n---\n\nMore.\n', 0],
    ['---\n\nNote: prose, with a colon.\n\n---\n\nMore.\n', 0],
    ['---\n\n---\n\nMore.\n', 0],
    ['---\n\nIt said: "never: mind"\nand went on: so.\n\n---\n', 0],
    ['---\nProse, and no second rule.\n', 0],
    [' ---\ntitle: A\n---\n', 0],
    ['+++\nplus\n', 0],
    ['---\nProse.\n---\n', 1],
    ['---\n- a\n- b\n---\n', 1],
  ])('returns %j as body, with %i problems', (source, problems) => {
    const matter = read(source);
    expect(matter.faults.map(fault => fault.level)).toEqual(Array(problems).fill('warning'));
    expect(bodyOf(source)).toBe(source);
  });
});

describe('readFrontMatter of invalid front matter', () => {
  it.each<[string, string, number, string, string]>([
    ['a colon in a value', '---\ntitle: A\nlead: one: two\n---\nBody', 3, 'error', 'Body'],
    ['an unclosed bracket', '---\ntitle: A\ntags: [x\nb: c\n---\nBody', 4, 'error', 'Body'],
    ['a duplicate key', '---\ntitle: A\ntitle: B\n---\nBody', 3, 'error', 'Body'],
    ['a tag that would run code', '---\ntitle: !!js/function "function(){}"\n---\nBody', 2, 'error', 'Body'],
    ['empty front matter', '---\n---\nBody', 1, 'warning', 'Body'],
    ['only comments', '---\n# later\n---\nBody', 1, 'warning', 'Body'],
    ['invalid TOML', '+++\ntitle = "A"\nb = \n+++\nBody', 3, 'error', 'Body'],
    ['invalid JSON', '---json\n{\n"a": 1,\n}\n---\nBody', 4, 'error', 'Body'],
    ['a missing closing delimiter', '---\ntitle: A\n\n# Head\n', 1, 'error', '---\ntitle: A\n\n# Head\n'],
    ['a NUL character', '---\ntitle: A\0\n---\nBody', 2, 'error', 'Body'],
    ['too many blanks', `---\na: b\n${'\n'.repeat(200_000)}---\nBody`, 2, 'error', 'Body'],
  ])('reports %s', (_name, source, line, level, body) => {
    const { faults } = read(source);
    expect(faults.map(fault => [fault.rule, fault.line, fault.level])).toEqual([
      ['front-matter', line, level],
    ]);
    expect(bodyOf(source)).toBe(body);
  });

  it('explains the most common error in plain words', () => {
    expect(read('---\ntags: [a]\ntitle: One: two\n---\n').faults).toMatchObject([
      {
        line: 3,
        message: 'front matter cannot be read: a value contains a colon',
        hint: 'put the value in quotes',
      },
    ]);
  });

  it('keeps the plain lines of YAML with an error elsewhere', () => {
    expect(read('---\ntitle: One: two\ndate: "2024-12-15"\n---\n').data).toEqual({
      title: 'One: two',
      date: '2024-12-15',
    });
  });

  it.each([
    'js',
    'JS',
    ' js',
    'javascript',
    ' JavaScript ',
    'coffee',
    'cson',
    'constructor',
    '__proto__',
    'ts',
  ])('refuses the engine %j, closed or not', engine => {
    const code = `---${engine}\nglobalThis.ran = true, {title: "A"}\n`;
    for (const source of [`${code}---\nBody`, code]) {
      expect(read(source).faults.map(fault => [fault.rule, fault.line])).toEqual([['engine', 1]]);
      expect(read(source).data).toEqual({});
    }
    expect(bodyOf(`${code}---\nBody`)).toBe('Body');
    expect('ran' in globalThis).toBe(false);
  });

  it('refuses aliases that expand without limit', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const alias = `*a${level - 1}`;
      rows.push(`a${level}: &a${level} [${Array(10).fill(alias).join(', ')}]`);
    }
    const { faults, data } = read(`---\n${rows.join('\n')}\n---\nBody`);
    expect(faults.map(fault => fault.rule)).toEqual(['front-matter']);
    expect(data).toEqual({});
  });

  it('refuses data that is nested 50,000 levels deep', () => {
    for (const deep of ['['.repeat(50_000), '{a: '.repeat(50_000), '- '.repeat(50_000)]) {
      expect(read(`---\ntitle: A\nx: ${deep}\n---\nBody`).faults).toHaveLength(1);
    }
    expect(read(`---json\n${'['.repeat(50_000)}${']'.repeat(50_000)}\n---\nBody`).faults).toHaveLength(1);
  });

  it('ignores front matter of more than 256 Ki characters', () => {
    const { faults, bodyAt } = read(`---\ntitle: A\ntext: ${'x'.repeat(300_000)}\n---\nBody`);
    expect(faults).toHaveLength(1);
    expect(bodyAt).toBe(0);
  });
});

describe('readFrontMatter after a blank line', () => {
  it.each([
    ['prose between rules', '\n---\nOne line\n\n---\nBody'],
    ['a line with a colon between rules', '\n---\nNote: one\n---\nBody'],
    ['lines with several colons between rules', '\n---\nNote: one: two\n---\nBody'],
    ['a rule without an end', '\n---\ntitle: A\n\nBody'],
    ['a rule with words', '\n--- words\na: b\n---\nBody'],
    ['two rules', '\n---\n\n---\nBody'],
    ['NUL characters', '\n---\na: \0\n---\nBody'],
    ['two blank lines', '\n\n---\ntitle: A\n---\nBody'],
  ])('keeps %s as text', (_name, source) => {
    const matter = read(source);
    expect(matter).toMatchObject({ data: {}, faults: [], bodyAt: 0, bodyLine: 1 });
  });

  it('counts the lines of faults from the start of the file', () =>
    expect(read('\n---\ntitle: A\ndate: b: c\n---\nBody').faults[0]?.line).toBe(4));
});
