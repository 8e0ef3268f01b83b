/** Rules on images, the cover among them. */
import { FIELDS, lineOfKey } from '../../../library/front-matter/fields.js';
import { resolveTarget } from '../../../library/links/resolve-link.js';
import type { LinkUse } from '../collect-links.js';
import type { Fault } from '../diagnostic.js';
import type { Subject } from '../rule-context.js';

export function* missingImage(subject: Subject): Generator<Fault> {
  const { article, site } = subject;
  for (const { link, line } of imagesOf(subject)) {
    const resolved = resolveTarget(site, article, link.target);
    if (resolved.kind !== 'file' || link.target.startsWith('/') || site.exists(resolved.path)) continue;
    yield {
      line,
      text: link.target,
      message: `The image “${link.target}” is not there.`,
      hint: 'Mend its path, which starts at this file’s folder.',
    };
  }
}

function* imagesOf({ links, fields: { image }, matter }: Subject): Generator<Pick<LinkUse, 'link' | 'line'>> {
  yield* links.filter(({ link }) => link.kind === 'image');
  if (image === undefined) return;
  const lines = FIELDS.image.keys.map(key => lineOfKey(matter, key.split('.')[0] ?? key));
  yield { link: { target: image, kind: 'image' }, line: Math.max(...lines) };
}

export function* noAltText({ links, rows }: Subject): Generator<Fault> {
  for (const { link, text, line } of links) {
    if (link.kind !== 'image' || text === undefined) continue;
    if (text.trim() !== '' && text !== fileOf(link.target)) continue;
    const row = rows[line - 1] ?? '';
    if (isDecoration(row)) continue;
    yield {
      line,
      text: link.target,
      message: `The image “${link.target}” has no alternative text.`,
      hint: `Describe it ${placeOfText(row, link.target)}: a terminal shows nothing else of it.`,
    };
  }
}

/** Where a description is written: at the end of a wiki link, as an attribute in HTML and shortcodes, else in Markdown's brackets. */
function placeOfText(row: string, target: string): string {
  if (row.includes(`![[${target}`)) return 'behind a bar, ![[file|what it shows]]';
  return /\bsrc=/.test(row) ? 'in alt="..."' : 'between the brackets';
}

/** In HTML an empty alternative text says that there is nothing to describe (HTML, 4.8.4.4.6); in Markdown it is a slip. */
function isDecoration(row: string): boolean {
  return /<img\b[^>]*\s(?:alt=(?:""|'')|aria-hidden=["']?true|role=["']?(?:presentation|none)\b)/i.test(row);
}

/** What is shown in place of an alternative text that is missing. */
function fileOf(target: string): string {
  return target.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}
