/** Ways back from jumps within an article, and the place that a jump to the end does not throw away. */
import { describe, expect, test } from 'vitest';
import { startParse } from '../../../../../src/markdown/parse.js';
import { Driver, type DriverOptions } from '../../../driver.js';
import { SAMPLES } from '../../../samples.js';

const open = (options: DriverOptions = {}) => new Driver(options).keys('<enter>');
const place = ({ state }: Driver) => state.reading?.place;
const back = ({ state }: Driver) => state.reading?.trail.back.length;
const isTop = (driver: Driver) => expect(driver.state.reading?.spot).toEqual({ block: 0, row: 0 });

/** A page and a few rows into the article. */
const reading = (options: DriverOptions = {}) => open(options).keys(' jjj');

describe('H goes back to where was read before', () => {
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
    const before = place(driver);
    driver.took('load');
    driver.keys(keys);
    expect(place(driver)).not.toMatchObject({ ...before });
    while ((back(driver) ?? 0) > 1) driver.keys('H');
    const there = place(driver);
    expect(place(driver.keys('H'))).toMatchObject({ ...before });
    expect(driver.keys('H').status()).toContain('Nothing to go back to.');
    expect(place(driver.keys('L'))).toMatchObject({ ...there });
    expect(driver.took('load')).toBeUndefined();
  });

  test('each jump that was chosen by itself is one to come back from', () => {
    const driver = reading().keys('Gg');
    expect(back(driver)).toBe(2);
    expect(driver.keys('H').text()).toContain('100 %');
  });

  test('the steps along headings, matches or links are one jump until something else has moved the reader', () => {
    expect(back(reading().keys(']]]['))).toBe(1);
    expect(back(reading().keys(']] [['))).toBe(2);
    expect(back(reading().keys('/sentence 1 on<enter>nnn'))).toBe(1);
  });

  test('a way that leaves what was on top on the screen is no jump', () => {
    const driver = open().keys('jjg');
    expect(back(driver)).toBe(0);
    expect(back(open().keys('/sentence 1 on<enter>'))).toBe(0);
    expect(back(open().keys('<tab><tab><tab>'))).toBe(0);
    expect(back(open().keys('    bbb ddd'))).toBe(0);
  });

  test('of a hundred jumps at most', () => {
    expect(back(reading().keys('Gg'.repeat(80)))).toBe(100);
  });

  test('also where the jump had to wait for the rest of the article', () => {
    const source = SAMPLES[0]?.markdown ?? '';
    const driver = open({ parsing: () => startParse(source, {}, () => 100) }).keys('G');
    for (let parsing = driver.state.reading?.parsing; parsing && !parsing.done; ) {
      parsing.step();
      driver.send({ type: 'grown', parsing });
    }
    expect(driver.status()).toContain('100 %');
    expect(back(driver)).toBe(1);
    expect(driver.took('keep')?.change).toEqual({ read: true });
    isTop(driver.keys('H'));
  });
});

describe('Tab to a link that is far off', () => {
  test('is taken back by Esc, and leaves nothing to come back to', () => {
    const driver = reading();
    const before = place(driver);
    driver.keys('<tab>');
    expect(place(driver)).not.toMatchObject({ ...before });
    expect(place(driver.keys('<esc>'))).toMatchObject({ ...before });
    expect(driver.state.reading?.selected).toBeUndefined();
    expect(driver.keys('H').status()).toContain('Nothing to go back to.');
  });

  test('is not, once the reader has gone on from there', () => {
    const driver = reading().keys('<tab>j');
    const there = place(driver);
    expect(driver.state.reading?.selected).toBeDefined();
    expect(place(driver.keys('<esc>'))).toMatchObject({ ...there });
    expect(back(driver)).toBe(1);
  });
});

describe('the link that was followed is selected again by H', () => {
  const selected = ({ state }: Driver) => state.reading?.selected;

  test('within the article', () => {
    const driver = open().keys('<tab><enter>');
    expect(selected(driver)).toBeUndefined();
    expect(driver.keys('H').status()).toContain('→ #limits');
    expect(driver.keys('<tab>').status()).toContain('→ What a Retry Costs #backoff');
  });

  test('in another one', () => {
    const driver = open().keys('<tab><tab><enter>H');
    expect(driver.state.reading?.article.slug).toBe('scaling');
    expect(driver.status()).toContain('→ What a Retry Costs #backoff');
  });
});

describe('a look at the end', () => {
  const kept = ({ state }: Driver) => state.kept.get('scaling.md');

  test.each([
    ['G', 'G'],
    ['H and L', 'GHL'],
    ['keys that move nothing once there', 'Gj G'],
  ])('by %s marks the article as read and keeps the place', (_, keys) => {
    const driver = reading();
    const { place, percent } = kept(driver) ?? {};
    driver.keys(keys);
    expect(driver.status()).toContain('100 %');
    expect(kept(driver)).toEqual({ place, percent, read: true });
    driver.keys('q');
    expect(driver.rows().find(row => row.includes('Scaling'))).toContain('✓');
    expect(driver.keys('<enter>').status()).toContain('Resumed at');
  });

  test.each([
    ['a search', '/footnote about<enter>'],
    ['a footnote that was followed', '<tab><tab><tab><tab><enter>'],
  ])('by %s reads nothing of what lies between', (_, keys) => {
    const driver = open().keys(keys);
    expect(driver.status()).toContain('100 %');
    expect(kept(driver)).toMatchObject({ percent: 0 });
    expect(kept(driver)?.read).toBeUndefined();
    expect(driver.keys('kG') && kept(driver)).toMatchObject({ read: true });
  });

  test('is none where nothing was left out on the way: then the article is finished', () => {
    const driver = reading().keys('Gu');
    expect(kept(driver)?.percent).toBeLessThan(100);
    driver.keys('G');
    expect(kept(driver)).toMatchObject({ percent: 100, read: true });
    isTop(driver.keys('q<enter>'));
  });

  test('is over when the reader goes on from there', () => {
    const driver = reading().keys('Gkk');
    expect(kept(driver)).toMatchObject({ place: { ...place(driver) }, read: true });
  });

  test('by scrolling is the end: the article opens at its top again', () => {
    const driver = reading().keys('          ');
    expect(kept(driver)).toMatchObject({ percent: 100, read: true });
    isTop(driver.keys('q<enter>'));
  });
});

test('what a search shows while it is typed is no place to come back to, and no reading to the end', () => {
  const driver = reading();
  const before = driver.state.kept.get('scaling.md');
  driver.took('keep-place');
  driver.keys('/footnote about');
  expect(driver.status()).toContain('100 %');
  expect(driver.took('keep-place')).toBeUndefined();
  expect(driver.keys('<esc>').state.kept.get('scaling.md')).toMatchObject({ percent: before?.percent });
  expect(driver.state.kept.get('scaling.md')?.read).toBeUndefined();
});
