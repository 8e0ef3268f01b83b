import { expect, test } from 'vitest';
import { type Document, emptyDocument } from '../../src/document/document.js';
import { createLayout } from '../../src/layout/layout.js';
import { createRenderer, renderLine } from '../../src/render/render.js';
import { THEMES } from '../../src/render/themes.js';
import { layoutOptions } from '../support/rows.js';

test('counts contents that are not shown and arrive after the last block', () => {
  const document: Document = {
    ...emptyDocument(),
    blocks: [{ kind: 'paragraph', line: 1, spans: [{ text: 'Text' }] }],
    hidden: { video: 1 },
  };
  const layout = createLayout(document, layoutOptions());
  const renderer = createRenderer(THEMES.terminal, 0);
  const endRows = () => layout.lines(1).map(line => renderLine(line, renderer));
  expect(endRows()).toEqual(['', '! 1 video is not shown here']);
  document.hidden = { video: 2 };
  expect(endRows()).toEqual(['', '! 2 videos are not shown here']);
});
