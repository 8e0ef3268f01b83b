import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DROPPED_BLOCK } from '../../../src/document/document.js';
import {
  blockStarts,
  footnotesText,
  headingAt,
  positionAt,
  sourceLine,
  textLength,
} from '../../../src/document/document-text.js';
import { parseToml } from '../../../src/host/toml.js';
import { decodeBlockAt } from '../../../src/library/compiled/block-at.js';
import type { ArticleFile } from '../../../src/library/compiled/format.js';
import { type CompiledLibrary, openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { build } from '../../../src/publish/build/build.js';
import { textUnitAt } from '../../../src/search/results/text-unit.js';
import { createSearcher } from '../../../src/search/search.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const MARKDOWN = `Before any heading: “日本語” 👩‍💻.

# One

- A heron in a list.
  > ## Quoted heading
- Another item.

***

| a | b |
| - | - |
| c | An owl in a table. |

\`\`\`js
const heron = 1;

const owl = 2;
\`\`\`

## Two

A note[^1] and a swan.

[^1]: A footnote with a crane.
`;

let folder: string;
let file: Buffer;
let { document } = {} as ArticleFile;

beforeEach(async () => {
  const from = temporaryFolder();
  writeFileSync(join(from, 'all.md'), MARKDOWN);
  folder = join(temporaryFolder(), 'library');
  await build({ from, out: folder, publication: { name: 'birds' }, parseToml });
  file = readFileSync(join(folder, 'articles/all.json'));
  ({ document } = JSON.parse(file.toString()) as ArticleFile);
});

describe('decodeBlockAt', () => {
  it('gives the same heading, line and text at each offset as the whole document', () => {
    const end = textLength(document) - footnotesText(document.footnotes).length - 1;
    expect(end).toBeGreaterThan(150);
    for (let offset = 0; offset <= end; offset++) {
      const part = decodeBlockAt(file, offset);
      if (part === undefined) throw new Error(`nothing at ${offset}`);
      for (const value of [positionAt, headingAt, sourceLine, textUnitAt])
        expect(value(part, offset)).toEqual(value(document, offset));
      expect(part.blocks.filter(block => block !== DROPPED_BLOCK).length).toBeLessThanOrEqual(1);
    }
  });

  it('gives nothing in a footnote', () => {
    const offset = (blockStarts(document)[document.blocks.length] ?? 0) + 3;
    expect(textUnitAt(document, offset).text).toBe('A footnote with a crane.');
    expect(decodeBlockAt(file, offset)).toBeUndefined();
  });

  it('parses only the block and the headings', () => {
    const last = document.blocks.length - 1;
    const offset = blockStarts(document)[last] ?? 0;
    const lines = file.toString().split('\n');
    // Two lines are before the first block.
    const broken = lines.map((line, index) => (index > 1 && index < last + 2 ? '{' : line)).join('\n');
    expect(decodeBlockAt(Buffer.from(broken), offset)?.blocks[last]).toEqual(document.blocks[last]);
    expect(() => decodeBlockAt(Buffer.from(broken), 0)).toThrow(SyntaxError);
  });

  it('gives nothing in a document of another version, on one line, or with unsafe text in the block or the headings', () => {
    const text = file.toString();
    const changed = [
      text.replace(/"version":\d+/, '"version":0'),
      text.replaceAll('\n', ''),
      text.replace('"text":"Before', '"text":"\\u001bBefore'),
      text.replace('"headings":[{"level":1,"text":"', '"headings":[{"level":1,"text":"\u202e'),
    ];
    for (const each of changed) {
      expect(each).not.toBe(text);
      expect(decodeBlockAt(Buffer.from(each), 0)).toBeUndefined();
    }
    expect(decodeBlockAt(file, 0)).toBeDefined();
  });

  it.each(['1.0', '1.1', '1.2', '1.3', '1.4'])('gives nothing in a file of format %s', format => {
    const older = join(import.meta.dirname, `fixtures/compiled-${format}/articles/scaling.json`);
    expect(decodeBlockAt(readFileSync(older), 0)).toBeUndefined();
  });
});

describe('a search in a compiled library', () => {
  async function search(library: CompiledLibrary, words: string) {
    let parsed = 0;
    const { parsing } = library;
    library.parsing = article => {
      parsed++;
      return parsing(article);
    };
    const { results } = await createSearcher(library).searchAll(words);
    return { body: results[0]?.body, parsed };
  }

  it.each(['heron', 'owl', 'swan', '日本語', 'quoted', 'another item'])(
    'reads whole documents for the same snippet of %j only if it is not the bundle',
    async words => {
      const bundle = await search(await openCompiled(folder, { isBundle: true }), words);
      const other = await search(await openCompiled(folder), words);
      expect(bundle.parsed).toBe(0);
      expect(other.parsed).toBe(1);
      expect(bundle.body).toEqual(other.body);
      expect(bundle.body?.snippet).toMatch(/\w/u);
    },
  );

  it('finds a word of a footnote', async () => {
    const { body, parsed } = await search(await openCompiled(folder, { isBundle: true }), 'crane');
    expect(body?.snippet).toBe('A footnote with a crane.');
    expect(parsed).toBe(1);
  });

  it('names the damaged file', async () => {
    const path = join(folder, 'articles/all.json');
    writeFileSync(path, file.toString().replace('{"kind":"paragraph"', '{"kind:"paragraph"'));
    const library = await openCompiled(folder, { isBundle: true });
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    expect(() => library.decodeFile?.(article, bytes => decodeBlockAt(bytes, 0))).toThrow(
      `compiled library is damaged: "${path}"`,
    );
  });
});
