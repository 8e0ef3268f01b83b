/** A small library with links, footnotes, images, code and a series, for tests of the reader. */
import type { Problem } from '../../src/library/problem.js';
import type { Sample } from '../support/library.js';

const paragraph = (topic: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `Sentence ${index + 1} on ${topic}, long enough to take its share of a row of text.`,
  ).join(' ');

const KUBERNETES = `
An opening paragraph about pods and [limits](#limits), with a [neighbour](retries.md#backoff) and
[the docs](https://example.com/docs?a=b) on the way[^1].

## Requests

${paragraph('requests', 12)}

\`\`\`bash
kubectl apply -f limits.yaml
kubectl get pods
\`\`\`

## Limits

A pod without a limit is a promise that Kubernetes cannot keep. The word limits stands here too.

${paragraph('limits', 30)}

![a chart of memory](chart.png "Memory over time")

### Memory

${paragraph('memory', 25)}

## Autoscaling

${paragraph('autoscaling', 30)}

[^1]: A footnote about the docs.
`;

const RETRIES = `
## Backoff

${paragraph('backoff', 20)} See [the first part](scaling.md).

## Jitter

${paragraph('jitter', 20)}
`;

export const SAMPLES: Sample[] = [
  {
    title: 'Scaling Kubernetes in Production',
    slug: 'scaling',
    description: 'What five years of running clusters taught us.',
    category: 'DevOps',
    date: '2024-12-15',
    minutes: 8,
    tags: ['kubernetes'],
    file: '/library/scaling.md',
    markdown: KUBERNETES,
  },
  {
    title: 'What a Retry Costs',
    slug: 'retries',
    description: 'Why the second try is not free.',
    category: 'Engineering',
    date: '2024-11-01',
    minutes: 5,
    series: 'Failing well',
    order: 1,
    markdown: RETRIES,
  },
  {
    title: 'Circuit Breakers',
    slug: 'breakers',
    description: 'When to stop asking.',
    category: 'Engineering',
    date: '2024-10-01',
    minutes: 3,
    series: 'Failing well',
    order: 2,
    markdown: 'Short and done. Nothing about the orchestrator except one word: kubelet.',
  },
  {
    title: 'Café Writing',
    slug: 'cafe',
    category: 'Writing',
    date: '2024-09-01',
    minutes: 2,
    markdown: 'A note in a café.',
  },
];

const numbered = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index + 1)).join('\n');

const columns = Array.from({ length: 20 }, (_, index) => index + 1);
const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** An article with code and a table that are wider and longer than the screen, and code in a list. */
export const WIDE_SAMPLE: Sample = {
  title: 'Wide Blocks',
  slug: 'wide',
  description: 'A table and code.',
  category: 'Engineering',
  date: '2024-12-01',
  minutes: 3,
  file: '/library/wide.md',
  markdown: `
Code comes first.

\`\`\`js
${numbered(50, row => `const row${row} = '${'0123456789'.repeat(20)}';`)}
\`\`\`

${paragraph('code', 40)}

${tableRow(['name', ...columns.map(column => `column ${column}`)])}
${tableRow(columns.map(() => '---').concat('---'))}
${numbered(50, row => tableRow([`名前 ${row}`, ...columns.map(column => `値 ${row}.${column}`)]))}

${paragraph('tables', 40)}

- An item with code:

  ~~~
  short
  ~~~

- Another item:

  ~~~
  ${'second'.repeat(30)}
  ~~~
`,
};

/** Creates `count` problems, each in its own file. */
export function makeProblems(count: number): Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    file: `library/${index + 1}.md`,
    line: 3,
    level: index % 2 === 0 ? 'error' : 'warning',
    rule: 'date',
    message: `date of article ${index + 1} is not a day`,
    hint: 'write it as 2024-12-15',
  }));
}
