/** The cost of front matter is bounded by its length, and by what each parser is given. Asserts sizes, not times. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { hasArticleKey, readFields } from '../../../src/library/front-matter/fields.js';
import { MAX_PARSED_LENGTH, readFrontMatter } from '../../../src/library/front-matter/front-matter.js';

const require = createRequire(import.meta.url);

/** Texts that gray-matter and js-yaml were given. */
const given: { matter: string[]; yaml: string[] } = { matter: [], yaml: [] };

function spyOnModule(name: string, wrap: (exports: never) => unknown): () => void {
  const path = require.resolve(name);
  const original = require(path);
  const module = require.cache[path];
  if (!module) throw new Error(`${name} is not in the cache`);
  Object.assign(module, { exports: wrap(original as never) });
  return () => {
    Object.assign(module, { exports: original });
  };
}

let restore: (() => void)[] = [];
beforeAll(() => {
  restore = [
    spyOnModule(
      'gray-matter',
      (matter: (text: string, options: object) => unknown) => (text: string, options: object) => {
        given.matter.push(text);
        return matter(text, options);
      },
    ),
    spyOnModule('js-yaml', (yaml: { safeLoad: (text: string, options: object) => unknown }) => ({
      ...yaml,
      safeLoad: (text: string, options: object) => {
        given.yaml.push(text);
        return yaml.safeLoad(text, options);
      },
    })),
  ];
});
afterAll(() => {
  for (const undo of restore) undo();
});

const read = (source: string) => {
  given.matter = [];
  given.yaml = [];
  return readFrontMatter(source, { parseToml, hasArticleKey });
};

describe('readFrontMatter', () => {
  it('gives gray-matter no blank lines, in which its search for comments is quadratic', () => {
    for (const blank of ['\n', '\r\n', '\r', '\u2028', ' \n', '\t\n\n', '\u00a0\n']) {
      const blanks = blank.repeat(990);
      read(`---\ntitle: A\n${`a: b${blanks}\nc: d\n`.repeat(3)}---\nBody`);
      expect(given.matter).toHaveLength(1);
      expect(given.matter[0]).not.toMatch(/[\n\r\u2028\u2029]\s*[\n\r\u2028\u2029]/);
    }
  });

  it('gives the engine the whole text, so that lines and values keep their blanks', () => {
    const text = `title: A${'\n'.repeat(2000)}text: |\n  one\n\n\n\n  two\nbad: {toString: 1}\n`;
    const matter = read(`---\n${text}---\nBody`);
    expect(given.yaml).toEqual([`\n${text}`]);
    expect(matter.data).toEqual({ title: 'A', text: 'one\n\n\n\ntwo\n', bad: { toString: 1 } });
    const broken = read(`---\ntitle: A${'\n'.repeat(2000)}b: [\n---\nBody`);
    expect(broken.faults.map(({ line }) => line)).toEqual([2003]);
  });

  it('reads comments between blank lines, and nothing but comments, as before', () => {
    expect(read(`---\n# a\n${'\n'.repeat(1500)}# b\ntitle: A\n---\n`).data).toEqual({ title: 'A' });
    expect(read(`---\n# a\n${'\n'.repeat(1500)}# b\n---\n`).faults.map(({ message }) => message)).toEqual([
      'front matter is empty',
    ]);
  });

  it.each([
    ['yaml', 'title: A\n', 'a: b\n', { title: 'A', a: 'b' }],
    ['toml', 'title = "A"\n', '#\n', {}],
    ['json', '{"title": "A",\n', '"a": 1,\n', {}],
  ])(
    'parses %s of at most 32,768 characters, and finds the body after a longer one',
    (engine, start, row, salvaged) => {
      const rows = row.repeat(MAX_PARSED_LENGTH / row.length);
      const source = `---${engine}\n${start}${rows}---\nBody\n`;
      const { data, faults, bodyAt } = read(source);
      expect([given.matter, given.yaml]).toEqual([[], []]);
      expect(data).toEqual(salvaged);
      expect(faults).toMatchObject([{ level: 'error', rule: 'front-matter', line: 2 }]);
      expect(faults[0]?.message).toMatch(/^front matter has 3\d,\d\d\d characters$/);
      expect(source.slice(bodyAt)).toBe('Body\n');
      const short = read(`---${engine}\n${start}${row.repeat(1000)}---\nBody\n`);
      expect(short.bodyAt).toBeGreaterThan(0);
      expect(given.matter).toHaveLength(1);
    },
  );

  it('takes a long text between two rules for prose', () => {
    const prose = 'Prose without keys.\n'.repeat(3000);
    expect(read(`---\n\n${prose}\n---\n`)).toMatchObject({ bodyAt: 0, faults: [], data: {} });
  });

  it.each([
    [`a${'.a'.repeat(15_000)} = 1`, 'front matter is too large'],
    [`[a${'.a'.repeat(15_000)}]\nb = 1`, 'front matter is too large'],
  ])('refuses TOML keys of many parts', (text, message) => {
    expect(read(`+++\n${text}\n+++\nBody`).faults.map(fault => fault.message)).toEqual([message]);
  });

  it('shortens the reason of a parser, which may repeat the text', () => {
    const [fault] = read(`---\ntitle: !${'a'.repeat(30_000)} b\n---\n`).faults;
    expect(fault?.message.length).toBeLessThan(200);
    expect(fault?.message).toMatch(/^front matter cannot be read: unknown tag .*…$/);
    const [engine] = read(`---${'a'.repeat(5000)}\ntitle: A\n---\n`).faults;
    expect(engine?.message).toBe(`unsupported front matter language "${'a'.repeat(60)}…"`);
  });
});

describe('readFields', () => {
  const fieldsOf = (key: string, value: string) =>
    readFields({ data: { [key]: value }, text: '', line: 1, bodyAt: 0, bodyLine: 1, faults: [] });

  it.each(['readTime', 'date', 'draft'])('does not examine a long text as %s', key => {
    for (const filler of ['\t', ' ', '9', '/', 'a '])
      expect(fieldsOf(key, `8${filler.repeat(30_000)}x`).fields).toEqual({});
  });

  it('ignores blanks around a short value', () => {
    const blanks = ' \t'.repeat(15_000);
    expect(fieldsOf('readTime', `${blanks}8 min read${blanks}`).fields).toEqual({ readTime: 8 });
    expect(fieldsOf('draft', `${blanks}TRUE${blanks}`).fields).toEqual({ draft: true });
    expect(fieldsOf('date', `${blanks}2024-12-15${blanks}`).fields).toEqual({ date: '2024-12-15' });
  });

  it('refuses a slug of more than 200 characters', () => {
    const [fault] = fieldsOf('slug', `a${'/'.repeat(9000)}b`).faults;
    expect(fault?.message).toBe(
      `slug "a${'/'.repeat(59)}…" is not safe as a file name or in a shell; the file name is used instead`,
    );
  });
});
