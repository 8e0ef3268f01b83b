/**
 * What `list` and `search` show on a terminal: entries of a title, details and a text, set and painted like any page.
 * A door: into a pipe they write records, and need none of this.
 */

import { type Block, emptyDocument, type Span } from '../../document/document.js';
import { marked } from '../../layout/highlight-text.js';
import { createLayout, type LayoutOptions } from '../../layout/layout.js';
import { separator } from '../../render/article-details.js';
import { renderLine } from '../../render/render.js';
import type { Range } from '../../search/results/result.js';
import type { Context } from '../context.js';
import { painterFor } from './painting.js';
import { printWidth } from './print-options.js';

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
  const look = { ascii: settings.ascii, accessible: settings.accessible };
  const options: LayoutOptions = { measure, links: 'none', wrapCode: false, ...look };
  let first = true;
  for (const entry of entries) {
    const page = createLayout({ ...emptyDocument(), blocks: blocksOf(entry, separator(look)) }, options);
    if (!first) yield '\n';
    first = false;
    for (const line of page.lines(0)) yield `${renderLine(line, painter)}\n`;
  }
}

function blocksOf({ title, details, text }: Entry, between: string): Block[] {
  const spans: Span[] = [
    ...marked(title.text, title.ranges ?? [], 'strong'),
    { text: `\u2028${details.join(between)}`, style: 'dim' },
  ];
  if (text.text !== '') spans.push({ text: '\u2028' }, ...marked(text.text, text.ranges ?? []));
  return [{ kind: 'paragraph', line: 1, spans }];
}
