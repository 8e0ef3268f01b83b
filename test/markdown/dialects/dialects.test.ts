import { describe, expect, it } from 'vitest';
import { loadDrawers, syntaxFor } from '../../../src/markdown/dialects/dialects.js';
import { parse } from '../../../src/markdown/parse.js';

describe('loadDrawers', () => {
  it.each(['math', ' math', '{math}', '{.math}', '{ .math }', '{ math }', '{code-block} math', '{code}math'])(
    'loads the formatter for the only fence of a document, which is %j',
    async info => {
      const source = `Text\n\n~~~${info}\nx^2\n~~~\n`;
      const syntax = syntaxFor('a.md', source, { drawers: await loadDrawers(source) });
      expect(parse(source, { syntax }).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'drawing']);
    },
  );

  it.each(['mermaid', '{mermaid}', '{ .mermaid }', '{code-block} mermaid'])('finds %j', async info => {
    expect(Object.keys(await loadDrawers(`\`\`\`${info}\n`))).toEqual(['drawMermaid']);
  });

  it('loads nothing for code in another language', async () => {
    expect(await loadDrawers('```js\n```\n\n~~~{ .mathematica }\n~~~\n\n$ mermaid')).toEqual({});
  });
});
