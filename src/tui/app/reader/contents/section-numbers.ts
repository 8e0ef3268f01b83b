import type { Heading } from '../../../../document/document.js';

interface Sections {
  /** Number of headings counted. The document may have more by now. */
  count: number;
  /** The highest level of any heading, 1 to 6. */
  highest: number;
  /** Number of the section of each heading. */
  numbers: number[];
}

/** Cached between keys, because a long article has tens of thousands of headings. */
const cache = new WeakMap<readonly Heading[], Sections>();

function sectionsOf(headings: readonly Heading[]): Sections {
  const cached = cache.get(headings);
  if (cached?.count === headings.length) return cached;
  const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
  let number = 0;
  const numbers = headings.map(({ level }) => (level === highest ? ++number : number));
  const sections = { count: headings.length, highest, numbers };
  cache.set(headings, sections);
  return sections;
}

/** Number of the section of heading `index` among those of the highest level. 1-based; 0 if there is none. */
export function sectionNumber(headings: readonly Heading[], index: number): number {
  return sectionsOf(headings).numbers[index] ?? 0;
}

/** The highest heading level of the article. The contents indent deeper levels from it. */
export function highestLevel(headings: readonly Heading[]): number {
  return sectionsOf(headings).highest;
}
