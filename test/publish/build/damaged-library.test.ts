import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../src/host/toml.js';
import { ARTICLES_FOLDER, BODIES_FILE, MAX_COMPILED_LENGTH } from '../../../src/library/compiled/format.js';
import { openCompiled } from '../../../src/library/compiled/open-compiled.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { build } from '../../../src/publish/build/build.js';
import { preRenderText } from '../../../src/publish/build/write-library.js';
import { isUserError, type UserError } from '../../../src/util/user-error.js';
import { random } from '../../support/generate.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** An article with every kind of block. */
const SOURCE = `---
title: All kinds
---

A *paragraph* with **marks**, \`code\`, [a link](https://example.com "there") and ![an image](a.png).[^1]

## A heading

- one
- [x] two

  more of two

3. three

> quoted

> [!NOTE]
> Noted.

| a | b |
| --- | ---: |
| 1 | **2** |

\`\`\`js
const a = 1;
\`\`\`

---

<details><summary>More</summary>Said.</details>

[^1]: A footnote.
`;

async function built(files: Record<string, string> = { 'articles/all.md': SOURCE }): Promise<string> {
  const folder = temporaryFolder(files);
  const out = join(folder, 'library');
  const publication = { name: 'notes', version: '1.0.0' };
  await build({ from: join(folder, 'articles'), out, publication, parseToml });
  return out;
}

/** Opens and renders the article. `failure` and `damage` are undefined if that succeeds. */
async function readAll(folder: string): Promise<{ failure: unknown; damage: UserError | undefined }> {
  const library = await openCompiled(folder);
  try {
    const article = library.findBySlug?.('all');
    if (!article) throw new Error('no article');
    await library.preRendered?.(article);
    preRenderText(library, article, finishParse(await library.parsing(article)));
    return { failure: undefined, damage: undefined };
  } catch (failure) {
    return { failure, damage: isUserError(failure) ? failure : await library.findDamage(failure) };
  }
}

describe('damage of a compiled library', () => {
  it('reports the file if a changed byte makes an article unreadable', async () => {
    const folder = await built();
    const file = join(folder, ARTICLES_FOLDER, 'all.json');
    const whole = readFileSync(file);
    // Change only the document, which comes first: only its structure can break rendering.
    const end = whole.indexOf('"markdown":');
    const next = random(6);
    const ends = { read: 0, refused: 0, blamed: 0 };
    for (let turn = 0; turn < 400; turn++) {
      const changed = Buffer.from(whole);
      changed[Math.floor(next() * end)] =
        turn % 2 === 0 ? Math.floor(next() * 256) : 97 + Math.floor(next() * 26);
      writeFileSync(file, changed);
      const { failure, damage } = await readAll(folder);
      if (failure === undefined) {
        ends.read++;
        continue;
      }
      ends[isUserError(failure) ? 'refused' : 'blamed']++;
      expect(damage).toMatchObject({ name: 'UserError', code: 1, hint: expect.stringContaining('install') });
      expect(damage?.message).toContain(file);
    }
    // Each change is found when the article is opened, and never ends in another error. Both outcomes must occur.
    expect(ends.blamed).toBe(0);
    expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(10);
  });

  it('reports no damage of unchanged files', async () => {
    const library = await openCompiled(await built());
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    await library.parsing(article);
    await library.bodies();
    expect(await library.findDamage(new Error('a bug'))).toBeUndefined();
  });
});

it('reports changed bodies and long Markdown files', async () => {
  const long = `---\ntitle: Long\n---\n\n${'Words and words. '.repeat(MAX_COMPILED_LENGTH / 16)}`;
  const folder = await built({ 'articles/long.md': long });
  for (const name of [BODIES_FILE, `${ARTICLES_FOLDER}/long.md`]) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 5] = 0x78;
    writeFileSync(file, changed);
    const library = await openCompiled(folder);
    const [article] = library.articles;
    if (!article) throw new Error('no article');
    await library.markdown(article);
    await library.bodies();
    expect((await library.findDamage(new Error('a bug')))?.message).toContain(file);
    writeFileSync(file, bytes);
  }
});
