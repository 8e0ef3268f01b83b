import { emptyDocument } from '../../../../document/document.js';
import { footnotesText } from '../../../../document/document-text.js';
import { createLayout } from '../../../../layout/layout.js';
import type { Line } from '../../../../layout/line.js';
import { resolveLink } from '../../../../library/links/resolve-link.js';
import { displayWidth } from '../../../../text/display-width.js';
import { readerLayout } from '../../screen-layout.js';
import type { Reading, State } from '../../state.js';
import { layoutOptions } from '../document-layout.js';

/** Maximum rows of the preview at the bottom of the text. */
const MAX_ROWS = 4;

/**
 * Lines that preview the selected footnote or image below the text. A mark shows that they are cut. Empty for a link: its
 * target is in the status row.
 */
export function footnotePreview(state: State): readonly Line[] {
  if (state.size.rows < 2 * MAX_ROWS || statusFootnote(state) !== undefined) return [];
  const lines = footnoteLines(state, MAX_ROWS + 1);
  const last = lines[MAX_ROWS - 1];
  if (lines.length <= MAX_ROWS || !last) return lines;
  const more = { text: state.settings.ascii ? ' ~' : ' …', style: 'dim' };
  return [...lines.slice(0, MAX_ROWS - 1), { ...last, spans: [...last.spans, more], width: last.width + 2 }];
}

/** Columns of the status row that a footnote leaves to the mark before it and the hint after it. */
const STATUS_COLUMNS = 24;

/**
 * Text of the selected footnote for the status row. Undefined if it does not fit there and is previewed instead. A window without
 * room for a preview gets its start.
 */
export function statusFootnote(state: State): string | undefined {
  const { reading, size } = state;
  if (!reading || reading.selected?.footnote === undefined) return undefined;
  const footnote = reading.parsing.document.footnotes[reading.selected.footnote];
  if (!footnote) return undefined;
  const whole = footnotesText([footnote]);
  const text = `footnote ${footnote.number}: ${whole.slice(0, MAX_STATUS_TEXT).replaceAll(/\s+/g, ' ').trim()}`;
  const fits = whole.length <= MAX_STATUS_TEXT && displayWidth(text) <= size.columns - STATUS_COLUMNS;
  return fits || size.rows < 2 * MAX_ROWS ? text : undefined;
}

/** Length of a text that is wider than any status row, in code units. */
const MAX_STATUS_TEXT = 1000;

/** The first `limit` lines of the selected footnote or image. */
export function footnoteLines(state: State, limit = Number.POSITIVE_INFINITY): Line[] {
  const { reading } = state;
  if (!reading?.selected) return [];
  const document = footnoteDocument(reading);
  if (!document) return [];
  const options = layoutOptions(state, readerLayout(state).width, reading);
  const layout = createLayout(document, { ...options, links: 'none' });
  const lines: Line[] = [];
  for (let block = 0; block < layout.count && lines.length < limit; block++)
    for (const line of layout.lines(block)) if (line.width > 0) lines.push(line);
  return lines.slice(0, limit);
}

function footnoteDocument({ parsing, selected }: Reading) {
  const { document } = parsing;
  const footnote = selected?.footnote === undefined ? undefined : document.footnotes[selected.footnote];
  if (footnote) return { ...emptyDocument(), blocks: footnote.blocks, links: document.links };
  const link = selected?.link === undefined ? undefined : document.links[selected.link];
  if (!link || link.kind === 'link') return undefined;
  const spans = [{ text: `${link.title ? `${link.title}: ` : ''}${link.target}` }];
  return { ...emptyDocument(), blocks: [{ kind: 'paragraph' as const, spans, line: 1 }] };
}

/** Describes the target of the selected link, for the status row. */
export function targetText(state: State): string {
  const { reading } = state;
  const { selected } = reading ?? {};
  if (!reading || !selected) return '';
  const { document } = reading.parsing;
  if (selected.footnote !== undefined)
    return `footnote ${document.footnotes[selected.footnote]?.number ?? ''}`;
  const link = document.links[selected.link ?? -1];
  if (!link) return '';
  if (link.kind !== 'link') return `${link.kind} ${link.target}`;
  const resolved = resolveLink(state.library, reading.article, link.target);
  if (resolved.kind === 'article')
    return `${resolved.article.title}${resolved.anchor ? ` #${resolved.anchor}` : ''}`;
  return link.target;
}
