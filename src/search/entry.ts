/**
 * What is searched of an article's metadata: its fields folded once, in one string, and how well a term stands in
 * them. Headings join when the article is compiled.
 */
import type { Article } from '../library/article.js';
import { fold } from '../text/fold.js';
import type { HitField } from './hit.js';
import { findMatch, type Needle } from './needle.js';
import { pack } from './pack.js';
import type { Term } from './term.js';

/** Between two fields, and between two values of one: clean text has no controls, and no match goes over one. */
const FIELD_END = '\0';
const VALUE_END = '\x01';

interface Field {
  name: string;
  /** What a hit in it is said to be in. */
  field: HitField;
  /** What a whole word in it is worth. */
  weight: number;
  read: (article: Article) => string;
}

/** In the order in which an entry's text holds them. */
export const FIELDS: readonly Field[] = [
  { name: 'title', field: 'title', weight: 10, read: article => article.title },
  { name: 'tags', field: 'tags', weight: 6, read: article => article.tags.join(VALUE_END) },
  { name: 'category', field: 'category', weight: 6, read: article => article.category },
  { name: 'headings', field: 'headings', weight: 5, read: article => headingTexts(article).join(VALUE_END) },
  { name: 'description', field: 'description', weight: 4, read: article => article.description },
  // A slug is seen as the title that it is made of; it tells only where the title says it in other words.
  { name: 'slug', field: 'title', weight: 3, read: article => article.slug },
];

function headingTexts({ headings = [] }: Article): string[] {
  return headings.map(({ text }) => text);
}

export interface Entry {
  readonly article: Article;
  /** Those that are in `text`. */
  readonly headings: Article['headings'];
  /** The fields, folded and packed. */
  readonly text: string;
  /** Where each field ends in `text`. */
  readonly ends: readonly number[];
}

export function makeEntry(article: Article): Entry {
  const { text } = pack(fold(FIELDS.map(({ read }) => read(article)).join(FIELD_END)));
  const ends: number[] = [];
  for (let at = text.indexOf(FIELD_END); at >= 0; at = text.indexOf(FIELD_END, at + 1)) ends.push(at);
  return { article, headings: article.headings, text, ends: [...ends, text.length] };
}

/** Field `index` of the entry, packed. */
export function fieldText({ text, ends }: Entry, index: number): string {
  return text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]);
}

export interface FieldScore {
  /** 0 where the term is in no field. */
  score: number;
  field: HitField;
}

const NOWHERE: FieldScore = { score: 0, field: 'title' };

/** What the fields after the best one add of their worth. */
const ALSO = 0.15;

/** The best grade by field, of the term being scored. */
const grades = new Float64Array(FIELDS.length);

/** How well `term` stands in the fields: its best field, and a little for each further one. */
export function scoreFields(entry: Entry, term: Term): FieldScore {
  // Most entries do not have the letters: they are not to cost more than finding that out.
  if (!term.inFields.some(({ stem }) => entry.text.includes(stem))) return NOWHERE;
  grades.fill(0);
  const last = term.wish.title ? (entry.ends[0] ?? 0) : entry.text.length;
  for (const needle of term.inFields) gradeFields(entry, needle, last);
  let best = 0;
  let sum = 0;
  let field: HitField = 'title';
  for (let index = 0; index < FIELDS.length; index++) {
    const value = (grades[index] ?? 0) * (FIELDS[index]?.weight ?? 0);
    sum += value;
    if (value <= best) continue;
    best = value;
    field = FIELDS[index]?.field ?? 'title';
  }
  return { score: best + ALSO * (sum - best), field };
}

function gradeFields({ text, ends }: Entry, needle: Needle, last: number): void {
  let index = 0;
  for (let match = findMatch(needle, text, 0); match !== undefined && match.end <= last; ) {
    while (match.at >= (ends[index] ?? last)) index++;
    if (match.grade > (grades[index] ?? 0)) grades[index] = match.grade;
    // A whole word is as good as a field can be: on to the next field.
    match = findMatch(needle, text, match.grade >= needle.factor ? (ends[index] ?? last) : match.end);
  }
}
