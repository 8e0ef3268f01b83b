/**
 * How many columns of a terminal a text takes. Agrees with string-width 8, which Ink lays out by, on text
 * without escape sequences. It knows strings only.
 */
import { clusterColumns, clusterReach } from './clusters.js';
import { graphemes } from './graphemes.js';
import { ALONE, COMPLEX, kindOf, MARK } from './units.js';

/** Letters that a script joins without end make clusters of any width; wider ones are broken like words. */
const WIDEST = 8;

/** Display columns of `text`; tabs and controls count nothing. Linear in its length, and fast for plain text. */
export function columns(text: string): number {
  return total(text, clusterColumns);
}

/** The most columns that `text` takes on terminals in use (`clusterReach`): what setting counts by. */
export function reach(text: string): number {
  return total(text, clusterReach);
}

function total(text: string, widthOf: (cluster: string) => number): number {
  const length = text.length;
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
    const end = pieceEnd(text, index);
    width -= baseWidth;
    for (const cluster of graphemes(text.slice(start, end))) width += widthOf(cluster);
    base = end;
    baseWidth = 0;
    index = end - 1;
  }
  return width;
}

/**
 * Fills `widths` for every code unit of `text`: a cluster's reach (`clusterReach`) + 1 where a cluster starts, 0
 * inside one. A cluster of more than `WIDEST` columns is taken apart into its code points, so that it can be broken.
 */
export function clusterWidths(text: string, widths: Uint8Array): void {
  const length = text.length;
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
    const end = pieceEnd(text, index);
    widths.fill(0, at, end);
    for (const cluster of graphemes(text.slice(at, end))) {
      const reach = clusterReach(cluster);
      widths[at] = reach + 1;
      if (reach > WIDEST) takeApart(cluster, widths, at);
      at += cluster.length;
    }
    base = end;
    index = end - 1;
  }
}

function takeApart(cluster: string, widths: Uint8Array, start: number): void {
  let at = start;
  for (const character of cluster) {
    widths[at] = clusterReach(character) + 1;
    at += character.length;
  }
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

/** The end of the stretch around `index` that needs clusters: before the first of two simple units that does not touch it. */
function pieceEnd(text: string, index: number): number {
  let end = index + 1;
  let simple = false;
  for (; end < text.length; end++) {
    const kind = kindOf(text.charCodeAt(end));
    const plain = kind !== COMPLEX && kind !== MARK;
    if (plain && simple) return end;
    simple = plain;
  }
  return end;
}
