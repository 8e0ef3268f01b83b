/**
 * How many columns of a terminal a text takes. Agrees with string-width 8, which Ink lays out by, on text
 * without escape sequences. It knows strings only.
 */

import { ALONE, COMPLEX, kindOf, MARK } from './char-width-class.js';
import { clusterColumns, clusterReach, LONGEST_EMOJI } from './cluster-width.js';
import { graphemes, isKnown } from './graphemes.js';

/** Letters that a script joins without end make clusters of any width; wider ones are broken like words. */
const WIDEST = 8;

/** Display columns of `text`; tabs and controls count nothing. Linear in its length, and fast for plain text. */
export function displayWidth(text: string): number {
  return total(text, clusterColumns);
}

/** The most columns that `text` takes on terminals in use (`clusterReach`): what setting counts by. */
export function reach(text: string): number {
  return total(text, clusterReach);
}

function total(text: string, widthOf: (cluster: string) => number): number {
  const length = text.length;
  const pieces = new Pieces(text);
  let width = 0;
  let base = -1;
  let baseWidth = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    const kind = unit >= 0x20 && unit < 0x7f ? 1 : kindOf(unit);
    if (kind === MARK) continue;
    if (kind !== COMPLEX) {
      baseWidth = kind === ALONE ? 0 : kind;
      width += baseWidth;
      base = index;
      continue;
    }
    const start = Math.max(base, 0);
    const piece = pieces.at(start, index);
    width -= baseWidth;
    for (const cluster of graphemes(piece)) width += widthOf(cluster);
    base = start + piece.length;
    baseWidth = 0;
    index = base - 1;
  }
  return width;
}

/**
 * Fills `widths` for every code unit of `text`: a cluster's reach (`clusterReach`) + 1 where a cluster starts, 0
 * inside one. A cluster of more than `WIDEST` columns is taken apart into its code points, so that it can be broken.
 */
export function clusterWidths(text: string, widths: Uint8Array): void {
  const length = text.length;
  const pieces = new Pieces(text);
  let base = -1;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    const kind = unit >= 0x20 && unit < 0x7f ? 1 : kindOf(unit);
    if (kind === MARK) {
      widths[index] = base < 0 ? 1 : 0;
      continue;
    }
    if (kind !== COMPLEX) {
      widths[index] = kind === ALONE ? 1 : kind + 1;
      base = index;
      continue;
    }
    let at = Math.max(base, 0);
    const piece = pieces.at(at, index);
    const end = at + piece.length;
    widths.fill(0, at, end);
    for (const cluster of graphemes(piece)) {
      // a longer one is no emoji: it reaches as far as its parts, and is not measured as a whole before it is taken apart
      const reach = cluster.length > LONGEST_EMOJI ? takeApart(cluster, widths, at) : clusterReach(cluster);
      if (reach <= WIDEST) {
        widths.fill(0, at, at + cluster.length);
        widths[at] = clusterReach(cluster) + 1;
      } else if (cluster.length <= LONGEST_EMOJI) takeApart(cluster, widths, at);
      at += cluster.length;
    }
    base = end;
    index = end - 1;
  }
}

/** Returns the columns of all its code points. */
function takeApart(cluster: string, widths: Uint8Array, start: number): number {
  let at = start;
  let sum = 0;
  for (const character of cluster) {
    const reach = clusterReach(character);
    widths[at] = reach + 1;
    sum += reach;
    at += character.length;
  }
  return sum;
}

/** Calls `visit` with each cluster of `text` and its reach, taken apart as `clusterWidths` does. */
export function eachCluster(text: string, visit: (cluster: string, width: number) => void): void {
  const widths = new Uint8Array(text.length);
  clusterWidths(text, widths);
  for (let at = 0, end = 1; at < text.length; at = end++) {
    while (end < text.length && widths[end] === 0) end++;
    visit(text.slice(at, end), (widths[at] ?? 1) - 1);
  }
}

/** As much of the beginning of `text`, in whole clusters, as reaches no further than `width` columns. */
export function beginningWithin(text: string, width: number): string {
  const widths = new Uint8Array(text.length);
  clusterWidths(text, widths);
  let used = 0;
  for (let at = 0; at < text.length; at++) {
    used += Math.max(0, (widths[at] ?? 0) - 1);
    if (used > width) return text.slice(0, at);
  }
  return width < 0 ? '' : text;
}

/** So many short stretches that were not met before are cut each by itself; then they are cut together with what is between. */
const MOST_FRESH = 256;
const BETWEEN = 16;

/** The stretches of a text that need clusters. */
class Pieces {
  private fresh = 0;

  constructor(private readonly text: string) {}

  /** The one from `start` on that `index` stands in. */
  at(start: number, index: number): string {
    const piece = this.text.slice(start, this.end(index, 1));
    if (isKnown(piece) || this.fresh++ < MOST_FRESH) return piece;
    return this.text.slice(start, this.end(index, BETWEEN));
  }

  /** The end of the stretch around `index`: before the first of so many simple units, and one more, that does not touch it. */
  private end(index: number, most: number): number {
    const { text } = this;
    let end = index + 1;
    for (let simple = 0; end < text.length; end++) {
      const kind = kindOf(text.charCodeAt(end));
      if (kind === COMPLEX || kind === MARK) simple = 0;
      else if (simple++ === most) break;
    }
    return end;
  }
}
