/**
 * What `list` and `search` show on a terminal: entries of a title, details and a text, set and painted like any page.
 * A door: into a pipe they write records, and need none of this.
 */
import { separator } from '../library/masthead.js';
import type { Range } from '../search/hit.js';
import { type Block, emptyDocument, type Run } from '../typeset/document.js';
import { createPage, type PageOptions } from '../typeset/page.js';
import { paint } from '../typeset/paint.js';
import { type StyleName, withStyle } from '../typeset/style.js';
import type { Context } from './context.js';
import { painterFor } from './painting.js';
import { printWidth } from './width.js';

export interface Entry {
  title: Run[];
  /** Shown on one row, in this order. */
  details: readonly string[];
  /** Left out where empty. */
  text: Run[];
}

/** The entries as rows, a blank row between two. */
export function* entryRows(entries: Iterable<Entry>, context: Context): Generator<string> {
  const { settings, terminal, process } = context;
  const measure = printWidth(settings.width, terminal, process.env);
  const painter = painterFor(context);
  const look = { ascii: settings.ascii, linear: settings.accessible };
  const options: PageOptions = { measure, links: 'none', wrapCode: false, ...look };
  let first = true;
  for (const entry of entries) {
    const page = createPage({ ...emptyDocument(), blocks: blocksOf(entry, separator(look)) }, options);
    if (!first) yield '\n';
    first = false;
    for (const line of page.lines(0)) yield `${paint(line, painter)}\n`;
  }
}

function blocksOf({ title, details, text }: Entry, between: string): Block[] {
  const runs: Run[] = [...title, { text: `\u2028${details.join(between)}`, style: 'dim' }];
  if (text.length > 0) runs.push({ text: '\u2028' }, ...text);
  return [{ kind: 'paragraph', line: 1, runs }];
}

/** A text as runs of one style, its matched ranges marked. */
export function marked(text: string, ranges: readonly Range[], style?: StyleName): Run[] {
  const runs: Run[] = [];
  let done = 0;
  const add = (to: number, name: string | undefined) => {
    if (to > done)
      runs.push(name ? { text: text.slice(done, to), style: name } : { text: text.slice(done, to) });
    done = Math.max(done, to);
  };
  for (const [start, end] of ranges) {
    add(start, style);
    add(end, withStyle(style, 'match'));
  }
  add(text.length, style);
  return runs;
}
