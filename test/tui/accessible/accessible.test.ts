import { expect, test } from 'vitest';
import { actionsFor } from '../../../src/tui/accessible/parse-line.js';
import { isScreenOnly } from '../../../src/tui/accessible/unsupported-actions.js';
import { linesOf, promptOf } from '../../../src/tui/accessible/view.js';
import { wrapped } from '../../../src/tui/accessible/wrapped.js';
import { BINDINGS } from '../../../src/tui/keys/bindings.js';
import { Driver, type DriverOptions } from '../driver.js';
import { problems } from '../samples.js';

/** The reader for listening, without a terminal: a line in, the lines it answers with out. */
class Listener {
  readonly driver: Driver;
  private said: Driver['state'] | undefined;

  constructor(options: DriverOptions = {}) {
    this.driver = new Driver({ ...options, settings: { accessible: true, ...options.settings } });
  }

  async hear(line?: string): Promise<string[]> {
    const actions = line === undefined ? [] : actionsFor(this.driver.state, line, BINDINGS);
    if (!actions) return ['not known'];
    for (const action of actions) this.driver.send(action);
    await this.driver.searched();
    const lines = linesOf(this.said, this.driver.state, BINDINGS);
    this.said = this.driver.state;
    if (this.said.modal?.kind === 'help' || this.said.modal?.kind === 'problems')
      this.driver.send({ type: 'help.close' });
    return lines;
  }

  get prompt(): string {
    return promptOf(this.driver.state, BINDINGS);
  }

  get slug(): string | undefined {
    return this.driver.state.reading?.article.slug;
  }
}

async function opened(): Promise<Listener> {
  const listener = new Listener();
  await listener.hear();
  await listener.hear('1');
  return listener;
}

test('says the list with numbers, and what can be typed', async () => {
  const listener = new Listener({
    kept: [
      ['retries.md', { percent: 62 }],
      ['cafe.md', { read: true }],
    ],
  });
  expect(await listener.hear()).toEqual([
    'Samples, 4 articles.',
    '1. Scaling Kubernetes in Production, DevOps, 15 December 2024, 8 min',
    '   What five years of running clusters taught us.',
    '2. What a Retry Costs, Engineering, 1 November 2024, 5 min, 62 percent read',
    '   Why the second try is not free.',
    '3. Circuit Breakers, Engineering, 1 October 2024, 3 min',
    '   When to stop asking.',
    '4. Café Writing, Writing, 1 September 2024, 2 min, read',
  ]);
  expect(listener.prompt).toBe('A number to read, / and words to search, ? for help, q to quit: ');
  expect(await listener.hear('')).toEqual(['That is all of the list.']);
  expect(await listener.hear('9')).toEqual(['There is no article 9 here.']);
});

test('goes through a long list without saying an entry twice', async () => {
  const samples = Array.from({ length: 50 }, (_, index) => ({ title: `Title ${index + 1}` }));
  const listener = new Listener({ samples });
  const said = [await listener.hear(), await listener.hear(''), await listener.hear('')].flat();
  expect(said.filter(line => /^\d+ more/.test(line))).toEqual([
    expect.stringContaining('; an empty line goes on.'),
    expect.stringContaining('; an empty line goes on.'),
  ]);
  const numbers = said.filter(line => /^\d+\. /.test(line)).map(line => Number.parseInt(line, 10));
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('reads an article to its end, each row once, and says that it is the end', async () => {
  const listener = new Listener();
  await listener.hear();
  const said = await listener.hear('1');
  expect(said[0]).toBe('Scaling Kubernetes in Production');
  expect(said).toContain('Heading level 2: Requests');
  while (!listener.prompt.includes('the end')) said.push(...(await listener.hear('')));
  const text = said.join(' ').replaceAll(/\s+/g, ' ');
  for (const topic of ['requests', 'limits', 'memory', 'autoscaling']) {
    expect(text.split(`Sentence 7 on ${topic}`)).toHaveLength(2);
  }
  expect(await listener.hear('')).toEqual(['This is the end of the article.']);
  expect(listener.driver.state.kept.get('scaling.md')?.read).toBe(true);
});

test('draws nothing: no bars, boxes, bullets or arrows', async () => {
  const listener = await opened();
  const said: string[] = [];
  while (!listener.prompt.includes('the end')) said.push(...(await listener.hear('')));
  for (const line of ['t', '', 'm', "'", '', '?', 'y', ''])
    said.push(...(await listener.hear(line)), listener.prompt);
  expect(said.join('\n').match(/[^\n -~¹é]/g) ?? []).toEqual([]);
});

test('searches the list, and ends the search', async () => {
  const listener = new Listener();
  await listener.hear();
  expect(await listener.hear('/promise')).toEqual([
    '1 hit for promise.',
    '1. Scaling Kubernetes in Production, DevOps, 15 December 2024, 8 min',
    expect.stringMatching(/^ {3}In Limits: A pod without a limit is a promise/),
  ]);
  expect((await listener.hear('/'))[0]).toBe('Samples, 4 articles.');
  expect((await listener.hear('/zzzzqqq')).at(-1)).toBe('Nothing matches. A slash alone ends the search.');
});

test('searches in an article, on and back', async () => {
  const listener = await opened();
  const said = await listener.hear('/sentence 1 on');
  expect(said[0]).toBe('Match 1 of 4 for sentence 1 on.');
  expect(said[1]).toContain('Sentence 1 on requests');
  expect((await listener.hear('n'))[0]).toBe('Match 2 of 4 for sentence 1 on.');
  expect((await listener.hear('next-match'))[0]).toBe('Match 3 of 4 for sentence 1 on.');
  expect(await listener.hear('/zzz')).toContain('zzz: not found.');
});

test('follows links by their numbers, and comes back', async () => {
  const listener = await opened();
  await listener.hear('2');
  expect(listener.slug).toBe('retries');
  await listener.hear('back');
  expect(listener.slug).toBe('scaling');
  expect(await listener.hear('3')).toEqual([
    'This opens example.com in the browser: https://example.com/docs?a=b',
  ]);
  await listener.hear('');
  expect(listener.driver.took('browse')).toBeUndefined();
  await listener.hear('3');
  await listener.hear('y');
  expect(listener.driver.took('browse')?.url).toBe('https://example.com/docs?a=b');
  expect(await listener.hear('77')).toEqual(['There is no link 77 here.']);
});

test('says the contents with numbers and levels, and goes to one', async () => {
  const listener = await opened();
  expect(await listener.hear('contents')).toEqual([
    'Contents.',
    '1. Requests, level 2',
    '2. Limits, level 2',
    '3. Memory, level 3',
    '4. Autoscaling, level 2',
  ]);
  expect((await listener.hear('3'))[0]).toBe('Heading level 3: Memory');
  expect(listener.prompt).toMatch(/^Section 2, Memory\. \d+ percent, \d minutes? left\./);
});

test('goes through the contents heading by heading, and from them into the text', async () => {
  const listener = await opened();
  await listener.hear('contents');
  expect(await listener.hear('j')).toEqual(['2. Limits, level 2']);
  expect(await listener.hear('G')).toEqual(['4. Autoscaling, level 2']);
  expect(await listener.hear('?')).toContain('j or down or ctrl+n: next heading');
  expect((await listener.hear('/sentence 1 on'))[0]).toBe('Match 1 of 4 for sentence 1 on.');
  expect(listener.prompt).toContain('percent');
  await listener.hear('contents');
  expect((await listener.hear('n'))[0]).toBe('Match 2 of 4 for sentence 1 on.');
  expect(listener.prompt).toContain('percent');
});

test('says the bookmarks with numbers, and goes to one', async () => {
  const listener = await opened();
  await listener.hear(']');
  await listener.hear('m');
  await listener.hear('g');
  expect(await listener.hear("'")).toEqual(['Bookmarks.', '1. Requests']);
  expect((await listener.hear('1'))[0]).toBe('Heading level 2: Requests');
});

test('help says every key that does something now', async () => {
  const listener = await opened();
  const help = (await listener.hear('?')).join('\n');
  for (const { does, help: text } of BINDINGS.filter(each => each.in.includes('reader')))
    expect(help.includes(text)).toBe(!isScreenOnly(does));
  expect(listener.driver.state.modal).toBeUndefined();
});

test('says the problems of the library, and goes on where it was', async () => {
  const listener = new Listener({ problems: problems(2) });
  await listener.hear();
  expect(await listener.hear('problems')).toEqual([
    '2 problems in the library.',
    'library/1.md, line 3: The date of article 1 is no day. Write it as 2024-12-15.',
    'library/2.md, line 3: The date of article 2 is no day. Write it as 2024-12-15.',
  ]);
  expect(listener.prompt).toMatch(/^A number to read/);
});

test('quits by q from the list, and knows what it does not know', async () => {
  const listener = await opened();
  expect(await listener.hear('abracadabra')).toEqual(['not known']);
  await listener.hear('q');
  await listener.hear('quit');
  expect(listener.driver.took('quit')?.code).toBe(0);
});

test('a number after a key says what it is about', async () => {
  const listener = new Listener();
  await listener.hear();
  expect(await listener.hear('u 3')).toEqual(['Marked as read.']);
  expect(listener.driver.state.kept.get('breakers.md')?.read).toBe(true);
  expect(await listener.hear('u 9')).toEqual(['There is no article 9 here.']);
  await listener.hear('enter 1');
  expect(listener.slug).toBe('scaling');
  expect((await listener.hear('o 3'))[0]).toContain('This opens example.com');
  await listener.hear('n');
  for (const line of ['m', ']', 'm', "'"]) await listener.hear(line);
  expect(await listener.hear('d 1')).toEqual(['Bookmarks.', '1. Requests']);
  expect(listener.driver.state.kept.get('scaling.md')?.bookmarks).toMatchObject([{ label: 'Requests' }]);
});

test('says the link that was selected, and the footnote', async () => {
  const listener = await opened();
  expect((await listener.hear('tab'))[0]).toBe('Selected: #limits.');
  for (const line of ['tab', 'tab']) await listener.hear(line);
  expect((await listener.hear('tab')).slice(0, 2)).toEqual([
    'Selected: footnote 1.',
    'A footnote about the docs.',
  ]);
});

test('says a selected footnote to its end', async () => {
  const markdown = `A[^n] word.\n\n[^n]: ${'One of many words. '.repeat(30)}The end.`;
  const listener = new Listener({ samples: [{ title: 'A', markdown }] });
  await listener.hear();
  await listener.hear('1');
  expect((await listener.hear('tab')).join(' ')).toMatch(/^Selected: footnote 1\. One of many .* The end\./);
});

test('asks for the words of a search that was asked for by its word', async () => {
  const listener = new Listener();
  await listener.hear();
  await listener.hear('search');
  expect(listener.prompt).toMatch(/^Words to search for/);
  expect((await listener.hear('promise'))[0]).toBe('1 hit for promise.');
  await listener.hear('1');
  expect(listener.slug).toBe('scaling');
  await listener.hear('search');
  expect((await listener.hear('sentence 2'))[0]).toMatch(/^Match \d+ of \d+ for sentence 2\.$/);
});

test('what is for the screen alone says that it does nothing here', async () => {
  const listener = await opened();
  for (const line of ['z', '+', 'M', 'ctrl+l', 'd', 'half-up', 'theme'])
    expect(await listener.hear(line), line).toEqual(['That does nothing here.']);
});

test('who comes back into the middle of code is told so first', async () => {
  const code = Array.from({ length: 60 }, (_, index) => `key${index}: value`).join('\n');
  const samples = [{ title: 'A', slug: 'a', markdown: `Before.\n\n\`\`\`yaml\n${code}\n\`\`\`\n` }];
  const resumed = async (offset: number): Promise<string[]> => {
    const kept = [['a.md', { place: { block: 1, offset }, percent: 50 }]] as DriverOptions['kept'];
    const listener = new Listener({ samples, ...(kept ? { kept } : {}) });
    await listener.hear();
    return listener.hear('1');
  };
  const said = await resumed(code.indexOf('key30'));
  expect(said.slice(1, 4)).toEqual(['A.', 'Code, yaml:', 'key30: value']);
  expect((await resumed(0)).filter(line => line.includes('yaml'))).toHaveLength(1);
});

test('wraps what it says at the width, as far in as it began', () => {
  expect(wrapped('   one two three four', 12)).toEqual(['   one two', '   three', '   four']);
  expect(wrapped('short', 12)).toEqual(['short']);
  expect(wrapped('', 12)).toEqual(['']);
});

test('a question that is asked is answered by its words: a number chooses nothing behind it', async () => {
  const listener = await opened();
  await listener.hear('y');
  expect(await listener.hear('1')).toEqual(['There is no answer 1 here.']);
  expect(listener.prompt).toContain('Copy what?');
  expect(listener.driver.state.reading?.selected).toBeUndefined();
  await listener.hear('link');
  expect(listener.driver.took('copy')?.text).toContain('scaling');
});

test('a list that is arranged anew is heard from its beginning', async () => {
  const listener = new Listener();
  await listener.hear();
  for (const line of ['s', 'tab', 'esc'])
    expect(
      (await listener.hear(line)).find(said => /^\d/.test(said)),
      line,
    ).toMatch(/^1\. /);
});
