import { emptyDocument } from '../../../../document/document.js';
import { createLayout } from '../../../../layout/layout.js';
import type { Line } from '../../../../layout/line.js';
import { resolveTarget } from '../../../../library/links/resolve-link.js';
import { readerLayout } from '../../screen-layout.js';
import type { Reading, State } from '../../state.js';
import { pageOptions } from '../document-layout.js';

/** The most rows that are shown at the foot of the text. */
const MOST = 4;

/** What is shown at the foot for the selected footnote or image, marked where it is not all; nothing for a link, whose target is in the status. */
export function footLines(state: State): readonly Line[] {
  if (state.size.rows < 2 * MOST) return [];
  const lines = footText(state, MOST + 1);
  const last = lines[MOST - 1];
  if (lines.length <= MOST || !last) return lines;
  const more = { text: state.settings.ascii ? ' ~' : ' …', style: 'dim' };
  return [...lines.slice(0, MOST - 1), { ...last, spans: [...last.spans, more], width: last.width + 2 }];
}

/** The same as far as `most` rows. */
export function footText(state: State, most = Number.POSITIVE_INFINITY): Line[] {
  const { reading } = state;
  if (!reading?.selected) return [];
  const document = footDocument(reading);
  if (!document) return [];
  const page = createLayout(document, {
    ...pageOptions(state, readerLayout(state).measure, reading.article),
    links: 'none',
  });
  const lines: Line[] = [];
  for (let block = 0; block < page.count && lines.length < most; block++)
    for (const line of page.lines(block)) if (line.width > 0) lines.push(line);
  return lines.slice(0, most);
}

function footDocument({ parsing, selected }: Reading) {
  const { document } = parsing;
  const note = selected?.note === undefined ? undefined : document.footnotes[selected.note];
  if (note) return { ...document, blocks: note.blocks, footnotes: [] };
  const link = selected?.link === undefined ? undefined : document.links[selected.link];
  if (link?.kind !== 'image') return undefined;
  const spans = [{ text: `${link.title ? `${link.title}: ` : ''}${link.target}` }];
  return { ...emptyDocument(), blocks: [{ kind: 'paragraph' as const, spans, line: 1 }] };
}

/** What the selected link leads to, for the status row. */
export function targetText(state: State): string {
  const { reading } = state;
  const { selected } = reading ?? {};
  if (!reading || !selected) return '';
  const { document } = reading.parsing;
  if (selected.note !== undefined) return `footnote ${document.footnotes[selected.note]?.number ?? ''}`;
  const link = document.links[selected.link ?? -1];
  if (!link) return '';
  if (link.kind === 'image') return `image ${link.target}`;
  const resolved = resolveTarget(state.library, reading.article, link.target);
  if (resolved.kind === 'article')
    return `${resolved.article.title}${resolved.anchor ? ` #${resolved.anchor}` : ''}`;
  return link.target;
}
