/** Parses dates as authors write them, checks them against the calendar, and formats them as ISO 8601. Time zones never shift a date. */

interface ParsedDate {
  /** `2024-12-15`, or `2024-12-15T09:30:00-08:00` if the text has a time. */
  date: string;
  /** True if only the day could be read: the rest of the text is no time. */
  isInexact: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<month>[a-z]{3,9})\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4}|\\d\\d(?![\\d:]))';
const WEEKDAY = '(?:[a-z]{3,9},?\\s+)?';

/** Forms of a day at the start of a text. A time can follow. */
const DAYS = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/,
  /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})/,
  /^(?<year>\d{4})\.(?<month>\d{1,2})\.(?<day>\d{1,2})/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/,
  /^(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日일]/,
  // `8 July 2022`, `Fri, 08 Jul 2022`, `Friday, 08-Jul-22`.
  new RegExp(`^${WEEKDAY}${DAY}\\.?(?:\\s+|-)${MONTH}(?:,?\\s+|-)${YEAR}`, 'i'),
  // `July 8, 2022`.
  new RegExp(`^${WEEKDAY}${MONTH}\\s+${DAY}(?:,\\s*|\\s+)(?<year>\\d{4})`, 'i'),
  // `2022 Jul 8`, `2022-Jul-08`.
  new RegExp(`^(?<year>\\d{4})[\\s-]${MONTH}[\\s-]${DAY}`, 'i'),
];

/** `Fri Jul  8 14:00:00 -0500 2022`, as C, Go and Ruby print a time: the year is last. */
const YEAR_LAST = new RegExp(
  `^${WEEKDAY}${MONTH}\\s+${DAY}\\s+(?<time>\\d\\d:\\d\\d:\\d\\d(?:\\s+\\S{1,6})?)\\s+(?<year>\\d{4})$`,
  'i',
);

/** A day whose order of day and month is clear only if one of them is more than 12. */
const AMBIGUOUS_DAY = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

/** A time after a day: `T09:30`, ` 14:00:00.5 -5`, ` at 2:00 pm EST`, ` 14:00:00 -0500 EST m=+0.1`. */
const TIME =
  /^(?:t|\s+|,\s*|\s+at\s+)(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([ap]m)?\s*([+-]\d\d:?\d\d|[+-]\d{1,2}(?::\d\d)?|[a-z]{1,5})?(?:\s+[+-]\d{2,4}|\s+[A-Z]{1,5})?(?:\s+m=\S+)?$/i;

/** Names of time zones that have only one meaning (RFC 2822, 4.3, and Europe's), and their offsets. */
const ZONES = new Map(
  Object.entries({
    z: 'Z', ut: 'Z', utc: 'Z', gmt: 'Z',
    est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00',
    cet: '+01:00', cest: '+02:00', eet: '+02:00', eest: '+03:00', jst: '+09:00', kst: '+09:00',
  }), // biome-ignore format: a table
);

/** `2024-12-15`, or `2024-12-15T09:30:00-08:00` if the text has a time. Undefined if the text is anything else. */
export function isoDate(text: string): string | undefined {
  const parsed = parseDate(text);
  return parsed?.isInexact ? undefined : parsed?.date;
}

/**
 * Parses the forms of ISO 8601, YAML 1.1, RFC 2822, Ruby and Go, and any text with a clear day at its start or one ISO day
 * in it. Undefined if there is none, or the calendar has no such day.
 */
export function parseDate(text: string): ParsedDate | undefined {
  const { groups: last } = YEAR_LAST.exec(text) ?? {};
  if (last) return withTime(dayOf(last), ` ${last.time}`);
  for (const form of DAYS) {
    const match = form.exec(text);
    if (match?.groups && !/^\d/.test(text.slice(match[0].length)))
      return withTime(dayOf(match.groups), text.slice(match[0].length));
  }
  const day = clearDay(text) ?? onlyDayIn(text);
  return day === undefined ? undefined : { date: day, isInexact: true };
}

function dayOf({ year = '', month = '', day = '' }: Record<string, string | undefined>): string | undefined {
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return calendarDay(fullYear(year), number, Number(day));
}

/** Reads a year of two digits as Go and POSIX do. */
function fullYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < 69 ? 2000 : 1900);
}

function withTime(day: string | undefined, rest: string): ParsedDate | undefined {
  if (day === undefined) return undefined;
  if (rest === '') return { date: day, isInexact: false };
  const time = readTime(rest);
  return { date: day + (time ?? ''), isInexact: time === undefined };
}

function readTime(text: string): string | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, written = '', minute = '', second = '00', half, zone = ''] = match;
  const hour = half ? (Number(written) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(written);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return `T${two(hour)}:${minute}:${second}${isoZone(zone)}`;
}

/** Formats an offset. Empty for a name with several meanings, such as IST. */
function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return ZONES.get(zone.toLowerCase()) ?? '';
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  return sign ? `${sign}${two(hours)}:${minutes}` : '';
}

function clearDay(text: string): string | undefined {
  const [, first, separator, second, year] = AMBIGUOUS_DAY.exec(text) ?? [];
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b || separator === '.') return calendarDay(Number(year), b, a);
  return b > 12 ? calendarDay(Number(year), a, b) : undefined;
}

function onlyDayIn(text: string): string | undefined {
  const days = [...text.matchAll(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g)];
  const [, year, month, day] = days.length === 1 ? (days[0] ?? []) : [];
  return calendarDay(Number(year), Number(month), Number(day));
}

/** `2024-12-15` in the Gregorian calendar (ISO 8601-1, 4.2). Undefined if it has no such day. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}
