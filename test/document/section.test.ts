import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/document/document-text.js';
import { sectionNamed } from '../../src/document/section.js';
import { parse } from '../../src/markdown/parse.js';

const section = (source: string, anchor: string) => {
  const found = sectionNamed(parse(source), anchor);
  return found && documentText(found);
};

describe('sectionNamed', () => {
  it.each([
    ['a quote', '> ## q\n'],
    ['an item', '- # q\n'],
    ['details', '<details>\n\n## q\n\n</details>\n'],
  ])('continues after a heading in %s', (_, nested) => {
    expect(section(`## A\n\nbefore\n\n${nested}\nafter\n\n## B\n`, 'a')).toMatch(
      /^A\nbefore\n[\s\S]*q\nafter$/,
    );
  });

  it('gives the block of a heading in a quote', () =>
    expect(section('## A\n\n> ## q\n>\n> r\n\nafter\n', 'q')).toBe('q\nr'));

  it('gives the section around an anchor after a heading in a quote', () =>
    expect(section('## A\n\n> ## q\n\n<a id="x"></a>after\n\n## B\n', 'x')).toBe('A\nq\nafter'));
});
