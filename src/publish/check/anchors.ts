/** The anchors of a document that links can name. */
import type { Document } from '../../document/document.js';
import { headingOfOtherAnchor } from '../../document/heading-anchors.js';
import { firstIndexWhere } from '../../util/binary-search.js';

/** Maximum length of an anchor for which a similar one is looked for. */
const MAX_ANCHOR_LENGTH = 200;

/** Maximum number of headings whose anchors in other tools are known: each takes 10 µs. */
const MAX_HEADINGS = 20_000;

export class Anchors {
  private readonly names: ReadonlySet<string>;
  /** Lower-case forms of the names that are not in lower case. */
  private lowerNames: ReadonlySet<string> | undefined;
  private similar: SimilarAnchors | undefined;
  /** Only the headings are kept, so that the rest of the document can be freed. */
  private readonly headings: Document['headings'];

  constructor({ headings, anchors = [] }: Pick<Document, 'headings' | 'anchors'>) {
    const names = new Set<string>();
    for (const { anchor } of headings) names.add(anchor);
    for (const { anchor } of anchors) names.add(anchor);
    this.names = names;
    this.headings = headings;
  }

  /** True if the reader finds the anchor: exactly, ignoring case, or by the rules of another tool (`document/anchor.ts`). */
  has(anchor: string): boolean {
    if (this.names.has(anchor)) return true;
    const lower = anchor.toLowerCase();
    this.lowerNames ??= toLowerNames(this.names);
    if (this.names.has(lower) || this.lowerNames.has(lower)) return true;
    const { headings } = this;
    return headings.length <= MAX_HEADINGS && headingOfOtherAnchor(headings, anchor) !== undefined;
  }

  /**
   * Finds an anchor that is equal, or continues `anchor`, or is a prefix of it, ignoring case and punctuation. Takes about the
   * same time for any number of anchors, because an article may have 100,000 headings and as many broken links.
   */
  findSimilar(anchor: string): string | undefined {
    const wanted = lettersOf(anchor.slice(0, MAX_ANCHOR_LENGTH));
    if (wanted === '') return undefined;
    this.similar ??= createSimilarAnchors(this.names);
    const { byKey, keys } = this.similar;
    const next = keys[firstIndexWhere(0, keys.length, index => (keys[index] ?? '') >= wanted)];
    if (next?.startsWith(wanted)) return byKey.get(next);
    for (let length = wanted.length - 1; length > 0; length--) {
      const similar = byKey.get(wanted.slice(0, length));
      if (similar !== undefined) return similar;
    }
    return undefined;
  }
}

function toLowerNames(names: ReadonlySet<string>): ReadonlySet<string> {
  const lowerNames = new Set<string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (lower !== name) lowerNames.add(lower);
  }
  return lowerNames;
}

/** Anchors by their letters and digits in lower case. */
interface SimilarAnchors {
  /** The first anchor of each key. */
  byKey: Map<string, string>;
  /** The keys in order. */
  keys: string[];
}

function createSimilarAnchors(names: ReadonlySet<string>): SimilarAnchors {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = lettersOf(name);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  return { byKey, keys: [...byKey.keys()].sort() };
}

/** The letters and digits of an anchor, in lower case. */
function lettersOf(anchor: string): string {
  const lower = anchor.toLowerCase();
  return SIMPLE_ANCHOR.test(lower) ? lower.replaceAll('-', '') : lower.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Matches most anchors. The pattern for all letters takes ten times as long. */
const SIMPLE_ANCHOR = /^[a-z0-9-]*$/;
