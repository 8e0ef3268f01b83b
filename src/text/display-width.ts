/**
 * Display width of a text in terminal columns. Agrees with string-width 8, which Ink uses, on text without escape
 * sequences. The main file of `text`: this folder works on plain strings and must not import anything but `util`.
 */

import { COMPLEX, MARK, widthClass, ZERO_WIDTH } from './char-width-class.js';
import { clusterWidth, LONGEST_EMOJI, maxClusterWidth } from './cluster-width.js';
import { graphemes, isCached } from './graphemes.js';

/** Maximum columns of an unbroken cluster. Scripts can join letters without limit; wider clusters are broken like words. */
const MAX_CLUSTER_WIDTH = 8;

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Columns of `text`; tabs and controls count 0. Linear in its length, and fast for plain text. */
export function displayWidth(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : sumWidths(text, clusterWidth);
}

/** Maximum columns of `text` on terminals in use, by `maxClusterWidth`. Layout uses this width. */
export function maxDisplayWidth(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : sumWidths(text, maxClusterWidth);
}

function sumWidths(text: string, widthOf: (cluster: string) => number): number {
  const length = text.length;
  const segments = new ComplexSegments(text);
  let width = 0;
  let base = -1;
  let baseWidth = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    const unitClass = unit >= 0x20 && unit < 0x7f ? 1 : widthClass(unit);
    if (unitClass === MARK) continue;
    if (unitClass !== COMPLEX) {
      baseWidth = unitClass === ZERO_WIDTH ? 0 : unitClass;
      width += baseWidth;
      base = index;
      continue;
    }
    if (isPairedIdeograph(text, index)) {
      base = index++;
      baseWidth = 2;
      width += 2;
      continue;
    }
    const start = Math.max(base, 0);
    const segment = segments.at(start, index);
    width -= baseWidth;
    for (const cluster of graphemes(segment)) width += widthOf(cluster);
    base = start + segment.length;
    baseWidth = 0;
    index = base - 1;
  }
  return width;
}

/**
 * True if an ideograph of two code units starts at `index`: one of planes 2 and 3, two columns wide. A fast path, because
 * splitting clusters is slow.
 */
function isPairedIdeograph(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  if (high < 0xd840 || high > 0xd8bf) return false;
  const low = text.charCodeAt(index + 1);
  // The last two code points of a plane are no characters.
  return low >= 0xdc00 && (low < 0xdffe || (low <= 0xdfff && (high & 0x3f) !== 0x3f));
}

/**
 * Fills `widths` for each code unit of `text`. The cluster's `maxClusterWidth` + 1 at its start, 0 inside it. Clusters of more
 * than `MAX_CLUSTER_WIDTH` columns are split into code points, so that they can be broken.
 */
export function fillClusterWidths(text: string, widths: Uint8Array): void {
  const length = text.length;
  const segments = new ComplexSegments(text);
  let base = -1;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    const unitClass = unit >= 0x20 && unit < 0x7f ? 1 : widthClass(unit);
    if (unitClass === MARK) {
      widths[index] = base < 0 ? 1 : 0;
      continue;
    }
    if (unitClass !== COMPLEX) {
      widths[index] = unitClass === ZERO_WIDTH ? 1 : unitClass + 1;
      base = index;
      continue;
    }
    if (isPairedIdeograph(text, index)) {
      base = index;
      widths[index++] = 3;
      widths[index] = 0;
      continue;
    }
    let at = Math.max(base, 0);
    const segment = segments.at(at, index);
    const end = at + segment.length;
    widths.fill(0, at, end);
    for (const cluster of graphemes(segment)) {
      // A longer one is not an emoji, so its width is the sum of its parts. Split at once, instead of computing it twice.
      const isLong = cluster.length > LONGEST_EMOJI;
      const width = isLong ? splitCluster(cluster, widths, at) : maxClusterWidth(cluster);
      if (width <= MAX_CLUSTER_WIDTH) {
        if (isLong) widths.fill(0, at, at + cluster.length);
        widths[at] = (isLong ? maxClusterWidth(cluster) : width) + 1;
      } else if (!isLong) splitCluster(cluster, widths, at);
      at += cluster.length;
    }
    base = end;
    index = end - 1;
  }
}

/** Fills `widths` for each code point of the cluster, and returns their sum. */
function splitCluster(cluster: string, widths: Uint8Array, start: number): number {
  let at = start;
  let sum = 0;
  for (const character of cluster) {
    const width = maxClusterWidth(character);
    widths[at] = width + 1;
    sum += width;
    at += character.length;
  }
  return sum;
}

/** Calls `visit` with each cluster of `text` and its width, split as `fillClusterWidths` does. */
export function forEachCluster(text: string, visit: (cluster: string, width: number) => void): void {
  const widths = new Uint8Array(text.length);
  fillClusterWidths(text, widths);
  for (let at = 0, end = 1; at < text.length; at = end++) {
    while (end < text.length && widths[end] === 0) end++;
    visit(text.slice(at, end), (widths[at] ?? 1) - 1);
  }
}

/** Longest prefix of `text` in whole clusters that is at most `width` columns wide. */
export function truncateToWidth(text: string, width: number): string {
  const widths = new Uint8Array(text.length);
  fillClusterWidths(text, widths);
  let used = 0;
  for (let at = 0; at < text.length; at++) {
    used += Math.max(0, (widths[at] ?? 0) - 1);
    if (used > width) return text.slice(0, at);
  }
  return width < 0 ? '' : text;
}

/**
 * Number of short uncached segments that are split into clusters one by one. After that, segments up to `MERGE_GAP` simple
 * units apart are split together, because each call of the segmenter is slow.
 */
const MAX_SEPARATE = 256;
const MERGE_GAP = 16;

/** The segments of a text with complex units, which must be split into clusters. */
class ComplexSegments {
  private separate = 0;

  constructor(private readonly text: string) {}

  /** The segment that starts at `start` and contains `index`. */
  at(start: number, index: number): string {
    const segment = this.text.slice(start, this.end(index, 1));
    if (isCached(segment) || this.separate++ < MAX_SEPARATE) return segment;
    return this.text.slice(start, this.end(index, MERGE_GAP));
  }

  /** End of the segment around `index`: `gap` simple units after its last complex one, where a cluster cannot cross. */
  private end(index: number, gap: number): number {
    const { text } = this;
    let end = index + 1;
    for (let simple = 0; end < text.length; end++) {
      const unitClass = widthClass(text.charCodeAt(end));
      if (unitClass === COMPLEX || unitClass === MARK) simple = 0;
      else if (simple++ === gap) break;
    }
    return end;
  }
}
