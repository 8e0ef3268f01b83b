/** The columns beside the titles, the preview, and what the header says of the list. */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../driver.js';
import { SAMPLES } from '../../samples.js';

const row = (driver: Driver, title: string) => driver.rows().find(each => each.includes(title)) ?? '';
const titled = (titles: string[], rest = {}) =>
  titles.map((title, index) => ({ title, slug: `a${index}`, category: `Category ${index % 2}`, ...rest }));

describe('columns', () => {
  test('where no article has a date there is none for it', () => {
    const long = 'A title that takes what there is without the dates';
    const undated = SAMPLES.map(({ date: _, ...rest }) => rest);
    expect(row(new Driver({ samples: undated }), 'Retry')).toMatch(/Engineering {4}5 min$/);
    const driver = new Driver({ samples: titled([long, 'Short']) });
    expect(row(driver, 'A title')).toContain(long);
  });

  test('category and date give way to titles that would be cut, if most of them would', () => {
    const dated = { date: '2024-12-15' };
    const long = 'Requests, limits and the noisy neighbour';
    const whole = new Driver({ samples: titled([`${long} at`, 'Short'], dated) });
    expect(row(whole, long)).toMatch(/ at {2}Category/);
    const longer = `${long} now`;
    const most = new Driver({ samples: titled([longer, `${longer}!`, 'Short'], dated) });
    expect(row(most, longer)).not.toContain('Category');
    expect(row(most, longer)).toContain('2024-12-15');
    expect(row(most, `${longer}!`)).toContain(`${longer}!`);
    const few = new Driver({ samples: titled([`${long} In full`, 'One', 'Two', 'Three', 'Four'], dated) });
    expect(row(few, 'One')).toContain('Category');
    expect(row(few, 'Requests')).toContain('…');
  });

  test('beside a preview are those of an ordinary terminal', () => {
    for (const columns of [80, 120, 160])
      expect(row(new Driver({ columns, rows: 30 }), 'Retry'), `${columns}`).toMatch(
        /Engineering +2024-11-01 +5 min/,
      );
  });
});

describe('the preview', () => {
  test('shows the description above the text, and meanwhile', () => {
    const driver = new Driver({ columns: 120, rows: 30 });
    expect(driver.text()).toContain('What five years of running clusters');
    expect(driver.text()).not.toContain('An opening paragraph');
    driver.send({ type: 'begun' });
    expect(driver.text()).toContain('An opening paragraph');
    expect(driver.text()).toContain('What five years of running clusters');
  });

  test('shows the title whole', () => {
    const title = 'A title that is longer than the preview of a terminal of this size is wide';
    const text = new Driver({ columns: 120, rows: 30, samples: [{ title }] }).text();
    expect(text).toMatch(/│ A title that is longer/);
    expect(text).toMatch(/│ .*is wide$/m);
  });

  test('marks what was found in the description', () => {
    const driver = new Driver({ columns: 120, rows: 30, settings: { depth: 1 } }).keys('/clusters');
    expect(driver.text()).toMatch(/\u001b\[[\d;]*mclusters/);
  });
});

describe('the header', () => {
  test('says how the list is sorted where that is not as usual, and not over hits, which have an order of their own', () => {
    const header = (keys: string) => new Driver().keys(keys).rows()[0];
    expect(header('')).not.toContain('newest');
    expect(header('s')).toContain('4 articles · by title');
    expect(header('sss')).toContain('shortest first');
    expect(header('s/e')).not.toContain('by title');
    expect(header('ssss')).not.toContain('newest');
  });
});

describe('a mark', () => {
  const place = { block: 6, offset: 0 };

  test('leaves the place where it is: u u is nothing, and the article opens where it was left', () => {
    const driver = new Driver({ kept: [['scaling.md', { place, percent: 22 }]] }).keys('u');
    expect(driver.took('keep')?.change).toEqual({ read: true });
    expect(driver.keys('u').took('keep')?.change).toEqual({ read: false });
    expect(row(driver, 'Scaling')).toContain('22 %');
    expect(driver.keys('<enter>').state.reading?.place.block).toBe(place.block);
  });

  test('an article that is read but not to its end opens where it was left', () => {
    const kept: [string, object][] = [['scaling.md', { place, percent: 22, read: true }]];
    const driver = new Driver({ kept });
    expect(row(driver, 'Scaling')).toContain('✓');
    expect(driver.keys('<enter>').state.reading?.place.block).toBe(place.block);
  });
});
