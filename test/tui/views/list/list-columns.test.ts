/** The columns beside the titles, the preview, the header and read marks. */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../driver.js';
import { SAMPLES } from '../../samples.js';

const row = (driver: Driver, title: string) => driver.rows().find(each => each.includes(title)) ?? '';
const titled = (titles: string[], rest = {}) =>
  titles.map((title, index) => ({ title, slug: `a${index}`, category: `Category ${index % 2}`, ...rest }));

describe('columns', () => {
  test('leaves out the date column if no article has a date', () => {
    const long = 'A title that takes what there is without the dates';
    const undated = SAMPLES.map(({ date: _, ...rest }) => rest);
    expect(row(new Driver({ samples: undated }), 'Retry')).toMatch(/Engineering {2}5 min$/);
    const driver = new Driver({ samples: titled([long, 'Short']) });
    expect(row(driver, 'A title')).toContain(long);
  });

  test('leaves out category and date if most titles would be cut', () => {
    const dated = { date: '2024-12-15' };
    const long = 'Requests, limits and a noisy neighbour';
    const whole = new Driver({ samples: titled([`${long}s`, 'Short'], dated) });
    expect(row(whole, long)).toMatch(/neighbours {2}Category/);
    const longer = `${long} now`;
    const most = new Driver({ samples: titled([longer, `${longer}!`, 'Short'], dated) });
    expect(row(most, longer)).not.toContain('Category');
    expect(row(most, longer)).toContain('2024-12-15');
    expect(row(most, `${longer}!`)).toContain(`${longer}!`);
    const few = new Driver({ samples: titled([`${long} In full`, 'One', 'Two', 'Three', 'Four'], dated) });
    expect(row(few, 'One')).toContain('Category');
    expect(row(few, 'Requests')).toContain('…');
  });

  test('shows the same columns beside a preview as in an 80-column terminal', () => {
    for (const columns of [80, 120, 160])
      expect(row(new Driver({ columns, rows: 30 }), 'Retry'), `${columns}`).toMatch(
        /Engineering +2024-11-01 +5 min/,
      );
  });
});

test.each([44, 64, 80, 120])('columns keep their place when the first article is read, at %i', columns => {
  const driver = new Driver({ columns, rows: 30 });
  const before = row(driver, 'Retry');
  driver.keys('u');
  expect(row(driver, 'Scaling')).toContain('✓');
  expect(row(driver, 'Retry')).toBe(before);
});

describe('preview', () => {
  test('shows the description above the text, and before the text is loaded', () => {
    const driver = new Driver({ columns: 120, rows: 30 });
    expect(driver.text()).toContain('What five years of running clusters');
    expect(driver.text()).not.toContain('An opening paragraph');
    driver.send({ type: 'started' });
    expect(driver.text()).toContain('An opening paragraph');
    expect(driver.text()).toContain('What five years of running clusters');
  });

  test('wraps a long title', () => {
    const title = 'A title that is longer than the preview of a terminal of this size is wide';
    const text = new Driver({ columns: 120, rows: 30, samples: [{ title }] }).text();
    expect(text).toMatch(/│ A title that is longer/);
    expect(text).toMatch(/│ .*is wide$/m);
  });

  test('highlights matches in the description', () => {
    const driver = new Driver({ columns: 120, rows: 30, settings: { depth: 1 } }).keys('/clusters');
    expect(driver.text()).toMatch(/\u001b\[[\d;]*mclusters/);
  });
});

describe('header', () => {
  test('names a sort order other than the default, but not over search results', () => {
    const header = (keys: string) => new Driver().keys(keys).rows()[0];
    expect(header('')).not.toContain('newest');
    expect(header('s')).toContain('4 articles · by title');
    expect(header('sss')).toContain('shortest first');
    expect(header('s/e')).not.toContain('by title');
    expect(header('ssss')).not.toContain('newest');
  });
});

describe('read mark', () => {
  const position = { block: 6, offset: 0 };

  test('keeps the position when set and removed', () => {
    const driver = new Driver({ readingStates: [['scaling.md', { position, percent: 22 }]] }).keys('u');
    expect(driver.takeEffect('save')?.change).toEqual({ read: true });
    expect(driver.keys('u').takeEffect('save')?.change).toEqual({ read: false });
    expect(row(driver, 'Scaling')).toContain('22%');
    expect(driver.keys('<enter>').state.reading?.position.block).toBe(position.block);
  });

  test('keeps the position of an article marked as read before its end', () => {
    const readingStates: [string, object][] = [['scaling.md', { position, percent: 22, read: true }]];
    const driver = new Driver({ readingStates });
    expect(row(driver, 'Scaling')).toContain('✓');
    expect(driver.keys('<enter>').state.reading?.position.block).toBe(position.block);
  });
});
