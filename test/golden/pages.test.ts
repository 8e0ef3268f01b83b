/**
 * Every bundled article as a pipe gets it and as a screen shows it, without colour, at three widths. They are there
 * to be read: `npx vitest run test/golden -u` writes them again, and the difference is looked at.
 */
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/layout.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { bundledArticles } from '../support/bundle.js';

const painter = createRenderer(THEMES.terminal, 0);

describe.each(bundledArticles())('$slug', ({ slug, document }) => {
  it.each([40, 80, 120])('at %i columns', async measure => {
    const page = createLayout(document, {
      measure,
      links: 'notes',
      wrapCode: true,
      ascii: false,
      accessible: false,
    });
    const rows = Array.from({ length: page.count }, (_, index) => page.lines(index)).flat();
    const text = rows.map(row => `${renderLine(row, painter)}\n`).join('');
    await expect(text).toMatchFileSnapshot(`pages/${slug}.${measure}.txt`);
  });
});
