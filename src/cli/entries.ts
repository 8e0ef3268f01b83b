/** What `list` and `search` show on a terminal: entries of a title, details and a text, set and painted like any page. */
import type { Range } from '../search/hit.js';
import { type Block, emptyDocument, type Run } from '../typeset/document.js';
import { createPage } from '../typeset/page.js';
import { type Painter, paint } from '../typeset/paint.js';
import { type StyleName, withStyle } from '../typeset/style.js';

export interface Entry {
  title: Run[];
  details: string;
  /** Left out where empty. */
  text: Run[];
}

/** The entries as rows, a blank row between two. */
export function* entryRows(entries: Iterable<Entry>, measure: number, painter: Painter): Generator<string> {
  let first = true;
  for (const entry of entries) {
    const page = createPage(
      { ...emptyDocument(), blocks: [...blocksOf(entry)] },
      { measure, links: 'none', wrapCode: false, ascii: false, linear: false },
    );
    if (!first) yield '\n';
    first = false;
    for (const line of page.lines(0)) yield `${paint(line, painter)}\n`;
  }
}

function blocksOf({ title, details, text }: Entry): Block[] {
  const runs: Run[] = [...title, { text: `\u2028${details}`, style: 'dim' }];
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
