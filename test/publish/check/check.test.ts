import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realPath } from '../../../src/host/real-path.js';
import { parseToml } from '../../../src/host/toml.js';
import { type CheckOptions, check } from '../../../src/publish/check/check.js';
import { RULE_LEVELS, RULE_NAMES } from '../../../src/publish/check/rule-names.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const HEAD = '---\ntitle: "A title"\n---\n';

/** Returns `path:line:column level rule` of each diagnostic; the path is relative to the folder. */
async function found(files: Record<string, string>, options: Partial<CheckOptions> = {}): Promise<string[]> {
  const dir = temporaryFolder(files);
  const { diagnostics } = await check([dir], { parseToml, reserved: ['list', 'read'], ...options });
  return diagnostics.map(({ file, line, column, level, rule, message, hint }) => {
    expect(message).toMatch(/[^.]$/);
    expect(hint).toMatch(/^(?![A-Z]).*[^.]$/);
    const place = [file.slice(dir.length + 1).replaceAll('\\', '/'), line, column];
    return `${place.filter(part => part !== undefined).join(':')} ${level} ${rule}`;
  });
}

it('reports a file that was removed after the folder was listed, and checks the others', async () => {
  const dir = temporaryFolder({ 'a.md': HEAD, 'b.md': HEAD, 'c.md': `${HEAD}[d](gone.md)` });
  const onProgress = () => rmSync(join(dir, 'b.md'), { force: true });
  const { articles, diagnostics } = await check([dir], { parseToml, reserved: [], onProgress });
  const rules = diagnostics.map(({ file, rule }) => [file.slice(dir.length + 1), rule]);
  expect([articles, rules]).toEqual([
    3,
    [
      ['b.md', 'unreadable'],
      ['c.md', 'broken-link'],
    ],
  ]);
});

it.skipIf(process.platform === 'win32')(
  'refuses articles that are a link out of the publication, unless it may follow links',
  async () => {
    const dir = temporaryFolder({ 'package.json': '{ "name": "blog" }' });
    const outside = temporaryFolder({ 'a.md': HEAD });
    symlinkSync(outside, join(dir, 'articles'));
    await expect(check([dir], { parseToml, reserved: [] })).rejects.toMatchObject({
      message: `"${join(dir, 'articles')}" is a link out of the publication, to "${realPath(outside)}"`,
      hint: 'to follow it, use --follow',
    });
    expect(await check([dir], { parseToml, reserved: [], follow: true })).toMatchObject({ articles: 1 });
  },
);

it.skipIf(process.platform === 'win32')(
  'reports images outside of the folder, which are neither shown nor published, unless it may follow links',
  async () => {
    const dir = temporaryFolder({
      'docs/a.md': `${HEAD}![a](out.png) ![b](in.png) ![c](null.png)`,
      'b.png': '',
    });
    symlinkSync(join(dir, 'b.png'), join(dir, 'docs', 'out.png'));
    symlinkSync('/dev/null', join(dir, 'docs', 'null.png'));
    symlinkSync('kept.png', join(dir, 'docs', 'in.png'));
    writeFileSync(join(dir, 'docs', 'kept.png'), '');
    const messages = async (path: string, follow: boolean) =>
      (await check([path], { parseToml, reserved: [], follow })).diagnostics.map(({ message }) => message);
    const expected = [
      'image is outside of the folder: "out.png"',
      'image is outside of the folder: "null.png"',
    ];
    expect(await messages(join(dir, 'docs'), false)).toEqual(expected);
    expect(await messages(join(dir, 'docs', 'a.md'), false)).toEqual(expected);
    expect(await messages(join(dir, 'docs'), true)).toEqual([]);
  },
);

it.each([
  ['x'.repeat(100_000), 'the name is too long'],
  ['gone', 'no such file or folder'],
])('throws a user error for an inaccessible path', async (path, reason) => {
  const checking = check([path], { parseToml, reserved: [] });
  await expect(checking).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(new RegExp(`^${reason}: "`)),
  });
  await expect(checking).rejects.toSatisfy(({ message }: Error) => message.length < 400);
});

/** Returns the same for an article with this body, without its path. */
async function foundIn(body: string, more: Record<string, string> = {}): Promise<string[]> {
  const all = await found({ 'a.md': HEAD + body, ...more });
  return all.map(each => each.replace(/^a\.md:/, ''));
}

/** A diagram that is wide in any direction. */
const WIDE_SEQUENCE = 'ABCDEFGH'.replaceAll(/./g, ' participant Long name $&\n');

describe('rules', () => {
  const other = { 'other.md': `${HEAD}## Kept here\n` };
  const CASES: [rule: string, body: string, expected: string[], fine: string][] = [
    ['broken-link', 'See [b](gone.md).', ['4:9 warning broken-link'], 'See [b](other.md).'],
    ['broken-link', '[b](../../issues/gone.md)', ['4:5 warning broken-link'], '[a](../../issues) [b](../../releases/latest)'],
    ['broken-link', '[b](gone.html)', ['4:5 warning broken-link'], '[a](a::b) [b](prim@slice) [c](crate#x) [d](x/struct.A.html)'],
    ['broken-link', 'One\ntwo [b](gone.md)', ['5:9 warning broken-link'], '[b](mailto:a@example.com)'],
    ['broken-link', '| a |\n|-|\n| 1 |\n| [b](gone.md) |', ['7:7 warning broken-link'], '[b](https://example.com)'],
    ['broken-link', 'A[^n].\n\n[^n]: [b](gone.md)', ['6:11 warning broken-link'], '`[b](gone.md)`'],
    ['broken-link', '[b](Other.md)', ['4:5 warning broken-link'], '[b](other.md), [c](a.md), [d](Other)'],
    ['broken-link', '[b](./%6Fther.MD#kept-here)', ['4:5 warning broken-link'], '[b](./%6Fther.md#kept-here)'],
    ['broken-link', '[b](A.md)', ['4:5 warning broken-link'], '[b](./a.md)'],
    ['broken-anchor', '[b](other.md#gone)', ['4:5 warning broken-anchor'], '[b](other.md#kept-here)'],
    ['broken-anchor', '## Here\n\n[b](#there)', ['6:5 warning broken-anchor'], '## Here\n\n[b](#here)'],
    ['broken-anchor', '## Here {#h}\n\n[b](#there)', ['6:5 warning broken-anchor'], '## Here {#there}\n\n[b](#there)'],
    ['broken-anchor', '[b](#made)', ['4:5 warning broken-anchor'], '<a id="made"></a>\n\n[b](#made)'],
    ['broken-anchor', '# Other\n\n[b](#a-title)', ['4:3 warning second-title', '6:5 warning broken-anchor'], '# A title\n\n[b](#a-title)'],
    ['broken-anchor', '## My Part: ünd so\n\n[b](#part)', ['6:5 warning broken-anchor'], '## My Part: ünd so\n\n[b](#My-Part-ünd-so) [c](#my-part-und-so) [d](#my-part-nd-so)'],
    ['broken-anchor', '[a][b]\n\n[b]: #c', ['4:1 warning broken-anchor'], '<!-- ALL-CONTRIBUTORS-LIST:START -->\n\n[b](#infra-ann)\n\n<!-- ALL-CONTRIBUTORS-LIST:END -->'],
    ['broken-link', 'a.md: [x](a.md.md) [a](a.md) [b](gone.md)', ['4:11 warning broken-link', '4:34 warning broken-link'], '[x](a.md)'],
    ['broken-link', '[o](other.md) or gone.md: [gone.md](gone.md)', ['4:37 warning broken-link'], '[x](a.md)'],
    ['alt-text', '![ok](kept.png) ![](kept.png)', ['4:21 warning alt-text'], '![ok](kept.png)'],
    ['empty-link', '[nowhere]()', ['4:1 warning empty-link'], '[here](other.md)'],
    ['empty-link', 'A [](other.md)', ['4:6 warning empty-link'], '[![alt](https://example.com/a.png)](other.md)'],
    ['site-path', '[b](/about/)', ['4:5 note site-path'], '[b](//example.com/about)'],
    ['missing-image', '![A valve](gone.png)', ['4:12 warning missing-image'], '![A valve](kept.png)'],
    ['missing-image', '![a](~gone.png)', ['4:6 warning missing-image'], '![a](@site/static/a.png) ![b](~/a.png) ![c](@/assets/a.png) [d](@site/a.md) ![e](<{{ site.url }}/a.png>) [f](%BASE%/a)'],
    ['image-sizes', '![a](kept.png) ![b](large.jpg) ![c](large.jpg)', ['4:21 warning image-sizes'], '![a](kept.png)'],
    ['image-sizes', '![a](/large.jpg)', ['4:6 warning image-sizes'], '![a](/kept.png) ![b](https://a.example/large.jpg)'],
    ['alt-text', '![](kept.png)', ['4:5 warning alt-text'], '![A valve](kept.png)'],
    ['alt-text', 'A ![](kept.png) b', ['4:7 warning alt-text'], 'A ![A valve](kept.png) b'],
    ['alt-text', '<p>\n  <img src="kept.png">\n</p>', ['5:13 warning alt-text'], '<img src="kept.png" alt="">'],
    ['missing-image', '<p>\n  Two rows\n  <img\n  src="gone.png" alt="A valve">\n</p>', ['7:8 warning missing-image'], '<img alt="A valve" src="kept.png">'],
    ['not-shown', 'A\n\n<video class="a"></video>\n\n<video src="data:video/mp4;base64,AAAA"></video>\n\n<iframe name="a"></iframe>', ['6 note not-shown', '10 note not-shown'], '`<video class="a">`\n\n```html\n<video class="b"></video>\n```\n\n<!-- <video> -->'],
    ['not-shown', 'A\n\n<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>', ['6 note not-shown'], 'A\n\n<video src="https://a.example/a.mp4"></video>\n\n<video controls>\n<source src="https://a.example/b.mp4">\n</video>\n\n<iframe src="https://x"></iframe>\n\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n\n<iframe src="javascript:0" title="A talk"></iframe>'],
    ['not-shown', 'A\n\n{{< chart 1 >}}', ['6 note not-shown'], '{{< tabs "a" >}}\n\n{{< tab "b" >}}\nText\n{{< /tab >}}\n\n{{< /tabs >}}'],
    ['not-shown', 'A <Chart data="sales" /> b.', ['4 note not-shown'], 'Vec<T> and `<Chart />` a < B />'],
    ['heading-level', '## Two\n\n#### Four', ['6:6 warning heading-level'], '## Two\n\n### Three\n\n## Two'],
    ['heading-level', '### Three', ['4:5 warning heading-level'], '## Two'],
    ['second-title', 'Text\n\n# Another', ['6:3 warning second-title'], '# A title\n\nText'],
    ['code-language', '```javascipt\nx\n```', ['4:4 note code-language'], '```js\nx\n```\n\n```text\nx\n```\n\n    x'],
    ['code-language', '```js\nx\n```\n\n```javascipt\nx\n```\n\n```pyhton\nx\n```', ['8:4 note code-language', '12:4 note code-language'], '```foolang\nx\n```\n\n```foolang\nx\n```'],
    ['code-language', '```pyhton\nx\n```', ['4:4 note code-language'], ['foolang', 'none', 'haml', 'jsonld', 'astro', 'tree', 'rest', 'typoscript', 'zig', 'hcl'].map(name => `\`\`\`${name}\nx\n\`\`\``).join('\n\n')],
    ['code-width', `\`\`\`js\nx\n${'y'.repeat(101)}\n\`\`\``, ['6 note code-width'], `    ${'y'.repeat(100)}`],
    ['code-width', `\`\`\`js\n漢\t${'y'.repeat(97)}\n\`\`\``, ['5 note code-width'], `    漢\t${'y'.repeat(96)}`],
    ['not-drawn', 'A\n\n```mermaid\ngantt\n title x\n```', ['6 note not-drawn'], '```mermaid\npie\n "A" : 1\n```\n\n```dot\ngantt\n```'],
    ['not-drawn', `$$\n${'\\frac{1}{\n'.repeat(60)}x${'}'.repeat(60)}\n$$`, ['4 note not-drawn'], '$$\n\\frac{1}{2}\n$$\n\n```tex\n\\documentclass{a}\n```'],
    ['diagram-width', `\`\`\`mermaid\nsequenceDiagram\n${WIDE_SEQUENCE}\n\`\`\``, ['4 note diagram-width'], `\`\`\`mermaid\nflowchart LR\n ${'ABCDEFGH'.split('').map(each => `${each}[a long label]`).join(' --> ')}\n\`\`\``],
    ['control-character', 'A \u202e b', ['4:3 warning control-character'], 'A\tb \u00e9 👩‍👩‍👧'],
    ['control-character', 'A \u{E0061}b', ['4:3 warning control-character'], 'A 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F} 葛\u{E0100}'],
    ['control-character', 'A \u{E0061}\u{E0061}\u{E0062}\u{E0061} b', ['4:3 warning control-character', '4:7 warning control-character'], 'A b'],
    ['control-character', 'A \u200b\u200bb', ['4:3 warning control-character'], 'A\u200bb\u00adc'],
    ['control-character', 'A \u{E0150}b', ['4:3 warning control-character'], 'A b'],
    ['control-character', 'A \u001b[31m b', ['4:3 warning control-character'], 'A [31m b'],
  ]; // biome-ignore format: a table

  it.each(CASES)('%s reports %j', async (rule, body, expected, fine) => {
    const large = rule === 'image-sizes' ? { 'large.jpg': 'x'.repeat(5 * 1024 * 1024 + 1) } : {};
    const around = { ...other, ...large, 'kept.png': '' };
    expect(await foundIn(body, around)).toEqual(expected);
    expect(await foundIn(fine, around)).toEqual([]);
  });

  it('not-drawn and diagram-width say why and how wide', async () => {
    const body = `\`\`\`mermaid\ngantt\n\`\`\`\n\n\`\`\`mermaid\nsequenceDiagram\n${WIDE_SEQUENCE}\n\`\`\``;
    const dir = temporaryFolder({ 'a.md': HEAD + body });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'diagram is not drawn: diagrams of the kind "gantt" are not supported',
      'diagram is 134 columns wide, and is shown as its source in 80 columns',
    ]);
  });

  it('table-records reports a table that does not fit into 80 columns', async () => {
    const table = (columns: number) =>
      ['| longheading ', '| --- ', '| value '].map(cell => `${cell.repeat(columns)}|\n`).join('');
    expect(await foundIn(table(9))).toEqual(['4 note table-records']);
    expect(await foundIn(table(3))).toEqual([]);
  });

  it('report problems in front matter', async () => {
    expect(await found({ 'a.md': '# A\n\nText\n' })).toEqual(['a.md:1 note title']);
    expect(await found({ 'a.md': '---\ntitle: A\ndate: 2024-13-45\n---\n' })).toEqual([
      'a.md:3:7 warning date',
    ]);
    // Front matter that cannot be read may have a title.
    expect(await found({ 'a.md': '---js\nmodule.exports = {}\n---\nText\n' })).toEqual([
      'a.md:1:4 error engine',
    ]);
    expect(await found({ 'a.md': '---json\n{"title": "A",}\n---\n' })).toEqual(['a.md:2 error front-matter']);
    expect(await found({ 'a.md': '---\ntitle: A\nslug: list\n---\n' })).toEqual([
      'a.md:3:7 warning command-slug',
    ]);
    expect(await found({ 'read.md': HEAD })).toEqual(['read.md:1 warning command-slug']);
    expect(await found({ 'a;b.md': HEAD, '$(touch x).md': HEAD, 'two words.md': HEAD })).toEqual([
      '$(touch x).md:1 note slug',
      'a;b.md:1 note slug',
      'two words.md:1 note slug',
    ]);
    expect(await found({ 'a.md': '---\ntitle: A\nslug: a(b)\n---\n' })).toEqual(['a.md:3:7 note slug']);
    expect(await found({ 'c++.md': HEAD, 'x_y-z.1,2@3.md': HEAD, 'größe-漢字.md': HEAD })).toEqual([]);
    expect(await found({ 'a.md': '---\ntitle: A\nslug: "a b"\n---\n' })).toEqual(['a.md:3:8 warning slug']);
    const twice = '---\ntitle: A\nslug: same\n---\n';
    expect(await found({ 'a.md': twice, 'b.md': twice })).toEqual(['b.md:3:7 warning duplicate-slug']);
    expect(await found({ 'a.md': '---\ntitle: A\nreadTime: 30\n---\nText' })).toEqual([
      'a.md:3:11 warning read-time',
    ]);
    expect(await found({ 'a.md': '---\ntitle: A\nreadTime: 2\n---\nText' })).toEqual([]);
    expect(await found({ 'a.md': '---\ntitle: A\nimage: gone.png\n---\n' })).toEqual([
      'a.md:3:8 warning missing-image',
    ]);
  });

  it('have unique names', () => {
    expect(new Set(RULE_NAMES).size).toBe(RULE_NAMES.length);
  });

  it('are all tested here', async () => {
    const tested = new Set([
      ...CASES.map(([name]) => name),
      'table-records',
      'title',
      'command-slug',
      'slug',
      'read-time',
    ]);
    expect(Object.keys(RULE_LEVELS).filter(name => !tested.has(name))).toEqual([]);
  });
});

it('accepts the anchors that other tools than GitHub derive from a title', async () => {
  const body = '# Ünd & so\n\n[a](#ünd--so) [b](#und-so) [c](#gone)';
  expect(await found({ 'a.md': `---\ntitle: "Ünd & so"\n---\n${body}` })).toEqual([
    'a.md:6:32 warning broken-anchor',
  ]);
});

describe('rule levels', () => {
  const files = { 'a.md': `${HEAD}[b](gone.md)\n\n[c](/site)` };

  it('override the defaults', async () => {
    expect(await found(files)).toEqual(['a.md:4:5 warning broken-link', 'a.md:6:5 note site-path']);
    expect(await found(files, { rules: ['broken-link=error', 'site-path=off'] })).toEqual([
      'a.md:4:5 error broken-link',
    ]);
    expect(await found({ 'a.md': 'No title' }, { rules: ['title=note'] })).toEqual(['a.md:1 note title']);
  });

  it.each(['gone=off', 'title=high', 'title', '=', ''])('refuse "%s"', async rule => {
    await expect(found(files, { rules: [rule] })).rejects.toMatchObject({ name: 'UserError', code: 2 });
  });
});

it.each([
  ['![](kept.png)', 'between the brackets'],
  ['![[kept.png]]', 'after a bar, ![[file|description]]'],
  ['<img src="kept.png">', 'in alt="..."'],
])('asks for the description of %s where it can be written', async (image, position) => {
  const dir = temporaryFolder({ 'a.md': `${HEAD}${image}`, 'kept.png': '' });
  const { diagnostics } = await check([dir], { parseToml, reserved: [] });
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    `describe the image ${position} (a terminal may show only this text)`,
  ]);
});

describe('paths', () => {
  const run = (paths: string[], more: Partial<CheckOptions> = {}) =>
    check(paths, { parseToml, reserved: [], ...more });

  it('of a publication check only its articles', async () => {
    const dir = temporaryFolder({ 'package.json': '{}', 'README.md': '# R', 'articles/a.md': HEAD });
    expect(await run([dir])).toEqual({ articles: 1, diagnostics: [] });
  });

  it('can be files; their links to other files are checked', async () => {
    const dir = temporaryFolder({
      'a.md': `${HEAD}[b](b.md) [c](c.md) [d](b.md#here) [e](b.md#gone)`, 'b.md': `${HEAD}## Here\n`,
    }); // biome-ignore format: a listing
    const { articles, diagnostics } = await run([join(dir, 'a.md'), join(dir, 'b.md')]);
    expect(articles).toBe(2);
    expect(diagnostics.map(({ rule, column }) => [rule, column])).toEqual([
      ['broken-link', 15],
      ['broken-anchor', 40],
    ]);
  });

  it('include drafts only with the option', async () => {
    const dir = temporaryFolder({ 'a.md': HEAD, 'b.md': '---\ntitle: B\ndraft: true\n---\n[c](gone.md)' });
    expect((await run([dir])).diagnostics).toEqual([]);
    expect((await run([dir], { drafts: true })).diagnostics).toHaveLength(1);
  });

  it('without articles are refused', async () => {
    await expect(run([temporaryFolder()])).rejects.toMatchObject({ name: 'UserError' });
    await expect(run(['gone'])).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('check of more than the arguments that a call can have', () => {
  const MANY = 150_000;
  /** Number of diagnostics by rule. */
  async function counts(body: string): Promise<Record<string, number>> {
    const dir = temporaryFolder({ 'a.md': HEAD + body });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    const result: Record<string, number> = {};
    for (const { rule, count = 1 } of diagnostics) result[rule] = (result[rule] ?? 0) + count;
    return result;
  }

  // A document has at most 131,072 parts, but a paragraph that has begun is read to its end, or to 65,536 special characters.
  it.each([
    ['headings', '# h\n\n'.repeat(MANY), { 'second-title': 1 }],
    ['links', `${'[a](gone.md)'.repeat(30_000)}\n\n`.repeat(4), { 'broken-link': 120_000 }],
    ['images', `${'![a](gone.png) '.repeat(32_000)}\n\n`.repeat(3), { 'missing-image': 96_000 }],
    ['control characters', 'a\u0001\n'.repeat(MANY), { 'control-character': MANY }],
    ['rows of code', `\`\`\`text\n${'x\n'.repeat(MANY)}${'y'.repeat(101)}\n\`\`\`\n`, { 'code-width': 1 }],
  ])(
    'counts many %s',
    async (_name, body, expected) => {
      expect(await counts(body)).toEqual(expected);
    },
    60_000,
  );

  it('finds the rows of many different links without a text', async () => {
    const body = Array.from({ length: 10_000 }, (_, index) => `[](gone${index}.md)\n\n`).join('');
    const dir = temporaryFolder({ 'a.md': HEAD + body });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    const rows = diagnostics.filter(({ rule }) => rule === 'empty-link').map(({ line }) => line);
    expect(rows).toEqual(Array.from({ length: 10_000 }, (_, index) => 4 + 2 * index));
  }, 60_000);

  it('stops at 10,000 different problems of a rule, and says so', async () => {
    const body = Array.from({ length: 10_005 }, (_, index) => `[a](gone${index}.md)\n\n`).join('');
    const dir = temporaryFolder({ 'a.md': HEAD + body });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    expect(diagnostics).toHaveLength(10_001);
    expect(diagnostics.at(-1)?.message).toContain('more than 10000 different problems');
  }, 60_000);

  it('suggests anchors for many broken ones', async () => {
    const body = Array.from({ length: 10_000 }, (_, index) => `## T${index}\n\n[a](#t!-${index})\n\n`).join(
      '',
    );
    const dir = temporaryFolder({ 'a.md': HEAD + body });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    expect(diagnostics).toHaveLength(10_000);
    expect(diagnostics.at(-1)).toMatchObject({ rule: 'broken-anchor', hint: 'did you mean "#t9999"?' });
  }, 60_000);
});

describe('messages of check', () => {
  it('shorten long values, and keep the column', async () => {
    const title = 'x'.repeat(5000);
    const dir = temporaryFolder({
      'a.md': `---\ntitle: A\ndate: ${'9'.repeat(5000)}\n---\n\n# ${title}\n\n[b](${'y'.repeat(5000)}.md)\n`,
    });
    const { diagnostics } = await check([dir], { parseToml, reserved: [] });
    expect(diagnostics.map(({ column, rule }) => [rule, column])).toEqual([
      ['date', 7],
      ['second-title', 3],
      ['broken-link', 5],
    ]);
    for (const { message } of diagnostics) expect(message.length).toBeLessThan(400);
  });
});
