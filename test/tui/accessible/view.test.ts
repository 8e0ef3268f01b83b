import { describe, expect, test } from 'vitest';
import { parseInputLine } from '../../../src/tui/accessible/parse-line.js';
import { wrapLine } from '../../../src/tui/accessible/session.js';
import { isScreenOnly } from '../../../src/tui/accessible/unsupported-actions.js';
import { changeLines, promptText } from '../../../src/tui/accessible/view.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { Driver, type DriverOptions } from '../driver.js';
import { makeProblems } from '../samples.js';

/** The accessible reader without a terminal: takes an entered line, returns the lines printed for it. */
class AccessibleDriver {
  readonly driver: Driver;
  private printed: Driver['state'] | undefined;

  constructor(options: DriverOptions = {}) {
    this.driver = new Driver({ ...options, settings: { accessible: true, ...options.settings } });
  }

  async enter(line?: string): Promise<string[]> {
    const actions = line === undefined ? [] : parseInputLine(this.driver.state, line, BINDINGS);
    if (!actions) return ['unknown'];
    for (const action of actions) this.driver.send(action);
    await this.driver.searched();
    const lines = changeLines(this.printed, this.driver.state, BINDINGS);
    this.printed = this.driver.state;
    if (this.printed.modal?.kind === 'help' || this.printed.modal?.kind === 'problems')
      this.driver.send({ type: 'panel.close' });
    return lines;
  }

  get prompt(): string {
    return promptText(this.driver.state, BINDINGS);
  }

  get slug(): string | undefined {
    return this.driver.state.reading?.article.slug;
  }
}

async function openArticle(): Promise<AccessibleDriver> {
  const reader = new AccessibleDriver();
  await reader.enter();
  await reader.enter('1');
  return reader;
}

test('prints the list with numbers, and a prompt', async () => {
  const reader = new AccessibleDriver({
    readingStates: [
      ['retries.md', { percent: 62 }],
      ['cafe.md', { read: true }],
    ],
  });
  expect(await reader.enter()).toEqual([
    'Samples, 4 articles.',
    '1. Scaling Kubernetes in Production, DevOps, 15 December 2024, 8 min',
    '   What five years of running clusters taught us.',
    '2. What a Retry Costs, Engineering, 1 November 2024, 5 min, 62 percent read',
    '   Why the second try is not free.',
    '3. Circuit Breakers, Engineering, 1 October 2024, 3 min',
    '   When to stop asking.',
    '4. Café Writing, Writing, 1 September 2024, 2 min, read',
  ]);
  expect(reader.prompt).toBe('A number to read, /words to search, ? for help, q to quit: ');
  expect(await reader.enter('')).toEqual(['End of the list']);
  expect(await reader.enter('9')).toEqual(['There is no article 9 here']);
});

test('pages through a long list without repeating an article', async () => {
  const samples = Array.from({ length: 50 }, (_, index) => ({ title: `Title ${index + 1}` }));
  const reader = new AccessibleDriver({ samples });
  const printed = [await reader.enter(), await reader.enter(''), await reader.enter('')].flat();
  expect(printed.filter(line => /^\d+ more/.test(line))).toEqual([
    expect.stringContaining(' more; press Enter to continue.'),
    expect.stringContaining(' more; press Enter to continue.'),
  ]);
  const numbers = printed.filter(line => /^\d+\. /.test(line)).map(line => Number.parseInt(line, 10));
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('prints an article to its end, each row once, and reports the end', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  const printed = await reader.enter('1');
  expect(printed[0]).toBe('Scaling Kubernetes in Production');
  while (!reader.prompt.includes('the end')) printed.push(...(await reader.enter('')));
  expect(printed).toContain('Heading level 2: Requests');
  const text = printed.join(' ').replaceAll(/\s+/g, ' ');
  for (const topic of ['requests', 'limits', 'memory', 'autoscaling']) {
    expect(text.split(`Sentence 7 on ${topic}`)).toHaveLength(2);
  }
  expect(await reader.enter('')).toEqual(['This is the end of the article']);
  expect(reader.driver.state.readingStates.get('scaling.md')?.read).toBe(true);
});

test('prints no bars, boxes, bullets or arrows', async () => {
  const reader = await openArticle();
  const printed: string[] = [];
  while (!reader.prompt.includes('the end')) printed.push(...(await reader.enter('')));
  for (const line of ['t', '', 'm', "'", '', '?', 'y', ''])
    printed.push(...(await reader.enter(line)), reader.prompt);
  expect(printed.join('\n').match(/[^\n -~¹é]/g) ?? []).toEqual([]);
});

test('searches the list and ends the search', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  expect(await reader.enter('/promise')).toEqual([
    '1 result for promise.',
    '1. Scaling Kubernetes in Production, DevOps, 15 December 2024, 8 min',
    expect.stringMatching(/^ {3}In Limits: A pod without a limit is a promise/),
  ]);
  expect((await reader.enter('/'))[0]).toBe('Samples, 4 articles.');
  expect((await reader.enter('/zzzzqqq')).at(-1)).toBe('No results. Type / alone to end the search.');
});

test('says how many results are outside the chosen category', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  await reader.enter('next-category');
  const { category } = reader.driver.state.list;
  const lines = (await reader.enter('/promise')).join('\n');
  const { items, filter } = reader.driver.state.list;
  const outside = (filter.results?.results.length ?? 0) - items.length;
  expect(outside).toBeGreaterThan(0);
  expect(lines).toContain(`for promise in ${category}, ${outside} more outside ${category}.`);
});

test('explains the words of a search', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  expect(await reader.enter('?')).toContain('-word, !word: articles without the word');
  expect((await reader.enter('/autor:ann'))[0]).toContain('There is no search key "autor:".');
});

test('searches in an article and moves between matches', async () => {
  const reader = await openArticle();
  const printed = await reader.enter('/sentence 1 on');
  expect(printed[0]).toBe('Match 1 of 4 for sentence 1 on.');
  expect(printed[1]).toContain('Sentence 1 on requests');
  expect((await reader.enter('n'))[0]).toBe('Match 2 of 4 for sentence 1 on.');
  expect((await reader.enter('next-match'))[0]).toBe('Match 3 of 4 for sentence 1 on.');
  expect(await reader.enter('/zzz')).toContain('zzz: not found');
});

test('follows links by number and goes back', async () => {
  const reader = await openArticle();
  await reader.enter('2');
  expect(reader.slug).toBe('retries');
  await reader.enter('back');
  expect(reader.slug).toBe('scaling');
  expect(await reader.enter('3')).toEqual([
    'This opens example.com in the browser: https://example.com/docs?a=b',
  ]);
  await reader.enter('');
  expect(reader.driver.takeEffect('browse')).toBeUndefined();
  await reader.enter('3');
  await reader.enter('y');
  expect(reader.driver.takeEffect('browse')?.url).toBe('https://example.com/docs?a=b');
  expect(await reader.enter('77')).toEqual(['There is no link 77 here']);
});

test('prints the contents with numbers and levels, and jumps to a heading', async () => {
  const reader = await openArticle();
  expect(await reader.enter('contents')).toEqual([
    'Contents.',
    '1. Requests, level 2',
    '2. Limits, level 2',
    '3. Memory, level 3',
    '4. Autoscaling, level 2',
  ]);
  expect((await reader.enter('3'))[0]).toBe('Heading level 3: Memory');
  expect(reader.prompt).toMatch(/^Section Memory\. \d+ percent, \d minutes? left\./);
});

test('moves through the contents by heading, and from them into the text', async () => {
  const reader = await openArticle();
  await reader.enter('contents');
  expect(await reader.enter('j')).toEqual(['2. Limits, level 2']);
  expect(await reader.enter('G')).toEqual(['4. Autoscaling, level 2']);
  expect(await reader.enter('?')).toContain('j or down or ctrl+n: next heading');
  expect((await reader.enter('/sentence 1 on'))[0]).toBe('Match 1 of 4 for sentence 1 on.');
  expect(reader.prompt).toContain('percent');
  await reader.enter('contents');
  expect((await reader.enter('n'))[0]).toBe('Match 2 of 4 for sentence 1 on.');
  expect(reader.prompt).toContain('percent');
});

test('prints bookmarks with numbers, and jumps to one', async () => {
  const reader = await openArticle();
  await reader.enter(']');
  await reader.enter('m');
  await reader.enter('g');
  expect(await reader.enter("'")).toEqual(['Bookmarks.', '1. Requests']);
  expect((await reader.enter('1'))[0]).toBe('Heading level 2: Requests');
});

test('lists every supported key of the article in the help', async () => {
  const reader = await openArticle();
  const help = (await reader.enter('?')).join('\n');
  for (const { action, help: text } of BINDINGS.filter(each => each.contexts.includes('reader')))
    expect(help.includes(text)).toBe(!isScreenOnly(action) && action !== 'reader.full-view');
  expect(reader.driver.state.modal).toBeUndefined();
});

test('prints the problems of the library, then the prompt of the list', async () => {
  const reader = new AccessibleDriver({ problems: makeProblems(2) });
  await reader.enter();
  expect(await reader.enter('problems')).toEqual([
    '2 problems in the library.',
    'library/1.md, line 3: date of article 1 is not a day. Hint: write it as 2024-12-15.',
    'library/2.md, line 3: date of article 2 is not a day. Hint: write it as 2024-12-15.',
  ]);
  expect(reader.prompt).toMatch(/^A number to read/);
});

test('quits by q from the list, and rejects an unknown command', async () => {
  const reader = await openArticle();
  expect(await reader.enter('abracadabra')).toEqual(['unknown']);
  await reader.enter('q');
  await reader.enter('quit');
  expect(reader.driver.takeEffect('quit')?.code).toBe(0);
});

test('applies a key to the item with the number after it', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  expect(await reader.enter('u 3')).toEqual(['Marked as read']);
  expect(reader.driver.state.readingStates.get('breakers.md')?.read).toBe(true);
  expect(await reader.enter('u 9')).toEqual(['There is no article 9 here']);
  await reader.enter('enter 1');
  expect(reader.slug).toBe('scaling');
  expect((await reader.enter('o 3'))[0]).toContain('This opens example.com');
  await reader.enter('n');
  for (const line of ['m', ']', 'm', "'"]) await reader.enter(line);
  expect(await reader.enter('d 1')).toEqual(['Bookmarks.', '1. Requests']);
  expect(reader.driver.state.readingStates.get('scaling.md')?.bookmarks).toMatchObject([
    { label: 'Requests' },
  ]);
});

test('prints the selected link and the selected footnote', async () => {
  const reader = await openArticle();
  expect((await reader.enter('tab'))[0]).toBe('Selected: #limits.');
  for (const line of ['tab', 'tab']) await reader.enter(line);
  expect((await reader.enter('tab')).slice(0, 2)).toEqual([
    'Selected: footnote 1.',
    'A footnote about the docs.',
  ]);
});

test('prints a long footnote whole', async () => {
  const markdown = `A[^n] word.\n\n[^n]: ${'One of many words. '.repeat(30)}The end.`;
  const reader = new AccessibleDriver({ samples: [{ title: 'A', markdown }] });
  await reader.enter();
  await reader.enter('1');
  expect((await reader.enter('tab')).join(' ')).toMatch(/^Selected: footnote 1\. One of many .* The end\./);
});

test('asks for the words after the search command', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  await reader.enter('search');
  expect(reader.prompt).toMatch(/^Words to search for/);
  expect((await reader.enter('promise'))[0]).toBe('1 result for promise.');
  await reader.enter('1');
  expect(reader.slug).toBe('scaling');
  await reader.enter('search');
  expect((await reader.enter('sentence 2'))[0]).toMatch(/^Match \d+ of \d+ for sentence 2\.$/);
});

test('reports that screen-only actions have no effect', async () => {
  const reader = await openArticle();
  for (const line of ['z', '+', 'M', 'ctrl+l', 'd', 'half-up', 'theme'])
    expect(await reader.enter(line), line).toEqual(['No effect in accessible mode']);
});

test('prints title and code language first when an article resumes inside code', async () => {
  const code = Array.from({ length: 60 }, (_, index) => `key${index}: value`).join('\n');
  const samples = [{ title: 'A', slug: 'a', markdown: `Before.\n\n\`\`\`yaml\n${code}\n\`\`\`\n` }];
  const resumed = async (offset: number): Promise<string[]> => {
    const readingStates = [
      ['a.md', { position: { block: 1, offset }, percent: 50 }],
    ] as DriverOptions['readingStates'];
    const reader = new AccessibleDriver({ samples, ...(readingStates ? { readingStates } : {}) });
    await reader.enter();
    return reader.enter('1');
  };
  const printed = await resumed(code.indexOf('key30'));
  expect(printed.slice(1, 4)).toEqual(['A.', 'Code, yaml:', 'key30: value']);
  expect((await resumed(0)).filter(line => line.includes('yaml'))).toHaveLength(1);
});

test('wraps a line at the width and keeps its indent', () => {
  expect(wrapLine('   one two three four', 12)).toEqual(['   one two', '   three', '   four']);
  expect(wrapLine('short', 12)).toEqual(['short']);
  expect(wrapLine('', 12)).toEqual(['']);
});

test('starts rows after a number below its text', () => {
  expect(wrapLine('12. one two three four', 12)).toEqual(['12. one two', '    three', '    four']);
  expect(wrapLine('123456789. one', 12).at(-1)).toBe('e');
});

test('indents the description of an article as far as its title', async () => {
  const samples = Array.from({ length: 12 }, (_, index) => ({
    title: `T${index}`,
    description: 'About it.',
  }));
  const reader = new AccessibleDriver({ samples, rows: 60 });
  const printed = await reader.enter();
  expect(printed[printed.findIndex(line => line.startsWith('10. ')) + 1]).toBe('    About it.');
  expect(printed[printed.findIndex(line => line.startsWith('9. ')) + 1]).toBe('   About it.');
});

describe('pages', () => {
  const paragraph = (index: number) => `Paragraph ${index} ${'has some words '.repeat(12)}ends${index}.`;
  const markdown = Array.from({ length: 30 }, (_, index) =>
    index % 7 === 3 ? `## Heading ${index}\n\n${paragraph(index)}` : paragraph(index),
  ).join('\n\n');

  const open = async (text = markdown) => {
    const reader = new AccessibleDriver({ samples: [{ title: 'A', markdown: text }], rows: 24 });
    await reader.enter();
    return { reader, first: await reader.enter('1') };
  };

  test('end at a block, and not after a heading', async () => {
    const { reader, first } = await open();
    const pages = [first];
    while (!reader.prompt.includes('the end')) pages.push(await reader.enter(''));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page.at(-1)).toMatch(/ends\d+\.$/);
    const text = pages.flat().join(' ');
    for (let index = 0; index < 30; index++) expect(text.split(`ends${index}.`)).toHaveLength(2);
  });

  test('go back to the start of a block', async () => {
    const { reader } = await open();
    await reader.enter('');
    const top = reader.driver.state.reading?.topRow;
    await reader.enter('');
    await reader.enter('');
    for (let count = 0; count < 3; count++) {
      await reader.enter('b');
      expect(reader.driver.state.reading?.topRow.row).toBe(0);
    }
    expect(reader.driver.state.reading?.topRow.block).toBeLessThanOrEqual(top?.block ?? 0);
  });

  test('cut a block that is longer than a page', async () => {
    const { reader, first } = await open(`\`\`\`\n${'row\n'.repeat(90)}last\n\`\`\``);
    const pages = [first];
    while (!reader.prompt.includes('the end')) pages.push(await reader.enter(''));
    expect(pages.flat().filter(line => line === 'row')).toHaveLength(90);
    expect(pages.flat()).toContain('last');
  });
});

test('takes yes and no as answers, and opens nothing after an empty line', async () => {
  const ask = async (answer: string) => {
    const reader = await openArticle();
    await reader.enter('3');
    expect(reader.prompt).toBe('Open it? yes or no: ');
    await reader.enter(answer);
    expect(reader.driver.state.modal).toBeUndefined();
    return reader.driver.takeEffect('browse')?.url;
  };
  for (const answer of ['yes', 'Yes', 'y']) expect(await ask(answer)).toContain('https://example.com');
  for (const answer of ['no', 'NO', 'n', '']) expect(await ask(answer)).toBeUndefined();
  const reader = await openArticle();
  await reader.enter('y');
  await reader.enter('no');
  expect(reader.driver.state.modal).toBeUndefined();
});

test('rejects a number as the answer to a question', async () => {
  const reader = await openArticle();
  await reader.enter('y');
  expect(await reader.enter('1')).toEqual(['There is no answer 1 here']);
  expect(reader.prompt).toContain('Copy what?');
  expect(reader.driver.state.reading?.selected).toBeUndefined();
  await reader.enter('link');
  expect(reader.driver.takeEffect('copy')?.text).toContain('scaling');
});

test('prints the list from its start after sorting or filtering', async () => {
  const reader = new AccessibleDriver();
  await reader.enter();
  for (const line of ['s', 'tab', 'esc'])
    expect(
      (await reader.enter(line)).find(printed => /^\d/.test(printed)),
      line,
    ).toMatch(/^1\. /);
});
