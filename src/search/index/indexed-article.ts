/**
 * The searchable metadata of an article, and the score of a term in it. The fields are folded once, into one string. Headings
 * are kept apart. They are known only after the article is compiled, and by then its body, which includes them, rejects a word
 * sooner.
 */
import type { Article } from '../../library/article.js';
import type { ArticleRows } from '../../library/library.js';
import { ROW_END, SEARCHED } from '../../library/record-templates.js';
import { foldForSearch } from '../match/fold-kana.js';
import { stripIgnorable } from '../match/strip-ignorable.js';
import { findAllMatches, findMatch, type Match, type WordMatcher } from '../match/word-matcher.js';
import type { SearchTerm } from '../query/search-term.js';
import type { ResultField } from '../results/search-result.js';

/** Separators of fields, as in `SEARCHED`, and of values in a field. Clean text has no controls, so no match crosses one. */
const FIELD_END = '\0';
export const VALUE_END = '\x01';

interface SearchField {
  name: string;
  /** The field that results report. */
  field: ResultField;
  /** Score of a whole-word match. */
  weight: number;
}

/** The fields in the order of `joinFields`. The headings come last and are not part of its text. */
export const FIELDS: readonly SearchField[] = [
  { name: 'title', field: 'title', weight: 10 },
  { name: 'tags', field: 'tags', weight: 6 },
  { name: 'category', field: 'category', weight: 6 },
  { name: 'authors', field: 'authors', weight: 6 },
  { name: 'description', field: 'description', weight: 4 },
  // A slug is made from the title and reported as it. It only adds matches if the title has other words.
  { name: 'slug', field: 'title', weight: 3 },
  { name: 'headings', field: 'headings', weight: 5 },
];
/** Indices of fields. */
export const TITLE = 0;
export const HEADINGS = FIELDS.length - 1;

function headingTexts({ headings = [] }: Article): string[] {
  return headings.map(({ text }) => text);
}

export class IndexedArticle {
  /** Cache of the folded headings, and the headings it was made from. */
  headings: { source: Article['headings']; text: string } | undefined;
  private cachedEnds: readonly number[] | undefined;
  private foldedRow: string | undefined;

  /**
   * @param text all fields except the headings, folded, without ignorable characters
   * @param known the article; absent: it is number `at` of `rows`, and is created on demand
   */
  constructor(
    readonly text: string,
    private known: Article | undefined,
    private readonly rows?: ArticleRows,
    private readonly at = 0,
  ) {}

  get article(): Article {
    this.known ??= this.rows?.articleAt(this.at) as Article;
    return this.known;
  }

  /** End of each field in `text`; computed on demand, because few articles need it. */
  get ends(): readonly number[] {
    this.cachedEnds ??= findFieldEnds(this.text);
    return this.cachedEnds;
  }

  /** False if no heading has the term. Reads the row as it is stored, which takes less time than its headings. */
  mayHaveInHeadings({ fieldMatchers }: SearchTerm): boolean {
    if (this.rows === undefined) return true;
    this.foldedRow ??= foldField(this.rows.rowAt(this.at) ?? '');
    const row = this.foldedRow;
    // A quotation mark and a backslash are escaped in JSON.
    return fieldMatchers.some(({ stem }) => row.includes(stem) || /["\\]/.test(stem));
  }
}

/** Indexes articles. They are folded together: one by one, a thousand of them take twice as long. */
export function indexArticles(articles: readonly Article[]): IndexedArticle[] {
  const texts = foldField(articles.map(joinFields).join(ROW_END)).split(ROW_END);
  return articles.map((article, index) => new IndexedArticle(texts[index] ?? '', article));
}

/** Indexes the articles of a compiled library, which are then created on demand. Undefined if they have to be created. */
export function indexRows(rows: ArticleRows): IndexedArticle[] | undefined {
  const fields = rows.format(SEARCHED);
  if (fields === undefined) return undefined;
  const texts = foldField(fields.replaceAll('","', VALUE_END).replaceAll('"', '')).split(ROW_END);
  // After the last article.
  texts.pop();
  return texts.map((text, index) => new IndexedArticle(text, undefined, rows, index));
}

function foldField(text: string): string {
  return stripIgnorable(foldForSearch(text)).text;
}

/** Joins all fields except the headings. Spelled out, because this runs for 10,000 articles before the first search. */
function joinFields({ title, tags, category, authors, description, slug }: Article): string {
  const subject = `${title}${FIELD_END}${joinValues(tags)}${FIELD_END}${category}`;
  return `${subject}${FIELD_END}${joinValues(authors)}${FIELD_END}${description}${FIELD_END}${slug}`;
}

function joinValues(values: readonly string[]): string {
  return values.length === 0 ? '' : values.join(VALUE_END);
}

function findFieldEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(FIELD_END); at >= 0; at = text.indexOf(FIELD_END, at + 1)) ends.push(at);
  return [...ends, text.length];
}

/** Returns the folded headings that are known so far. */
export function headingsText(indexed: IndexedArticle): string {
  const { headings } = indexed.article;
  if (indexed.headings === undefined || indexed.headings.source !== headings) {
    const text = headingTexts(indexed.article).join(VALUE_END);
    indexed.headings = { source: headings, text: foldField(text) };
  }
  return indexed.headings.text;
}

/** Returns the folded text of field `index`. */
export function fieldText(indexed: IndexedArticle, index: number): string {
  if (index === HEADINGS) return headingsText(indexed);
  const { text, ends } = indexed;
  return text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]);
}

export interface FieldScore {
  /** 0 if no field has the term. */
  score: number;
  field: ResultField;
}

const NO_MATCH: FieldScore = { score: 0, field: 'title' };

/** Share of their score that fields after the best one add. */
const OTHER_FIELDS_FACTOR = 0.15;

/** Best grade in each field of the term being scored. Reused by all calls. */
const grades = new Float64Array(FIELDS.length);

/**
 * Scores a term in the fields. Each field after the best one adds little. `withHeadings` is false if the caller knows that the
 * headings do not have the term.
 */
export function scoreFields(indexed: IndexedArticle, term: SearchTerm, withHeadings = true): FieldScore {
  const { titleOnly } = term.queryTerm;
  // Most articles do not contain the letters; reject them as cheaply as possible.
  const inText = hasStem(indexed.text, term);
  const inHeadings =
    withHeadings && !titleOnly && indexed.mayHaveInHeadings(term) && hasStem(headingsText(indexed), term);
  if (!inText && !inHeadings) return NO_MATCH;
  grades.fill(0);
  const textEnd = titleOnly ? (indexed.ends[0] ?? 0) : indexed.text.length;
  for (const matcher of term.fieldMatchers) {
    if (inText) gradeFields(indexed, matcher, textEnd);
    if (inHeadings) gradeHeadings(indexed, matcher);
  }
  let best = 0;
  let sum = 0;
  let field: ResultField = 'title';
  for (let index = 0; index < FIELDS.length; index++) {
    const score = (grades[index] ?? 0) * (FIELDS[index]?.weight ?? 0);
    sum += score;
    if (score <= best) continue;
    best = score;
    field = FIELDS[index]?.field ?? 'title';
  }
  return { score: best + OTHER_FIELDS_FACTOR * (sum - best), field };
}

function hasStem(text: string, { fieldMatchers }: SearchTerm): boolean {
  return fieldMatchers.some(({ stem }) => text.includes(stem));
}

function gradeFields({ text, ends }: IndexedArticle, matcher: WordMatcher, textEnd: number): void {
  let index = 0;
  for (let match = findMatch(matcher, text, 0); match !== undefined && match.end <= textEnd; ) {
    while (match.start >= (ends[index] ?? textEnd)) index++;
    recordGrade(index, match);
    // A whole word has the highest grade, so continue with the next field.
    match = findMatch(matcher, text, match.grade >= matcher.factor ? (ends[index] ?? textEnd) : match.end);
  }
}

function gradeHeadings(indexed: IndexedArticle, matcher: WordMatcher): void {
  for (const match of findAllMatches(matcher, headingsText(indexed))) recordGrade(HEADINGS, match);
}

function recordGrade(index: number, { grade }: Match): void {
  if (grade > (grades[index] ?? 0)) grades[index] = grade;
}
