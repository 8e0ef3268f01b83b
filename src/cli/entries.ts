/**
 * What `list` and `search` show on a terminal: entries of a title, details and a text, set and painted like any page.
 * A door: into a pipe they write records, and need none of this.
 */
import { separator } from '../library/masthead.js';
import type { Range } from '../search/hit.js';
import { type Block, emptyDocument, type Run } from '../typeset/document.js';
import { marked } from '../typeset/marked.js';
import { createPage, type PageOptions } from '../typeset/page.js';
import { paint } from '../typeset/paint.js';
import type { Context } from './context.js';
import { painterFor } from './painting.js';
import { printWidth } from './width.js';

export interface Entry {
  title: Found;
  /** Shown on one row, in this order. */
  details: readonly string[];
  /** Left out where empty. */
  text: Found;
}

/** A text and what was found in it; absent: nothing was looked for. */
interface Found {
  text: string;
  ranges?: readonly Range[];
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
  const runs: Run[] = [
    ...marked(title.text, title.ranges ?? [], 'strong'),
    { text: `\u2028${details.join(between)}`, style: 'dim' },
  ];
  if (text.text !== '') runs.push({ text: '\u2028' }, ...marked(text.text, text.ranges ?? []));
  return [{ kind: 'paragraph', line: 1, runs }];
}
