/**
 * Compares every bundled article, laid out at three widths without colour, with its golden file. After an intended change,
 * update the files with `npx vitest run test/golden -u` and review the diff.
 */
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../src/layout/layout.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { bundledArticles } from '../support/bundled-articles.js';

const renderer = createRenderer(THEMES.terminal, 0);

describe.each(bundledArticles())('$slug', ({ slug, document }) => {
  it.each([40, 80, 120])('matches its golden file at %i columns', async width => {
    const layout = createLayout(document, {
      width,
      links: 'notes',
      wrapCode: true,
      ascii: false,
      accessible: false,
    });
    const rows = Array.from({ length: layout.count }, (_, index) => layout.lines(index)).flat();
    const text = rows.map(row => `${renderLine(row, renderer)}\n`).join('');
    await expect(text).toMatchFileSnapshot(`layouts/${slug}.${width}.txt`);
  });
});
