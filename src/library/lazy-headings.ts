/**
 * Headings of an article in the form in which an index and a cache store them, parsed at their first use: few searches
 * need them. One heading a line: level, line, anchor and text, separated by tabs.
 */
import { sanitiseLine } from '../text/sanitise.js';
import { hasUnsafeText } from '../text/unsafe-json.js';
import type { Article, ArticleHeading } from './article.js';

export function serializeHeadings(headings: readonly ArticleHeading[]): string {
  return headings.map(({ level, line, anchor, text }) => [level, line, anchor, text].join('\t')).join('\n');
}

/** Sanitises serialized headings. Tabs and line breaks separate the parts. */
export function sanitiseHeadings(headings: string): string {
  return headings.replace(/[^\t\n]+/g, sanitiseLine);
}

function parseHeadings(serialized: string): ArticleHeading[] {
  if (serialized === '') return [];
  // A cache may hold any text.
  const clean = hasUnsafeText(JSON.stringify(serialized)) ? sanitiseHeadings(serialized) : serialized;
  return clean.split('\n').map(row => {
    const [level = '', line = '', anchor = '', text = ''] = row.split('\t');
    return { level: Number(level), text, anchor, line: Number(line) };
  });
}

const STORED = Symbol('headings, serialized until their first use');
type WithStored = Article & { [STORED]?: string | ArticleHeading[] };

/** One accessor for all articles, so that all have the same hidden class in V8. */
const HEADINGS: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: WithStored) {
    const stored = this[STORED] ?? '';
    if (typeof stored !== 'string') return stored;
    const headings = parseHeadings(stored);
    this[STORED] = headings;
    return headings;
  },
  set(this: WithStored, headings: ArticleHeading[]) {
    this[STORED] = headings;
  },
};

/** Sets the headings of an article from their serialized form. */
export function setHeadings(article: Article, serialized: string): void {
  Object.defineProperty(article, STORED, { value: serialized, writable: true });
  Object.defineProperty(article, 'headings', HEADINGS);
}

/** The headings of an article in their serialized form. */
export function serializedHeadings(article: Article): string {
  const { [STORED]: stored = article.headings ?? [] } = article as WithStored;
  return typeof stored === 'string' ? stored : serializeHeadings(stored);
}
