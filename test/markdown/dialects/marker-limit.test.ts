import { describe, expect, it } from 'vitest';
import { dialectsFor } from '../../../src/markdown/dialects/dialects.js';
import { MAX_MARKERS } from '../../../src/markdown/dialects/rewrite-prose.js';

function rewrite(path: string, source: string): string {
  return dialectsFor(path).reduce((text, dialect) => dialect(text), source);
}

describe('marker limit', () => {
  it.each([
    ['a.mdx', '{a}\n', 'a\n'],
    ['a.mdx', '<></>\n', '\n'],
    ['a.md', '[[a]]\n', '[a](<a>)\n'],
    ['a.md', '{% raw %}\n', '\n'],
    ['a.md', '# a {#b}\n', '# a <a id="b"></a>\n'],
  ])('leaves the rest of %s as written after too many %j', (path, part, rewritten) => {
    const count = MAX_MARKERS + 1000;
    const rows = rewrite(path, part.repeat(count)).split('\n');
    expect(rows).toHaveLength(count + 1);
    expect(`${rows[0]}\n`).toBe(rewritten);
    expect(`${rows[count - 1]}\n`).toBe(part);
  });

  it('leaves no admonition half rewritten after too many lines', () => {
    const source = ':::tip\na\n:::\n\n'.repeat(MAX_MARKERS);
    const rows = rewrite('a.md', source).split('\n');
    const last = rows.lastIndexOf('> [!TIP]');
    expect(last).toBeLessThan(rows.length / 2);
    expect(rows.slice(last, last + 5)).toEqual(['> [!TIP]', '> a', '', '', ':::tip']);
  });
});
