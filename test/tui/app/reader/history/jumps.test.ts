/** Going back from jumps in an article, and the position that a jump to the end keeps. */
import { describe, expect, test } from 'vitest';
import { startParse } from '../../../../../src/markdown/parse.js';
import { Driver, type DriverOptions } from '../../../driver.js';
import { SAMPLES } from '../../../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const positionOf = ({ state }: Driver) => state.reading?.position;
const back = ({ state }: Driver) => state.reading?.jumpHistory.back.length;
const isTop = (driver: Driver) => expect(driver.state.reading?.topRow).toEqual({ block: 0, row: 0 });

/** Opens the article a screen and a few rows below its top. */
const reading = (options: DriverOptions = {}) => open(options).keys(' jjj');

describe('going back with H', () => {
  test.each([
    ['the end', 'G'],
    ['the top', 'g'],
    ['a heading of the contents', 'tG<enter>'],
    ['a search', '/on autoscaling<enter>'],
    ['the matches of a search, however many', '/sentence 9<enter>nn'],
    ['the headings, one after the other', ']]]'],
    ['a link far off, and the next', '<tab><tab>'],
    ['a bookmark', "mGm'j<enter>"],
  ])('%s', (_, keys) => {
    const driver = reading();
    const before = positionOf(driver);
    driver.takeEffect('load');
    driver.keys(keys);
    expect(positionOf(driver)).not.toMatchObject({ ...before });
    while ((back(driver) ?? 0) > 1) driver.keys('H');
    const there = positionOf(driver);
    expect(positionOf(driver.keys('H'))).toMatchObject({ ...before });
    expect(driver.keys('H').status()).toContain('Nothing to go back to');
    expect(positionOf(driver.keys('L'))).toMatchObject({ ...there });
    expect(driver.takeEffect('load')).toBeUndefined();
  });

  test('records each separate jump', () => {
    const driver = reading().keys('Gg');
    expect(back(driver)).toBe(2);
    expect(driver.keys('H').text()).toContain('100%');
  });

  test('records consecutive steps of one kind as one jump', () => {
    expect(back(reading().keys(']]]['))).toBe(1);
    expect(back(reading().keys(']] [['))).toBe(2);
    expect(back(reading().keys('/sentence 1 on<enter>nnn'))).toBe(1);
  });

  test('records no jump if the old top row stays on the screen', () => {
    const driver = open().keys('jjg');
    expect(back(driver)).toBe(0);
    expect(back(open().keys('/sentence 1 on<enter>'))).toBe(0);
    expect(back(open().keys('<tab><tab><tab>'))).toBe(0);
    expect(back(open().keys('    bbb ddd'))).toBe(0);
  });

  test('keeps 100 jumps at most', () => {
    expect(back(reading().keys('Gg'.repeat(80)))).toBe(100);
  });

  test('records a jump that waited for the rest of the article', () => {
    const source = SAMPLES[0]?.markdown ?? '';
    const driver = open({ parsing: () => startParse(source, {}, () => 100) }).keys('G');
    for (let parsing = driver.state.reading?.parsing; parsing && !parsing.done; ) {
      parsing.step();
      driver.send({ type: 'document-grown', parsing });
    }
    expect(driver.status()).toContain('100%');
    expect(back(driver)).toBe(1);
    expect(driver.effects.findLast(({ type }) => type === 'save-position')).toMatchObject({ read: true });
    isTop(driver.keys('H'));
  });
});

describe('Tab to a distant link', () => {
  test('is undone by Esc', () => {
    const driver = reading();
    const before = positionOf(driver);
    driver.keys('<tab>');
    expect(positionOf(driver)).not.toMatchObject({ ...before });
    expect(positionOf(driver.keys('<esc>'))).toMatchObject({ ...before });
    expect(driver.state.reading?.selected).toBeUndefined();
    expect(driver.keys('H').status()).toContain('Nothing to go back to');
  });

  test('is not undone after scrolling on', () => {
    const driver = reading().keys('<tab>j');
    const there = positionOf(driver);
    expect(driver.state.reading?.selected).toBeDefined();
    expect(positionOf(driver.keys('<esc>'))).toMatchObject({ ...there });
    expect(back(driver)).toBe(1);
  });
});

describe('H after following a link', () => {
  const selected = ({ state }: Driver) => state.reading?.selected;

  test('selects the link again in the article', () => {
    const driver = open().keys('<tab><enter>');
    expect(selected(driver)).toBeUndefined();
    expect(driver.keys('H').status()).toContain('→ #limits');
    expect(driver.keys('<tab>').status()).toContain('→ What a Retry Costs #backoff');
  });

  test('selects the link again in another article', () => {
    const driver = open().keys('<tab><tab><enter>H');
    expect(driver.state.reading?.article.slug).toBe('scaling');
    expect(driver.status()).toContain('→ What a Retry Costs #backoff');
  });
});

describe('jumping to the end', () => {
  const stateOf = ({ state }: Driver) => state.readingStates.get('scaling.md');

  test.each([
    ['G', 'G'],
    ['keys that move nothing once there', 'Gj G'],
  ])('by %s marks the article as read, and it opens at the top', (_, keys) => {
    const driver = reading();
    driver.keys(keys);
    expect(driver.status()).toContain('100%');
    expect(stateOf(driver)).toMatchObject({ percent: 100, read: true });
    driver.keys('q');
    expect(driver.rows().find(row => row.includes('Scaling'))).toContain('✓');
    isTop(driver.keys('<enter>'));
    expect(driver.status()).not.toContain('Resumed');
  });

  test('says that the article is marked as read, unless no text was skipped', () => {
    const message = 'Marked as read, and opens at the top next time; press H to go back';
    expect(reading().keys('G').status()).toContain(message);
    expect(reading().keys('GkG').status()).not.toContain('Marked');
  });

  test.each([
    ['a search', '/footnote about<enter>'],
    ['a footnote that was followed', '<tab><tab><tab><tab><enter>'],
  ])('by %s does not mark the article as read', (_, keys) => {
    const driver = open().keys(keys);
    expect(driver.status()).toContain('100%');
    expect(stateOf(driver)).toMatchObject({ percent: 0 });
    expect(stateOf(driver)?.read).toBeUndefined();
    expect(driver.keys('kG') && stateOf(driver)).toMatchObject({ read: true });
  });

  test('finishes the article if no text was skipped', () => {
    const driver = reading().keys('Gu');
    expect(stateOf(driver)?.percent).toBeLessThan(100);
    driver.keys('G');
    expect(stateOf(driver)).toMatchObject({ percent: 100, read: true });
    isTop(driver.keys('q<enter>'));
  });

  test('and going back resumes where it started from', () => {
    const driver = reading();
    const { position } = stateOf(driver) ?? {};
    expect(stateOf(driver.keys('GH'))).toMatchObject({ position, read: true });
    expect(driver.keys('q<enter>').status()).toContain('Resumed where you stopped');
  });

  test('saves the position after scrolling on from there', () => {
    const driver = reading().keys('Gkk');
    expect(stateOf(driver)).toMatchObject({ position: { ...positionOf(driver) }, read: true });
  });

  test('by scrolling finishes the article, which reopens at the top', () => {
    const driver = reading().keys('          ');
    expect(stateOf(driver)).toMatchObject({ percent: 100, read: true });
    isTop(driver.keys('q<enter>'));
  });
});

test('saves no position while a query is typed', () => {
  const driver = reading();
  const before = driver.state.readingStates.get('scaling.md');
  driver.takeEffect('save-position');
  driver.keys('/footnote about');
  expect(driver.status()).toContain('100%');
  expect(driver.takeEffect('save-position')).toBeUndefined();
  expect(driver.keys('<esc>').state.readingStates.get('scaling.md')).toMatchObject({
    percent: before?.percent,
  });
  expect(driver.state.readingStates.get('scaling.md')?.read).toBeUndefined();
});

test.each([
  ['lim', 'Limits', undefined],
  ['the-limits', 'Limits of the limits', undefined],
  ['e', '', 'Section #e is ambiguous; 2 match: #requests, #limits-of-the-limits'],
  ['x', '', 'No section #x in this article'],
])('opens an article at the only heading that contains %s, if it was typed', (anchor, heading, message) => {
  const text = Array.from({ length: 30 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
  const titles = anchor === 'lim' ? ['Requests', 'Limits'] : ['Requests', 'Limits', 'Limits of the limits'];
  const markdown = titles.map(title => `## ${title}\n\n${text}`).join('\n\n');
  const driver = new Driver({ samples: [{ title: 'A', markdown }] });
  const [article] = driver.library.articles;
  if (!article) throw new Error('no article');
  driver.send({ type: 'open-article', article, anchor });
  expect(driver.state.message?.text).toBe(message);
  if (heading) expect(driver.rows()[0]?.trim()).toBe(heading);
});

test('follows a link to a part of a heading nowhere', () => {
  const driver = new Driver({ samples: [{ title: 'A', markdown: '[x](#lim)\n\n## Limits\n' }] });
  expect(driver.keys('<enter><tab><enter>').status()).toContain('No section #lim in this article');
});
