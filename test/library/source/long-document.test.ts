/** The start of a long file is available before the whole is decoded. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blockText } from '../../../src/document/document-text.js';
import { parseToml } from '../../../src/host/toml.js';
import { LongText } from '../../../src/library/files/long-text.js';
import { openDocument } from '../../../src/library/source/open-source.js';
import type { IncrementalParse } from '../../../src/markdown/incremental-parse.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const PARAGRAPH = 'Some words of a long text — with a dash.\n\n';
const TEXT = `# A long text\n\n${PARAGRAPH.repeat(80_000)}`;
const ASCII_TEXT = TEXT.replaceAll('—', '-');

// A file that has just been written is read again.
beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000));
afterEach(() => void vi.restoreAllMocks());

async function open(content: string | Uint8Array) {
  const decoding = vi.spyOn(LongText.prototype, 'text', 'get');
  const dir = temporaryFolder({ 'long.md': content });
  const library = await openDocument({ file: 'long.md' }, { parseToml, base: dir });
  const [article] = library.articles;
  if (!article) throw new Error('no article');
  const start = await library.parsingStart?.(article);
  const isDecoded = decoding.mock.calls.length > 0;
  return { library, article, start, isDecoded, file: join(dir, 'long.md') };
}

/** The text of the first slice, which is the first screen and more. */
const firstText = ({ document, consumed }: IncrementalParse) => [
  consumed,
  ...document.blocks.map(block => [block.kind, block.line, blockText(block)]),
];

describe('the start of a long file', () => {
  it.each<[string, string | Uint8Array]>([
    ['UTF-8', TEXT],
    ['ASCII', ASCII_TEXT],
    ['a byte order mark', `\ufeff${TEXT}`],
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['front matter', `---\ntitle: "A — long text"\n---\n${TEXT}`],
    ['a NUL further down', `${TEXT}\0\n`],
    ['Chinese', `# 文\n\n${'一二三四五六七\n\n'.repeat(150_000)}`],
  ])('is parsed without decoding the whole, as the whole is: %s', async (_, text) => {
    const { library, article, start, isDecoded } = await open(text);
    expect(isDecoded).toBe(false);
    if (!start) throw new Error('no start');
    expect(start.done).toBe(false);
    const whole = await library.parsing(article);
    expect(firstText(start)).toEqual(firstText(whole));
    expect(start.length / whole.length).toBeCloseTo(1, 1);
    // The whole was read: it is not read again in parts.
    expect(await library.parsingStart?.(article)).toBeUndefined();
  });

  it('has the length of the whole in ASCII', async () => {
    const { library, article, start } = await open(`---\ntitle: A\n---\n${ASCII_TEXT}`);
    expect(start?.length).toBe((await library.parsing(article)).length);
  });

  it.each<[string, string | Uint8Array]>([
    ['a short file', PARAGRAPH],
    ['a code block that does not end in it', `~~~\n${TEXT}`],
    ['a comment that does not end in it', `<!--\n${TEXT}-->\n`],
    ['front matter that does not end in it', `---\ntitle: A\n${'# a comment\n'.repeat(20_000)}---\n${TEXT}`],
    ['a first line without end', TEXT.replaceAll('\n', ' ')],
    ['invalid UTF-8', Buffer.concat([Buffer.from(TEXT), Buffer.of(0xff, 0x0a)])],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ])('is not used for %s', async (_, text) => {
    const { library, article, start } = await open(text);
    expect(start).toBeUndefined();
    expect((await library.parsing(article)).consumed).toBeGreaterThan(0);
  });

  it('is followed by the text of a file that has changed meanwhile', async () => {
    const { library, article, start, file } = await open(TEXT);
    expect(start?.document.blocks.length).toBeGreaterThan(100);
    writeFileSync(file, '# A short text\n\nOne paragraph.\n');
    const whole = await library.parsing(article);
    expect(whole.document.blocks.map(blockText)).toEqual(['A short text', 'One paragraph.']);
  });

  it('is not read from standard input, which is decoded at once', async () => {
    const library = await openDocument({ text: Buffer.from(TEXT) }, { parseToml });
    const [article] = library.articles;
    expect(article && (await library.parsingStart?.(article))).toBeUndefined();
    expect(article && (await library.markdown(article))).toBe(TEXT);
  });
});
