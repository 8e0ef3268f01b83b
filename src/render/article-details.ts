/** The metadata that is shown with an article's title. */
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

/** `15 December 2024` for a day or an ISO time, read from its own digits: no time zone has a say. */
function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : date;
}

/** What stands between two details: drawn, in ASCII, or spoken. */
export function separator({ ascii, accessible }: { ascii: boolean; accessible: boolean }): string {
  return accessible ? ', ' : ascii ? ' - ' : ' · ';
}

/** The line under an article's title: `DevOps · 15 December 2024 · 8 min`, without what the article does not say. */
export function detailsLine(article: TitleFields, between: string): string {
  return articleDetails(article).join(between);
}

/** The same, one by one. */
export function articleDetails({ category, date, minutes }: TitleFields): string[] {
  return [category, date ? longDate(date) : '', duration(minutes)].filter(Boolean);
}

/** Minutes that are still read as minutes, and hours beside which they say nothing. */
const MOST_MINUTES = 99;
const MANY_HOURS = 10;

/** `8 min`, `1 h 40 min`, `71 h`. */
export function duration(minutes: number): string {
  if (minutes <= MOST_MINUTES) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= MANY_HOURS) return `${Math.round(minutes / 60)} h`;
  return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
}
