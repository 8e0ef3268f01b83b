/**
 * What is searched of an article's metadata: its fields folded once, in one string, and how well a term stands in
 * them. Headings are apart: they are known when the article is compiled, and by then its body, which has them too, tells
 * sooner whether they have a word.
 */
import type { Article } from '../../library/article.js';
import { fold } from '../../text/case-fold.js';
import { pack } from '../match/strip-ignorable.js';
import { allMatches, findMatch, type Match, type Needle } from '../match/word-matcher.js';
import type { Term } from '../query/term.js';
import type { ResultField } from '../results/result.js';

/** Between two fields, two values of one, and two entries: clean text has no controls, and no match goes over one. */
const FIELD_END = '\0';
export const VALUE_END = '\x01';
const ENTRY_END = '\x02';

interface Field {
  name: string;
  /** What a hit in it is said to be in. */
  field: ResultField;
  /** What a whole word in it is worth. */
  weight: number;
  read: (article: Article) => string;
}

/** In the order in which an entry's text holds them; the headings, which it does not hold, are last. */
export const FIELDS: readonly Field[] = [
  { name: 'title', field: 'title', weight: 10, read: article => article.title },
  { name: 'tags', field: 'tags', weight: 6, read: article => article.tags.join(VALUE_END) },
  { name: 'category', field: 'category', weight: 6, read: article => article.category },
  { name: 'description', field: 'description', weight: 4, read: article => article.description },
  // A slug is seen as the title that it is made of; it tells only where the title says it in other words.
  { name: 'slug', field: 'title', weight: 3, read: article => article.slug },
  { name: 'headings', field: 'headings', weight: 5, read: article => headingTexts(article).join(VALUE_END) },
];
const HEADINGS = FIELDS.length - 1;
const HELD = FIELDS.slice(0, HEADINGS);

function headingTexts({ headings = [] }: Article): string[] {
  return headings.map(({ text }) => text);
}

export class Entry {
  /** The headings that were known when they were last asked for, folded and packed. */
  headings: { of: Article['headings']; text: string } | undefined;
  private known: readonly number[] | undefined;

  constructor(
    readonly article: Article,
    /** The fields but the headings, folded and packed. */
    readonly text: string,
  ) {}

  /** Where each field ends in `text`; few entries are asked. */
  get ends(): readonly number[] {
    this.known ??= endsIn(this.text);
    return this.known;
  }
}

/** An entry for each article. They are folded together: one by one, a thousand of them take twice as long. */
export function makeEntries(articles: readonly Article[]): Entry[] {
  const { text } = pack(fold(articles.map(fieldsOf).join(ENTRY_END)));
  const texts = text.split(ENTRY_END);
  return articles.map((article, index) => new Entry(article, texts[index] ?? ''));
}

function fieldsOf(article: Article): string {
  return HELD.map(({ read }) => read(article)).join(FIELD_END);
}

function endsIn(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(FIELD_END); at >= 0; at = text.indexOf(FIELD_END, at + 1)) ends.push(at);
  return [...ends, text.length];
}

/** The headings of the entry's article, folded and packed, as far as they are known by now. */
export function headingsOf(entry: Entry): string {
  const { headings } = entry.article;
  if (entry.headings === undefined || entry.headings.of !== headings) {
    const text = headingTexts(entry.article).join(VALUE_END);
    entry.headings = { of: headings, text: pack(fold(text)).text };
  }
  return entry.headings.text;
}

/** Field `index` of the entry, packed. */
export function fieldText(entry: Entry, index: number): string {
  if (index === HEADINGS) return headingsOf(entry);
  const { text, ends } = entry;
  return text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]);
}

export interface FieldScore {
  /** 0 where the term is in no field. */
  score: number;
  field: ResultField;
}

const NOWHERE: FieldScore = { score: 0, field: 'title' };

/** What the fields after the best one add of their worth. */
const ALSO = 0.15;

/** The best grade by field, of the term being scored. */
const grades = new Float64Array(FIELDS.length);

/**
 * How well `term` stands in the fields: its best field, and a little for each further one. `headings`: false where they
 * are known not to have it.
 */
export function scoreFields(entry: Entry, term: Term, headings = true): FieldScore {
  const { title } = term.wish;
  // Most entries do not have the letters: they are not to cost more than finding that out.
  const inText = hasLetters(entry.text, term);
  const inHeadings = headings && !title && hasLetters(headingsOf(entry), term);
  if (!inText && !inHeadings) return NOWHERE;
  grades.fill(0);
  const last = title ? (entry.ends[0] ?? 0) : entry.text.length;
  for (const needle of term.inFields) {
    if (inText) gradeFields(entry, needle, last);
    if (inHeadings) gradeHeadings(entry, needle);
  }
  let best = 0;
  let sum = 0;
  let field: ResultField = 'title';
  for (let index = 0; index < FIELDS.length; index++) {
    const value = (grades[index] ?? 0) * (FIELDS[index]?.weight ?? 0);
    sum += value;
    if (value <= best) continue;
    best = value;
    field = FIELDS[index]?.field ?? 'title';
  }
  return { score: best + ALSO * (sum - best), field };
}

function hasLetters(text: string, { inFields }: Term): boolean {
  return inFields.some(({ stem }) => text.includes(stem));
}

function gradeFields({ text, ends }: Entry, needle: Needle, last: number): void {
  let index = 0;
  for (let match = findMatch(needle, text, 0); match !== undefined && match.end <= last; ) {
    while (match.at >= (ends[index] ?? last)) index++;
    note(index, match);
    // A whole word is as good as a field can be: on to the next field.
    match = findMatch(needle, text, match.grade >= needle.factor ? (ends[index] ?? last) : match.end);
  }
}

function gradeHeadings(entry: Entry, needle: Needle): void {
  for (const match of allMatches(needle, headingsOf(entry))) note(HEADINGS, match);
}

function note(index: number, { grade }: Match): void {
  if (grade > (grades[index] ?? 0)) grades[index] = grade;
}
