/** Opens and reads libraries of other tools. The fixtures were written by hand after the manuals of the tools. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.js';
import { blockText, documentText } from '../../src/document/document-text.js';
import { parseToml } from '../../src/host/toml.js';
import type { Article } from '../../src/library/article.js';
import type { Library } from '../../src/library/library.js';
import { linkAddress, resolveLink } from '../../src/library/links/resolve-link.js';
import { finishParse } from '../../src/markdown/incremental-parse.js';
import { textsOf } from '../support/body-texts.js';
import { openFolder } from '../support/open-folder.js';

const open = (tool: string, options = {}) =>
  openFolder([fileURLToPath(new URL(`fixtures/${tool}`, import.meta.url))], { parseToml, ...options });

async function read(
  library: Library,
  slug: string,
): Promise<{ article: Article; document: Document; text: string }> {
  const article = library.articles.find(each => each.slug === slug);
  if (!article) throw new Error(`no ${slug} among ${library.articles.map(each => each.slug).join(', ')}`);
  const document = finishParse(await library.parsing(article));
  return { article, document, text: documentText(document) };
}

function addresses(
  library: Library,
  { article, document }: { article: Article; document: Document },
): string[] {
  return document.links.map(({ target }) => linkAddress(library, article, target));
}

/** Line of the file on which the block with this text starts. */
function lineOf({ blocks }: Document, text: string): number | undefined {
  return blocks.find(block => blockText(block).includes(text))?.line;
}

describe.each([
  ['jekyll', 3],
  ['hugo', 3],
  ['obsidian', 4],
  ['docusaurus', 3],
  ['zola', 3],
  ['astro', 3],
  ['nodejs', 4],
])('library of %s', (tool, count) => {
  it('opens without problems, and its bodies match its documents', async () => {
    const library = await open(tool);
    expect(library.articles).toHaveLength(count);
    expect(library.problems).toEqual([]);
    const texts = textsOf(await library.bodies());
    for (const [index, { slug }] of library.articles.entries()) {
      const { text } = await read(library, slug);
      expect(texts[index]).toHaveLength(text.length);
    }
  });

  it('shows no markup of the tool outside code', async () => {
    const library = await open(tool);
    for (const { slug } of library.articles) {
      const { document } = await read(library, slug);
      const prose = document.blocks.flatMap(block => (block.kind === 'code' ? [] : [withoutCode(block)]));
      expect(prose.join('\n')).not.toMatch(
        /\{\{|\{%|\{:|%\}|^import|^export|<\/?[A-Z]|\[\[|:::|\{\/\*|%%|\{#/m,
      );
    }
  });
});

function withoutCode(block: Document['blocks'][number]): string {
  if (!('spans' in block) || !block.spans) return blockText(block);
  return block.spans.map(({ text, style }) => (style?.split(' ').includes('code') ? '' : text)).join('');
}

describe('jekyll', () => {
  it('reads slugs, titles, dates, categories and authors', async () => {
    const { articles } = await open('jekyll', { drafts: true });
    expect(
      articles.map(({ slug, title, date, category, authors, tags }) => [slug, title, date, category, authors, tags]),
    ).toEqual([
      ['sourdough-at-altitude', 'Sourdough at altitude', '2023-04-02T09:30:00+02:00', 'baking', ['Ilse Varga'], ['sourdough', 'altitude', 'bread']],
      ['a-starter-from-nothing', 'A starter from nothing', '2023-03-05', 'Baking', [], ['sourdough', 'starter']],
      ['about', 'About', undefined, '', [], []],
      ['rye', 'Rye', undefined, '', [], []],
    ]); // biome-ignore format: a table
  });

  it('renders links, images, code and values', async () => {
    const library = await open('jekyll');
    expect(library.articles.map(({ slug }) => slug)).not.toContain('rye');
    const post = await read(library, 'sourdough-at-altitude');
    expect(addresses(library, post)).toEqual([
      'a-starter-from-nothing',
      'about',
      '/assets/crumb.jpg',
      '/assets/oven.png',
    ]);
    expect(post.text).toContain('At site.title we bake');
    expect(post.document.blocks.find(({ kind }) => kind === 'code')).toMatchObject({
      language: 'ruby',
      line: 22,
    });
    expect(lineOf(post.document, 'Oven')).toBe(34);
    const starter = await read(library, 'a-starter-from-nothing');
    expect(addresses(library, starter)).toEqual(['sourdough-at-altitude']);
    expect(starter.text).not.toContain('Too short');
  });
});

describe('hugo', () => {
  it('reads slugs, taxonomies, dates and series', async () => {
    const { articles } = await open('hugo');
    expect(articles.map(({ slug, category, tags, authors }) => [slug, category, tags, authors])).toEqual([
      ['storms', 'Sea', ['clouds', 'pressure'], []],
      ['log', 'posts', ['sea', 'log'], ['Mara Lind', 'Tom']],
      ['docs', 'content', [], []],
    ]);
    expect(articles[0]).toMatchObject({
      title: 'Reading a storm', date: '2024-05-11T18:00:00Z', updated: '2024-06-01', image: 'anvil.jpg', series: 'Weather', order: 2,
      description: 'Clouds, pressure and the hour you have left.',
    }); // biome-ignore format: a table
  });

  it('renders shortcodes', async () => {
    const library = await open('hugo');
    const post = await read(library, 'storms');
    expect(post.text).toContain('Warning:\nBelow 990 hPa');
    expect(post.text).toContain('A table:\nNothing here yet.');
    expect(addresses(library, post)).toEqual([
      'anvil.jpg',
      'log#april',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    ]);
    expect(post.document.blocks.find(({ kind }) => kind === 'code')).toMatchObject({
      language: 'go',
      line: 25,
    });
    expect(addresses(library, await read(library, 'log'))).toEqual(['storms']);
  });
});

describe('obsidian', () => {
  it('renders links to notes in any folder, embeds, callouts and comments', async () => {
    const library = await open('obsidian');
    const index = await read(library, 'Index');
    expect(addresses(library, index)).toEqual([
      'Lentil soup', 'Recipes/Rye bread', '2024-02-03#what-went-wrong', 'Plans', 'pan.png', 'Lentil soup', 'Lentil soup',
    ].map(address => address.replace('Recipes/', ''))); // biome-ignore format: a list
    expect(resolveLink(library, index.article, 'Plans').kind).toBe('file');
    expect(index.text).toContain('Everything starts at Lentil soup and the bread.');
    expect(index.text).toContain('the soup');
    expect(index.text).toContain('Kept by hand');
    expect(index.text).toContain('In code [[stays]], and so does array[[0]].');
    const soup = await read(library, 'Lentil soup');
    expect(addresses(library, soup)).toEqual(['Rye bread#the-crust']);
    expect(soup.article).toMatchObject({
      tags: ['soup', 'winter/weekday'],
      date: '2024-01-15',
      category: 'Recipes',
    });
    expect((await read(library, 'Rye bread')).text).toBe('The crust\nSteam.');
  });
});

describe('docusaurus', () => {
  it('renders modules, components, admonitions and values', async () => {
    const library = await open('docusaurus');
    const install = await read(library, 'install');
    expect(install.text.split('\n')).toEqual([
      'stable The client is small.',
      'Tip: Before you start',
      'You need Node 20.',
      'macOS',
      'Use the installer, or brew install {name}:',
      'brew install client   # <Tabs> stays in code',
      'Linux',
      'Unpack the archive.',
      'Next: configure it, with {braces} and props.children.',
      'The screen',
    ]);
    expect(lineOf(install.document, 'Unpack')).toBe(42);
    const configure = await read(library, 'configure');
    expect(configure.article.updated).toBe('2024-03-01');
    expect(addresses(library, configure)).toEqual(['install']);
    expect(addresses(library, install)[0]).toBe('configure');
  });
});

describe('zola', () => {
  it('reads slugs, dates, taxonomies and paths; lists a section only if it has text', async () => {
    const { articles } = await open('zola', { drafts: true });
    expect(
      articles.map(({ slug, title, date, category, tags, authors, order }) => [slug, title, date, category, tags, authors, order]),
    ).toEqual([
      ['plum-sauce', 'Sauce', '2024-01-05T10:00:00+01:00', 'recipes', [], [], undefined],
      ['plum-jam', 'Plum jam', '2023-09-10', 'Preserves', ['plums', 'sugar'], ['Petra Novak'], 2],
      ['winter/pruning', 'Pruning in frost', '2023-02-18', 'recipes', ['plums'], [], undefined],
      ['pages', 'About the orchard', undefined, 'content', [], [], undefined],
    ]); // biome-ignore format: a table
    expect(articles[1]).toMatchObject({
      updated: '2023-10-01T08:00:00Z',
      description: 'Four kilos, one pot.',
    });
    expect(articles[1]?.extra).toMatchObject({ extra: { comment: true, hero: 'jam.jpg' } });
  });

  it('renders shortcodes, heading ids and links from the content folder', async () => {
    const library = await open('zola');
    const jam = await read(library, 'plum-jam');
    expect(jam.document.headings.map(({ text, anchor }) => [text, anchor])).toEqual([['Jars', 'jars']]);
    expect(jam.text).toContain('Stones out, sugar in. Then wait a night.');
    expect(jam.text).toContain('Sterile means sterile.');
    expect(addresses(library, jam)).toEqual(expect.arrayContaining(['winter/pruning', 'jam.jpg']));
    expect(addresses(library, await read(library, 'pages'))).toEqual(['plum-jam#jars']);
    expect((await read(library, 'winter/pruning')).text.trim()).toBe('Cut above a bud.');
  });
});

describe('astro', () => {
  it('reads slugs, dates, images and tags', async () => {
    const { articles } = await open('astro');
    expect(
      articles.map(({ slug, date, updated, image, tags, category }) => [slug, date, updated, image, tags, category]),
    ).toEqual([
      ['2023-equinox', '2023-03-20', undefined, undefined, [], 'blog'],
      ['grinding', '2022-08-14T09:00:00Z', undefined, './grit.png', ['optics', 'glass'], 'blog'],
      ['first-light', '2022-07-08', '2022-09-01', '../../assets/roof.jpg', ['telescopes', 'optics'], 'blog'],
    ]); // biome-ignore format: a table
  });

  it('renders imports, components, figures and site links', async () => {
    const library = await open('astro');
    const grinding = await read(library, 'grinding');
    expect(grinding.text.split('\n')).toEqual([
      'Six hours, in turns of minutes.', 'Grit, number 80', 'Grit', '80', '220', 'Rinse between each number.',
    ]); // biome-ignore format: a list
    expect(lineOf(grinding.document, 'Rinse')).toBe(28);
    expect(addresses(library, await read(library, 'first-light'))[0]).toBe('grinding#grit');
    expect(addresses(library, await read(library, '2023-equinox'))).toEqual(['/blog/', 'first-light']);
  });
});

describe('a blog like that of Node.js', () => {
  it('reads slugs, times, categories and authors', async () => {
    const { articles } = await open('nodejs');
    expect(articles.map(({ slug, title, date, category, authors }) => [slug, title, date, category, authors])).toEqual([
      ['v18.20.1', 'Runtime 18.20.1 (LTS)', '2024-04-03T13:10:02Z', 'release', ['Marco I.', 'Rafael G.']],
      ['april-2024-security-releases', 'April 2024: security releases', '2024-04-03T13:00:00Z', 'vulnerability', ['The Project']],
      ['release-20', 'Runtime 20.0.0 (Current)', '2023-04-18T16:40:00Z', 'release', ['Rafael G.']],
      ['announcements', 'Announcements', undefined, 'blog', []],
    ]); // biome-ignore format: a table
    expect(articles[0]?.extra).toEqual({ layout: 'blog-post' });
  });

  it('renders links from the top of the site, HTML in Markdown, and tables', async () => {
    const library = await open('nodejs');
    const security = await read(library, 'april-2024-security-releases');
    expect(addresses(library, security)).toEqual(['release-20', 'v18.20.1']);
    expect(security.document.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'table']);
    expect(addresses(library, await read(library, 'v18.20.1'))).toEqual(['april-2024-security-releases']);
    const release = await read(library, 'release-20');
    expect(release.text).toContain('#1 faster URLs');
    expect(release.document.blocks.at(-1)).toMatchObject({
      kind: 'code',
      text: expect.stringContaining('Hash: SHA256'),
    });
  });
});
