import { expect, it } from 'vitest';
import { documentText } from '../../../../../src/document/document-text.js';
import { startParse } from '../../../../../src/markdown/parse.js';
import { foldForSearch } from '../../../../../src/search/match/fold-kana.js';
import { foldBlocks, foldedText } from '../../../../../src/tui/app/reader/find/folded-text.js';

it.each([0, 1, 1000])('folds a document that grows, %i blocks ahead', count => {
  const source = `# Élan\n\n${'Café[^1] **crème**\n\n- Ä\n- b\n\n'.repeat(12)}[^1]: Ünd\n\n[^2]: so[^1]\n\nEnd[^2]\n`;
  const parsing = startParse(source, {}, () => 40);
  for (;;) {
    foldBlocks(parsing.document, count);
    expect(foldedText(parsing.document)).toBe(foldForSearch(documentText(parsing.document)));
    if (parsing.done) break;
    parsing.step();
  }
  expect(foldBlocks(parsing.document, 1)).toBe(false);
});
