import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxFor } from '../../../src/markdown/dialects/dialects.js';
import { finishParse } from '../../../src/markdown/incremental-parse.js';
import { createMathSyntax } from '../../../src/markdown/math/math-extensions.js';
import { parse, startParse } from '../../../src/markdown/parse.js';

const PIECES = [
  '{{', '}}', '{%', '%}', '{{< tab "x" >}}', '{% highlight c %}\n', '{% endhighlight %}\n', '{% comment %}\n', '{% endcomment %}\n', '[[a]]',
  '![[b.png]]', '|', ':::note T\n', ':::\n', '::::tip\n', '::::\n', '`', '```\n', '~~~\n', '\n', '\n\n', '\n\n', '\n\n', ' ', '    ', '{', '}', '<A>\n', '<A title="T">',
  '</A>\n', '<b', '/>', '>', 'import a from "b"\n', 'export const a = {\n', '"', '%%', '# h {#id}\n', 'word', 'é', '{/*', '*/}', '\\', '==a==', '!!! note\n    ',
  '=== "T"\n', ': def\n', '*[A]: b\n', '{: .a #b}\n', '<div markdown="1">\n', '</div>\n', '> ', '- ', '1. ', '[x]: y\n', '[x]', '[^1]', '[^1]: n\n', '--8<-- "a"\n',
  '> [!info] x\n', ' ^id', '| a |\n| - |\n',
]; // biome-ignore format: a list
const sources = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(pieces => pieces.join(''));

describe.each(['a.md', 'a.mdx'])('random text in %s', path => {
  const hints = { vault: true, templates: true };

  it('parses in small slices as it does whole', () => {
    fc.assert(
      fc.property(sources, source => {
        const syntax = syntaxFor(path, source, hints);
        const whole = finishParse(startParse(source, { syntax }, () => source.length + 1));
        expect(finishParse(startParse(source, { syntax }, () => 1))).toEqual(whole);
      }),
      { seed: 13, numRuns: 3000 },
    );
  });

  it('keeps each block within the lines of the file, in order', () => {
    fc.assert(
      fc.property(sources, source => {
        const { blocks } = parse(source, { syntax: syntaxFor(path, source, hints) });
        const lines = blocks.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        for (const line of lines) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(source.split('\n').length);
        }
      }),
      { seed: 14, numRuns: 2000 },
    );
  });
});

it.each(['={() =>\n\n1}', '={<>\n\n</>}', '="a >\n\nb"'])(
  'does not split a tag of MDX with a value %j',
  value => {
    const source = `<A b${value} title="T" />\n\nend\n`;
    const syntax = syntaxFor('a.mdx', source);
    const whole = finishParse(startParse(source, { syntax }, () => Number.POSITIVE_INFINITY));
    expect(whole.blocks.map(({ line }) => line)).toEqual([1, 5]);
    expect(finishParse(startParse(source, { syntax }, () => 1))).toEqual(whole);
  },
);

it.each([
  '    ```\nd`\n\n{: #id}',
  'a\n\n     ~~~ js\n# b\n\n# c\n  ~~~\n\nd',
  '- a\n\n      ```\nb\n\n[c]: /u\n\n# [c]',
])('does not split indented fenced code of MDX in %j', source => {
  const syntax = syntaxFor('a.mdx', source);
  const whole = finishParse(startParse(source, { syntax }, () => Number.POSITIVE_INFINITY));
  expect(finishParse(startParse(source, { syntax }, () => 1))).toEqual(whole);
});

it.each(['$$x$$', '<math display="block"><mi>x</mi></math>'])(
  'does not split a definition after %j',
  formula => {
    const source = `Term\n: its definition\n${formula}\n# Heading\n`;
    const parseSliced = (size: number) =>
      finishParse(
        startParse(
          source,
          { syntax: syntaxFor('a.md', source, { drawers: { math: createMathSyntax() } }) },
          () => size,
        ),
      );
    const whole = parseSliced(Number.POSITIVE_INFINITY);
    expect(whole.blocks).toHaveLength(1);
    expect(parseSliced(1)).toEqual(whole);
  },
);

describe('unclosed openings', () => {
  it.each([
    [
      'a.md',
      [
        '{{ ',
        '{% x ',
        '{{< ',
        '[[a',
        '%% ',
        ':::note\n',
        ':::note\n\n',
        '{% comment %}\n\n',
        '{% highlight c %}\n\n',
        '==a ',
        '!!! note\n',
        '[a]({{ ',
        '<a b="{{ "',
      ],
    ],
    [
      'a.mdx',
      ['<A ', '<A\n\n', '{', '{/*\n\n', 'export const a = {\n\n', '<A b={{{{', '<A>\n  ', '     a\n'],
    ],
  ] as const)('do not stop the parser in %s', (path, openings) => {
    for (const opening of openings) {
      const source = `${opening.repeat(20_000)}\n\nend`;
      const { blocks } = parse(source, { syntax: syntaxFor(path, source, { vault: true, templates: true }) });
      expect(JSON.stringify(blocks.at(-1))).toContain('end');
    }
  });
});
