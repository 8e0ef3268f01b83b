import type { Heading } from '../../../../document/document.js';

interface Sections {
  /** How many headings were counted: there may be more since. */
  count: number;
  /** The highest level there is, 1 to 6. */
  highest: number;
  /** For each heading the number of the section it is in. */
  numbers: number[];
}

/** Counted once for all keys: a long article has tens of thousands of headings. */
const counted = new WeakMap<readonly Heading[], Sections>();

function sectionsOf(headings: readonly Heading[]): Sections {
  const known = counted.get(headings);
  if (known?.count === headings.length) return known;
  const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
  let number = 0;
  const numbers = headings.map(({ level }) => (level === highest ? ++number : number));
  const made = { count: headings.length, highest, numbers };
  counted.set(headings, made);
  return made;
}

/** 1-based number of the section that heading `index` is in, counted among the headings of the highest level; 0 where there is none. */
export function sectionNumber(headings: readonly Heading[], index: number): number {
  return sectionsOf(headings).numbers[index] ?? 0;
}

/** The level that the article's sections have: what is indented is indented from there. */
export function highestLevel(headings: readonly Heading[]): number {
  return sectionsOf(headings).highest;
}
