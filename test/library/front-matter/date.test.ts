import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/library/front-matter/date.js';

describe('isoDate', () => {
  it.each([
    ['2024-12-15', '2024-12-15'],
    ['2024/1/5', '2024-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2024-12-15T09:30', '2024-12-15T09:30:00'],
    ['2024-12-15T09:30:15.123Z', '2024-12-15T09:30:15Z'],
    ['2024-12-15 23:30:00 -0800', '2024-12-15T23:30:00-08:00'],
    ['2024-12-15T23:30:00+05', '2024-12-15T23:30:00+05:00'],
    ['2024-12-15 9:30', '2024-12-15T09:30:00'],
    ['Jul 08 2022', '2022-07-08'],
    ['July 8, 2022', '2022-07-08'],
    ['8 July 2022', '2022-07-08'],
    ['Fri, 8th Jul 2022', '2022-07-08'],
  ])('parses %s as %s', (written, iso) => expect(isoDate(written)).toBe(iso));

  it.each([
    '2024-13-45',
    '2023-02-29',
    '1900-02-29',
    '2024-00-10',
    '2024-04-31',
    '2024-12-15T24:00',
    '15.12.2024',
    'soon',
    '',
    '2024',
    'Foo 8 2022',
    '20241215',
  ])('refuses %j', written => expect(isoDate(written)).toBeUndefined());

  it('accepts exactly the days of the calendar', () => {
    const day = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(day, ([year, month, number]) => {
        const text = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(number).padStart(2, '0'),
        ].join('-');
        const utc = new Date(0);
        utc.setUTCFullYear(year, month - 1, number);
        const exists = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === number;
        expect(isoDate(text)).toBe(exists ? text : undefined);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
