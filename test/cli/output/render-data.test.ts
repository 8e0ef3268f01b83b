import { expect, test } from 'vitest';
import { formatToc, formatTocJson } from '../../../src/cli/output/render-data.js';
import { emptyDocument, type Heading } from '../../../src/document/document.js';
import { parse } from '../../../src/markdown/parse.js';

test('formatToc and formatTocJson print 300,000 headings', () => {
  const count = 300_000;
  const headings = Array.from({ length: count }, (_, index): Heading => ({
    level: 2 + (index % 2), text: 'h', anchor: `h-${index}`, line: index + 1, block: index, offset: 0,
  })); // biome-ignore format: a row
  const document = { ...emptyDocument(), headings };
  const rows = formatToc(document, { theme: 'terminal', depth: 0, italics: true, accessible: false }).split(
    '\n',
  );
  expect([rows.length, rows[0], rows[1], rows.at(-2)]).toEqual([
    count + 1,
    'h  #h-0',
    '  h  #h-1',
    `  h  #h-${count - 1}`,
  ]);
  expect(JSON.parse(formatTocJson(document))).toHaveLength(count);
});

test('formatToc says that further headings are missing', () => {
  const document = parse('# A\n\n'.repeat(50_000));
  const rows = formatToc(document, { theme: 'terminal', depth: 0, italics: true, accessible: false }).split(
    '\n',
  );
  expect(rows.length).toBeLessThan(50_000);
  expect(rows.at(-2)).toMatch(/^! The rest of this article has too many parts/);
});
