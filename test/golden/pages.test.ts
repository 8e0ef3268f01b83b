/**
 * Every bundled article as a pipe gets it and as a screen shows it, without colour, at three widths. They are there
 * to be read: `npx vitest run test/golden -u` writes them again, and the difference is looked at.
 */
import { describe, expect, it } from 'vitest';
import { createPage } from '../../src/typeset/page.js';
import { createPainter, paint } from '../../src/typeset/paint.js';
import { THEMES } from '../../src/typeset/themes.js';
import { bundledArticles } from '../support/bundle.js';

const painter = createPainter(THEMES.terminal, 0);

describe.each(bundledArticles())('$slug', ({ slug, document }) => {
  it.each([40, 80, 120])('at %i columns', async measure => {
    const page = createPage(document, {
      measure,
      links: 'notes',
      wrapCode: true,
      ascii: false,
      linear: false,
    });
    const rows = Array.from({ length: page.count }, (_, index) => page.lines(index)).flat();
    const text = rows.map(row => `${paint(row, painter)}\n`).join('');
    await expect(text).toMatchFileSnapshot(`pages/${slug}.${measure}.txt`);
  });
});
