/** Finds headings by the anchors that other tools than GitHub derive from their text: Hugo, Zola, VitePress, kramdown, MkDocs. */
import type { Heading } from './document.js';

type Named = Pick<Heading, 'text' | 'anchor'>;

/** Headings by anchor; null for an anchor that several headings have. */
interface AnchorIndex {
  /** Number of headings in the index: a document grows while it is parsed. */
  count: number;
  headings: Map<string, Named | null>;
}

const indexes = new WeakMap<readonly Named[], AnchorIndex>();

/** The only heading whose text gives this anchor by the rules of any of these tools. Case does not matter. */
export function headingOfOtherAnchor<T extends Named>(headings: readonly T[], anchor: string): T | undefined {
  return (indexOf(headings).get(anchorKey(anchor)) ?? undefined) as T | undefined;
}

/** True if a heading has this anchor in any of these tools. */
export function hasHeadingWithAnchor(headings: readonly Named[], anchor: string): boolean {
  const key = anchorKey(anchor);
  return headings.some(heading => heading.anchor.toLowerCase() === key) || indexOf(headings).has(key);
}

/** The form of an anchor in which anchors are compared. */
export function anchorKey(anchor: string): string {
  return anchor.normalize('NFC').toLowerCase();
}

function indexOf(headings: readonly Named[]): AnchorIndex['headings'] {
  let index = indexes.get(headings);
  if (!index) {
    index = { count: 0, headings: new Map() };
    indexes.set(headings, index);
  }
  for (; index.count < headings.length; index.count++) {
    const heading = headings[index.count];
    for (const form of heading ? otherAnchors(heading.text) : [])
      index.headings.set(form, index.headings.has(form) ? null : (heading ?? null));
  }
  return index.headings;
}

/** Maximum length of a text whose anchors are derived. */
const MAX_LENGTH = 1000;

/** The anchors that the rules give to a heading, without the number that tells equal ones apart. */
export function otherAnchors(text: string): Set<string> {
  const plain = text.slice(0, MAX_LENGTH).normalize('NFC').trim();
  const lower = plain.toLowerCase();
  const unaccented = lower.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const ascii = unaccented.replace(/[ßæœøłđ]/g, letter => ASCII[letter] ?? '');
  const vitepress = trimDashes(unaccented.replace(VITEPRESS, '-'))
    .replace(/^(?=\d)/, '_')
    .normalize('NFC');
  return new Set(
    [
      // GitHub and Hugo, kramdown for GitHub's Markdown
      lower.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-'),
      // Hugo's `blackfriday`, Zola's `safe`, GitLab
      trimDashes(lower.replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-')),
      trimDashes(lower.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')),
      // Zola, Hugo's `github-ascii`
      trimDashes(ascii.replace(/[^a-z0-9]+/g, '-')),
      trimDashes(ascii.replace(/[^a-z0-9_]+/g, '-')),
      vitepress,
      // kramdown
      lower.replace(/^[^a-z]+/, '').replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-') || 'section',
      // Python-Markdown, which MkDocs uses
      unaccented.replace(/[^\w\s-]/g, '').trim().replace(/[-\s]+/g, '-'),
    ].filter(Boolean),
  ); // biome-ignore format: a table
}

const ASCII: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** The characters that `slugify` of mdit-vue replaces. */
const VITEPRESS = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g;

function trimDashes(text: string): string {
  return text.replace(/^-+/, '').replace(/-+$/, '');
}
