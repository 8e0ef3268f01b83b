/** Metadata shown with an article's title. */
export interface TitleFields {
  title: string;
  /** Empty if there is none. */
  category: string;
  /** A calendar day or an ISO time. */
  date?: string;
  /** Minutes to read. */
  minutes: number;
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]; // biome-ignore format: a calendar reads by rows

/** Formats a day or an ISO time as `15 December 2024`. Only its digits are read, so no time zone shifts it. */
function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : date;
}

/** Separator between two details. */
export function detailsSeparator({ ascii, accessible }: { ascii: boolean; accessible: boolean }): string {
  return accessible ? ', ' : ascii ? ' - ' : ' · ';
}

/** Returns the line under an article's title: `DevOps · 15 December 2024 · 8 min`, without missing fields. */
export function detailsLine(article: TitleFields, separator: string): string {
  return articleDetails(article).join(separator);
}

/** Returns the category, date and reading time of an article, without missing fields. */
export function articleDetails({ category, date, minutes }: TitleFields): string[] {
  return [category, date ? formatDate(date) : '', formatMinutes(minutes)].filter(Boolean);
}

/** Largest number of minutes that is not split into hours. */
const MAX_MINUTES = 99;
/** Number of hours from which minutes are left out. */
const MANY_HOURS = 10;

/** Formats a reading time as `8 min`, `1 h 40 min` or `71 h`. */
export function formatMinutes(minutes: number): string {
  if (minutes <= MAX_MINUTES) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= MANY_HOURS) return `${Math.round(minutes / 60)} h`;
  return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
}
