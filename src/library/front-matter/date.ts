/** Parses dates as authors write them, checks them against the calendar, and formats them as ISO 8601. Time zones never shift a date. */

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/;
/** `Jul 08 2022`, `July 8, 2022`. */
const MONTH_FIRST = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
/** `8 July 2022`, `Fri, 08 Jul 2022`. */
const DAY_FIRST = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2024-12-15`, or `2024-12-15T09:30:00-08:00` if the text has a time. Undefined if the calendar has no such day. */
export function isoDate(text: string): string | undefined {
  const iso = ISO.exec(text);
  if (iso) {
    const day = calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return iso[4] === undefined ? day : day && withTime(day, iso);
  }
  const [, month, day, year] = MONTH_FIRST.exec(text) ?? [];
  if (month) return calendarDay(Number(year), monthNumber(month), Number(day));
  const [, first, name, last] = DAY_FIRST.exec(text) ?? [];
  return name ? calendarDay(Number(last), monthNumber(name), Number(first)) : undefined;
}

function withTime(
  day: string,
  [, , , , hour = '', minute = '', second = '00', zone = '']: string[],
): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return `${day}T${two(hour)}:${minute}:${second}${isoZone(zone)}`;
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return zone && `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Gregorian calendar (ISO 8601-1, 4.2). */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}
